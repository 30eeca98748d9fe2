// A company's colours in charts: the custom properties of the element around them, where they are set.
import { color } from "echarts/core";
import type { Palette } from "./palette.ts";

type Channels = readonly [red: number, green: number, blue: number, alpha: number];

/** In the form the charts' own colours have. */
function hex([red, green, blue]: Channels): string {
  const two = (value: number) => Math.round(value).toString(16).padStart(2, "0");
  return `#${two(red)}${two(green)}${two(blue)}`;
}

/** A colour as charts can use it; undefined for one they cannot read (oklch, light-dark, …). */
function readable(text: string): string | undefined {
  const channels = text.trim()
    ? (color.parse(text.trim()) as unknown as Channels | undefined)
    : undefined;
  return channels && hex(channels);
}

/** `share` of the way from one colour to the other. */
function mixed(from: string, to: string, share: number): string {
  const [a, b] = [from, to].map((text) => color.parse(text) as unknown as Channels) as [
    Channels,
    Channels,
  ];
  const at = (index: 0 | 1 | 2) => a[index] + (b[index] - a[index]) * share;
  return hex([at(0), at(1), at(2), 1]);
}

/** Where on the way from paper to accent the steps of a ramp lie, and what follows in ink. */
const RAMP = [0.06, 0.22, 0.45, 0.75, 1];

/**
 * `base` with the colours that `valueOf` has: "accent", "paper", "ink", "quiet", "rule", "series-1" to
 * "series-8"; and the font. What `base` shows in its accent, and the paler ones beside it, follow the accent.
 */
export function themed(base: Palette, valueOf: (name: string) => string): Palette {
  const value = (name: string) => readable(valueOf(name));
  const paper = value("paper") ?? base.paper;
  const text = value("ink") ?? base.text;
  const series = base.series.map((own, index) => value(`series-${index + 1}`) ?? own);
  const font = valueOf("font").trim();
  const plain = {
    ...base,
    paper,
    text,
    quiet: value("quiet") ?? base.quiet,
    grid: value("rule") ?? base.grid,
    series,
    ...(font ? { font } : {}),
  };
  const accent = value("accent");
  if (!accent) return plain;
  const soft = (share: number) => mixed(paper, accent, share);
  const paler: Record<string, string> = {
    [base.named.b!]: soft(0.62),
    [base.named.regular_value!]: soft(0.5),
  };
  const follow = (own: string) => (own === base.accent ? accent : (paler[own] ?? own));
  return {
    ...plain,
    accent,
    accentSoft: soft(0.25),
    series: series.map(follow),
    ramp: [...RAMP.map(soft), mixed(accent, text, 0.45)],
    named: Object.fromEntries(Object.entries(base.named).map(([id, own]) => [id, follow(own)])),
  };
}
