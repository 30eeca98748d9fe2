// The title of the window: the company and the report, in the language shown.
import { labels } from "../i18n/labels.ts";
import type { Language } from "../i18n/language.ts";
import type { Report } from "../report/model.ts";

/** What the window and a printed file are called. */
export function documentTitle(report: Report | undefined, language: Language): string {
  const words = labels(language);
  if (!report) return `${words.brand} · ${words.brandLine}`;
  const { title, as_of } = report.meta;
  return [title[language], as_of].filter(Boolean).join(" · ");
}
