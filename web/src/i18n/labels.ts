// The interface's own words. The report's texts come from its JSON, in both languages.
import type { Language, LocalText } from "./language.ts";
import { english } from "./en.ts";
import { chinese, type Labels } from "./zh-CN.ts";

export type { Labels };

export function labels(language: Language): Labels {
  return language === "en" ? english : chinese;
}

/** A text of the interface in both languages, for what is shown again after the language changed. */
export function inBoth(text: (words: Labels) => string): LocalText {
  return { "zh-CN": text(chinese), en: text(english) };
}
