// The colour of a category is the same in every chart of a report: by what it is called, never by
// where it stands.
import type { Cell } from "../report/model.ts";
import type { Palette } from "./palette.ts";

const NAMES: Readonly<Record<string, readonly string[]>> = {
  champions: ["重要价值", "重要价值客户", "champions"],
  grow: ["重要发展", "重要发展客户", "potential loyalists", "important, to grow"],
  keep: ["重要保持", "重要保持客户", "important, to keep"],
  win_back: ["重要挽留", "重要挽留客户", "at risk", "important, to win back"],
  regular_value: ["一般价值", "一般价值客户"],
  regular_grow: ["一般发展", "一般发展客户"],
  regular_keep: ["一般保持", "一般保持客户"],
  regular_win_back: ["一般挽留", "一般挽留客户"],
  a: ["a", "a类", "a 类", "a类客户", "a customers"],
  b: ["b", "b类", "b 类", "b类客户", "b customers"],
  c: ["c", "c类", "c 类", "c类客户", "c customers"],
  high: ["高价值", "高价值客户"],
  middle: ["中价值", "中价值客户"],
  low: ["低价值", "低价值客户"],
  promoters: ["推荐者", "promoters"],
  passives: ["中立者", "被动者", "passives"],
  detractors: ["贬损者", "批评者", "detractors"],
};
const byName = new Map(
  Object.entries(NAMES).flatMap(([key, names]) => names.map((name) => [name, key] as const)),
);

/** The name under which the palette knows a category, from its text in either language. */
export function categoryKey(cell: Cell | undefined): string | undefined {
  if (cell === null || cell === undefined || typeof cell === "number") return undefined;
  const texts = typeof cell === "string" ? [cell] : [cell["zh-CN"], cell.en];
  for (const text of texts) {
    const whole = text.trim().toLowerCase();
    // "Promoters (9–10)" are promoters.
    for (const folded of [whole, whole.replace(/\s*[(（][^()（）]*[)）]$/, "")]) {
      const key = byName.get(folded) ?? (Object.hasOwn(NAMES, folded) ? folded : undefined);
      if (key) return key;
    }
  }
  return undefined;
}

export function categoryColour(cell: Cell | undefined, palette: Palette): string | undefined {
  const key = categoryKey(cell);
  return key === undefined ? undefined : palette.named[key];
}
