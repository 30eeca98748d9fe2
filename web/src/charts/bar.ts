// Bars, side by side or stacked. Long or many names lie on their side; what is worth looking at
// is in the accent and the rest steps back. On paper many lying bars stand in two columns.
import {
  base,
  categoryAxis,
  legend,
  rowTooltip,
  sharedAxis,
  textWidth,
  valueAxis,
} from "./axes.ts";
import { categoryColour } from "./category_colour.ts";
import { cutAxis, cutLabel, cutOf } from "./cut.ts";
import { errorBars } from "./error_bars.ts";
import type { Option } from "./echarts.ts";
import { drawnWidth } from "./measure.ts";
import { partOf, type Source } from "./source.ts";

export function isHorizontal(source: Source): boolean {
  const { column, names } = source.x;
  if (column.unit === "date" || column.unit === "month") return false;
  const widest = Math.max(...names.map(textWidth));
  return (widest + 16) * names.length > source.width - 80;
}

/** So many stand below one another on paper: a taller chart leaves the page before it half empty. */
const MOST_BELOW = 12;
const MOST_LABELLED = 16;
/** What two columns need side by side. */
const LEAST_WIDTH = 560;
const BETWEEN = 24;
/** Beside their names, bars of a chart so wide have room for few numbers below them. */
const NARROW = 420;
const LEFT = 8;

/** How many columns the bars stand in. */
export function columnsOf(source: Source): 1 | 2 {
  const many = source.onPaper && source.spec.type === "bar" && source.x.names.length > MOST_BELOW;
  return many && source.width >= LEAST_WIDTH && isHorizontal(source) ? 2 : 1;
}

export function bar(source: Source): Option {
  const columns = columnsOf(source);
  if (columns === 1) return bars(source, false);
  const each = Math.ceil(source.x.names.length / columns);
  const parts = [partOf(source, 0, each), partOf(source, each, source.x.names.length)];
  return sideBySide(source, parts);
}
export function stackedBar(source: Source): Option {
  return bars(source, true);
}

/** Parts of a chart in columns that can be compared: equal lengths are equal amounts. */
function sideBySide(source: Source, parts: readonly Source[]): Option {
  const ends = source.y.flatMap(({ values, low, high }) => [values, low ?? [], high ?? []]);
  const axis = sharedAxis(ends.flat());
  const width = (source.width - LEFT - BETWEEN) / parts.length;
  const widest = Math.max(
    ...source.x.names.map((name) => drawnWidth(name, 12, source.palette.font)),
  );
  const names = Math.min(width * 0.46, Math.ceil(widest) + 4);
  const drawn = parts.map((part) => bars(part, false, { whole: source, names }));
  return {
    ...drawn[0],
    grid: drawn.map(({ grid: { top, right } }, column) => ({
      top,
      bottom: 28,
      left: LEFT + column * (width + BETWEEN) + names + 8,
      width: width - names - 8 - right,
    })),
    xAxis: drawn.map(({ xAxis }, gridIndex) => ({ ...xAxis, ...axis, gridIndex })),
    yAxis: drawn.map(({ yAxis }, gridIndex) => ({ ...yAxis, gridIndex })),
    series: drawn.flatMap(({ series }, column) =>
      series.map((one) => ({ ...one, xAxisIndex: column, yAxisIndex: column })),
    ),
  };
}

/** `within`: the chart that `source` is a column of, and the width of its names. */
function bars(source: Source, stacked: boolean, within?: { whole: Source; names: number }) {
  const { palette, reader, x, y } = source;
  const whole = within?.whole ?? source;
  const horizontal = isHorizontal(whole);
  const names = y.map((series) => reader.text(series.column.label));
  const anyMarked = whole.highlight.some(Boolean);
  const colour = (series: number, row: number) => {
    if (y.length > 1) {
      return categoryColour(y[series]?.column.label, palette) ?? palette.series[series % 8]!;
    }
    const named = categoryColour(x.cells[row], palette);
    if (named) return named;
    return anyMarked && !source.highlight[row] ? palette.muted : palette.accent;
  };
  const shares = stacked && y.every((series) => series.column.unit === "share");
  const wide = within?.names ?? Math.min(260, source.width * (source.onPaper ? 0.46 : 0.4));
  const widest = Math.max(...x.names.map((name) => drawnWidth(name, 12, palette.font)));
  // On screen a bar is as high as two lines, which are broken between words.
  const inTwoLines = !source.onPaper && widest > wide && widest < 1.6 * wide;
  const category = categoryAxis(source, x.names, {
    ...(horizontal
      ? {
          inverse: true,
          axisLabel: {
            color: palette.text,
            fontSize: 12,
            interval: 0,
            // With a line's height every name would take the whole width.
            ...(inTwoLines
              ? { width: wide, lineHeight: 14, overflow: "break" }
              : { width: wide, overflow: "truncate" }),
          },
        }
      : { axisLabel: { color: palette.text, fontSize: 12, interval: 0 } }),
  });
  const cut = stacked ? undefined : cutOf(source, y);
  const value = valueAxis(whole, y[0]!.column.unit, {
    ...(horizontal && source.width < NARROW ? { splitNumber: 2 } : {}),
    ...(shares ? { max: 1, interval: 0.25 } : {}),
    ...cutAxis(cut, palette),
  });
  const labelled = !stacked && y.length === 1 && x.names.length <= MOST_LABELLED && !y[0]!.low;
  return {
    ...base(source),
    grid: {
      left: LEFT,
      right: horizontal && labelled ? 64 : 20,
      top: names.length > 1 ? 44 : 24,
      bottom: 8,
      containLabel: true,
    },
    legend: legend(source, names),
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, ...rowTooltip(source, colour) },
    xAxis: horizontal ? value : category,
    yAxis: horizontal ? category : value,
    series: [
      ...y.map((series, index) => ({
        type: "bar",
        name: names[index],
        ...(stacked ? { stack: "all" } : {}),
        barMaxWidth: 36,
        barCategoryGap: "32%",
        itemStyle: {
          color: colour(index, 0),
          borderColor: palette.paper,
          borderWidth: stacked ? 1 : 0,
        },
        data: series.values.map((amount, row) => ({
          value: amount,
          ...(y.length === 1 ? { itemStyle: { color: colour(index, row) } } : {}),
          ...(cut?.series === series && cut.row === row
            ? { label: { ...cutLabel(source, cut), position: "top" } }
            : {}),
        })),
        label: {
          show: labelled,
          position: horizontal ? "right" : "top",
          color: palette.text,
          fontSize: 12,
          formatter: ({ value: amount }: { value: number }) =>
            typeof amount === "number" ? reader.number(amount, series.column.unit) : "",
        },
        labelLayout: { hideOverlap: true },
      })),
      ...(stacked ? [] : errorBars(source, horizontal)),
    ],
  };
}
