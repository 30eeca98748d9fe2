// The two languages, and a text in both.
export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text of the report: written by the core in both languages. */
export type LocalText = Record<Language, string>;

export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.includes(text as Language);
}

/** The reader's language: what was asked for, else the browser's, else Chinese. */
export function chooseLanguage(
  asked: string | null | undefined,
  browser: readonly string[],
): Language {
  if (isLanguage(asked)) return asked;
  const first = browser.find((tag) => /^(zh|en)\b/i.test(tag));
  return first && /^en/i.test(first) ? "en" : "zh-CN";
}
