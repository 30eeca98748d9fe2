// An axis cut where one value is many times all others: they would be a flat line below it. The cut shows
// as a zigzag through the chart, the value stands at its point, and words below the chart say so.
import type { Unit } from "../report/model.ts";
import { sharedAxis } from "./axes.ts";
import type { Palette } from "./palette.ts";
import type { Series, Source } from "./source.ts";

/** How many times all others a value is, and among how many, for the axis to be cut. */
const TIMES = 5;
const LEAST_VALUES = 8;

export interface Cut {
  series: Series;
  row: number;
  value: number;
  /** The part of the axis that is left out. */
  from: number;
  to: number;
  /** Where the axis ends, and its step. */
  max: number;
  interval: number;
}

/** The series that share an axis: lines have two at most, bars one. */
export function axesOf({ spec, y }: Source): Series[][] {
  if (spec.type !== "line") return [[...y]];
  const units = [...new Set(y.map(({ column }) => axisUnit(column.unit)))];
  const axis = ({ column }: Series) => Math.min(1, units.indexOf(axisUnit(column.unit)));
  return [0, 1]
    .map((at) => y.filter((series) => axis(series) === at))
    .filter(({ length }) => length);
}

/** What was counted and what a model expects of it, in fractions, are compared: they share an axis. */
export const axisUnit = (unit: Unit): Unit => (unit === "count" ? "number" : unit);

/**
 * Where the axis of these series is to be cut. Only over time, where one month beside itself hides the
 * others; among categories the length of the longest bar is what the chart says. Not below zero, and not
 * with intervals, which would be cut with it.
 */
export function cutOf(source: Source, series: readonly Series[]): Cut | undefined {
  const { unit } = source.x.column;
  const overTime = unit === "date" || unit === "month";
  if (!overTime || !["line", "bar"].includes(source.spec.type)) return undefined;
  if (series.some(({ low }) => low)) return undefined;
  const values = series
    .flatMap((one) => one.values.map((value, row) => ({ series: one, row, value: value ?? NaN })))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => b.value - a.value);
  const [most, second] = values;
  if (!most || !second || values.length < LEAST_VALUES || values.at(-1)!.value < 0)
    return undefined;
  const own = most.series.values.filter((value) => value !== null);
  if (own.length < LEAST_VALUES || second.value <= 0 || most.value <= TIMES * second.value)
    return undefined;
  // Room above the others: the zigzag would lie on them.
  const { max: from, interval } = sharedAxis([second.value * 1.1]);
  const steps = Math.ceil(most.value / interval);
  const whole = (value: number) => Number(value.toPrecision(12));
  return {
    ...most,
    from,
    to: whole((steps - 1) * interval),
    max: whole(steps * interval),
    interval,
  };
}

/** The axis itself, for ECharts. */
export function cutAxis(cut: Cut | undefined, palette: Palette): object {
  if (!cut) return {};
  return {
    min: 0,
    max: cut.max,
    interval: cut.interval,
    breaks: [{ start: cut.from, end: cut.to, gap: "8%" }],
    breakArea: {
      expandOnClick: false,
      zigzagAmplitude: 4,
      itemStyle: {
        color: palette.paper,
        opacity: 1,
        borderColor: palette.muted,
        borderType: "solid",
      },
    },
  };
}

/** The value at its point, beside it where it is the first or last. */
export function cutLabel(source: Source, cut: Cut): object {
  const { row, value, series } = cut;
  const position = row === 0 ? "right" : row === source.x.names.length - 1 ? "left" : "top";
  return {
    show: true,
    position,
    color: source.palette.text,
    fontSize: 12,
    fontWeight: "bold",
    formatter: () => source.reader.number(value, series.column.unit),
  };
}

/** That the axis is cut, and where, for a chart's reader. */
export function cutWords(source: Source): string | undefined {
  const { reader, x } = source;
  const cuts = axesOf(source).flatMap((series) => cutOf(source, series) ?? []);
  const said = cuts.map(({ series: { column }, row, value, from, to }) =>
    reader.labels.report.cut(
      reader.number(from, column.unit),
      reader.number(to, column.unit),
      `${x.names[row]} ${reader.text(column.label)}`,
      reader.number(value, column.unit),
    ),
  );
  return said.length > 0 ? said.join(" ") : undefined;
}
