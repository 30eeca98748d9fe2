// How numbers are written for a reader: 万/亿 in Chinese, k/M/B in English; `exact` writes all
// digits, for tables, hovering and exports. Rounding is half away from zero, as Intl does.
import type { Language } from "../i18n/language.ts";
import type { Unit } from "./model.ts";

export interface NumberStyle {
  language: Language;
  currency?: string;
  /** In the largest unit that fits from 1k or 1万 on: how an axis that reaches so far is written. */
  short?: boolean;
}

const MINUS = "\u2212";
const SYMBOLS: Record<string, string> = {
  CNY: "¥",
  USD: "$",
  GBP: "£",
  EUR: "€",
  JPY: "¥",
  HKD: "HK$",
};

const STEPS: Record<Language, { from: number; suffix: string }[]> = {
  "zh-CN": [
    { from: 1e8, suffix: "亿" },
    { from: 1e4, suffix: "万" },
  ],
  en: [
    { from: 1e9, suffix: "B" },
    { from: 1e6, suffix: "M" },
    { from: 1e4, suffix: "k" },
  ],
};

const formats = new Map<string, Intl.NumberFormat>();
function digits(value: number, least: number, most: number): string {
  const key = `${least}/${most}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat("en-US", {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    });
    formats.set(key, format);
  }
  return format.format(value);
}

/** Three or four significant digits in the largest unit that fits. */
function compact(value: number, { language, short }: NumberStyle, fraction: number): string {
  const rounded = Number(value.toFixed(fraction));
  for (const step of STEPS[language]) {
    const { suffix } = step;
    const divisor = suffix === "k" ? 1e3 : step.from;
    const from = short ? divisor : step.from;
    const scaled = value / divisor;
    const shown = Number(scaled.toFixed(scaled < 10 ? 2 : scaled < 1000 ? 1 : 0));
    // What rounds up to the next unit is written in it: 99,999,999 is 1亿, not 10,000万.
    if (rounded >= from || (from > 1e4 && shown * divisor >= from))
      return digits(shown, 0, 2) + suffix;
  }
  return digits(value, 0, rounded >= 1000 ? 0 : fraction);
}

function magnitude(value: number, unit: Unit, style: NumberStyle, exact: boolean): string {
  const { language } = style;
  switch (unit) {
    case "money": {
      const amount = exact
        ? digits(value, Number.isInteger(value) ? 0 : 2, 2)
        : compact(value, style, 2);
      const code = style.currency ?? "";
      return (SYMBOLS[code] ?? (code ? `${code}\u00a0` : "")) + amount;
    }
    case "share":
      return `${digits(value * 100, exact ? 2 : 1, exact ? 2 : 1)}%`;
    case "points":
      return digits(value * 100, 1, exact ? 2 : 1) + (language === "en" ? " pp" : " 个百分点");
    case "days": {
      const number = digits(value, 0, exact || value < 10 ? 1 : 0);
      if (language === "zh-CN") return `${number} 天`;
      return `${number} ${number === "1" ? "day" : "days"}`;
    }
    case "p_value":
      return value < 0.001 ? "<0.001" : digits(value, 3, 3);
    case "score":
      return Number.isInteger(value) && value <= 10 ? digits(value, 0, 0) : digits(value, 1, 2);
    case "count":
      // As the core's sentences: counts below 100,000 in full.
      return exact || (value < 1e5 && !style.short)
        ? digits(value, 0, 0)
        : compact(value, style, 0);
    default:
      return exact ? digits(value, 0, 4) : compact(value, style, 2);
  }
}

export function formatNumber(value: number, unit: Unit, style: NumberStyle, exact = false): string {
  if (!Number.isFinite(value)) return "–";
  const text = magnitude(Math.abs(value), unit, style, exact);
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** A change, with its sign: "+12.3%", "−2.1 个百分点". */
export function formatChange(value: number, unit: Unit, style: NumberStyle): string {
  const text = formatNumber(value, unit, style);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
