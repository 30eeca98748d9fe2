// The interface's own words. The report's texts come from its JSON, in both languages.
import type { Language } from "./language.ts";
import { english } from "./en.ts";
import { chinese, type Labels } from "./zh-CN.ts";

export type { Labels };

export function labels(language: Language): Labels {
  return language === "en" ? english : chinese;
}
