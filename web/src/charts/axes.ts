// Axes, grid and words shared by the charts. Text is never smaller than 12 px.
import { formatNumber } from "../report/format.ts";
import type { LocalText } from "../i18n/language.ts";
import type { Unit } from "../report/model.ts";
import type { Reader } from "../report/reader.ts";
import { tooltipElement, tooltipStyle, type TooltipLine } from "./tooltip.ts";
import type { Source } from "./source.ts";

export const FONT =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

export function base(source: Source) {
  const { palette } = source;
  return {
    animation: false,
    textStyle: { fontFamily: palette.font ?? FONT, color: palette.text, fontSize: 13 },
    color: [...palette.series],
    grid: { left: 8, right: 20, top: 28, bottom: 8, containLabel: true },
  };
}

const SPLITS = 4;

/** An axis that reaches so far ends beyond what is written in full: 8,000 would stand beside 10k. */
const IN_FULL = { count: 8e4, other: 8e3 };

/**
 * A tick's spelling: shares without needless decimals, the rest as everywhere; all of an axis in one unit,
 * where `most` is the largest amount on it.
 */
export function tick(reader: Reader, unit: Unit, most = 0): (value: number) => string {
  const short = most > (unit === "count" ? IN_FULL.count : IN_FULL.other);
  return (value) => {
    if (unit === "share" && Number.isInteger(Math.round(value * 1e6) / 1e4)) {
      return `${Math.round(value * 100)}%`;
    }
    const style = { ...reader.style, short };
    return formatNumber(value, unit === "score" ? "number" : unit, style);
  };
}

export function valueAxis(source: Source, unit: Unit, more: object = {}) {
  const { palette, reader } = source;
  const of = source.y.filter(({ column }) => column.unit === unit);
  const most = Math.max(
    0,
    ...of.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0))),
  );
  return {
    type: "value",
    axisLabel: {
      color: palette.quiet,
      fontSize: 12,
      formatter: tick(reader, unit, most),
      hideOverlap: true,
    },
    splitLine: { lineStyle: { color: palette.grid } },
    axisLine: { show: false },
    axisTick: { show: false },
    splitNumber: SPLITS,
    nameTextStyle: { color: palette.quiet, fontSize: 12 },
    ...more,
  };
}

export function categoryAxis(source: Source, names: readonly string[], more: object = {}) {
  const { palette } = source;
  return {
    type: "category",
    data: [...names],
    axisLabel: { color: palette.quiet, fontSize: 12, hideOverlap: true },
    axisLine: { lineStyle: { color: palette.muted } },
    axisTick: { show: false },
    nameTextStyle: { color: palette.quiet, fontSize: 12 },
    ...more,
  };
}

/** What plain numbers below an axis count; other categories say themselves what they are. */
export function numbersName(source: Source, names: readonly string[], label: LocalText): string {
  const plain = (name: string) => /^[≥≤<>]?\d+(\.\d+)?%?([–-]\d+)?$/.test(name);
  const months = (name: string) => /^\d{4}(-\d{2})?$/.test(name);
  return names.every((name) => plain(name) && !months(name)) ? source.reader.text(label) : "";
}

/** A name below an axis, where it has one, and the room that it takes. */
export function nameBelow(name: string) {
  return {
    bottom: name ? 26 : 8,
    axis: name ? { name, nameLocation: "middle", nameGap: 28 } : {},
  };
}

/** How tall charts are whose two axes measure. */
export function measuredHeight({ width, onPaper }: Source): number {
  return Math.min(onPaper ? 230 : 400, Math.max(onPaper ? 210 : 300, width * 0.7));
}

export function legend(source: Source, names: readonly string[]) {
  return {
    show: names.length > 1,
    data: [...names],
    top: 0,
    left: 0,
    itemWidth: 14,
    itemHeight: 10,
    icon: "roundRect",
    textStyle: { color: source.palette.text, fontSize: 12 },
  };
}

/** All series of a row: their full values, with the interval where there is one. */
export function rowTooltip(source: Source, colours: (series: number, row: number) => string) {
  return {
    ...tooltipStyle(source.palette),
    formatter: (hit: unknown) => {
      const first = (Array.isArray(hit) ? hit[0] : hit) as { dataIndex: number };
      return rowElement(source, first.dataIndex, colours);
    },
  };
}

export function rowElement(
  source: Source,
  row: number,
  colours: (series: number, row: number) => string,
): HTMLElement {
  const { reader } = source;
  const lines = source.y.flatMap((series, index): TooltipLine[] => {
    const value = series.values[row];
    if (value === null || value === undefined) return [];
    const { unit } = series.column;
    const low = series.low?.[row];
    const high = series.high?.[row];
    const interval =
      typeof low === "number" && typeof high === "number"
        ? ` (${reader.exact(low, unit)} – ${reader.exact(high, unit)})`
        : "";
    return [
      {
        colour: colours(index, row),
        name: reader.text(series.column.label),
        value: reader.exact(value, unit) + interval,
      },
    ];
  });
  return tooltipElement(source.x.names[row] ?? "", lines);
}

/** Where an axis of several charts ends, and its step: round numbers, with zero among them. */
export function sharedAxis(values: readonly (number | null)[]) {
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)];
  const rough = (most - least || 1) / SPLITS;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const times = rough / unit;
  const interval = unit * (times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7 ? 5 : 10);
  const whole = (value: number) => Number(value.toPrecision(12));
  return {
    min: whole(Math.floor(least / interval) * interval),
    max: whole(Math.ceil((most - least ? most : 1) / interval) * interval),
    interval: whole(interval),
  };
}

/** Roughly how wide a text is, in pixels at 12 px: a Chinese character is twice a Latin one. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! > 0x2e7f ? 12 : 6.6;
  return width;
}
