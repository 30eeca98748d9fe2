// What stands at the head of every printed page: whose report, of which period, under which filters.
// Margins of pages belong to the document, so this is a style sheet of the document's.
import type { Report } from "../report/model.ts";
import type { Reader } from "../report/reader.ts";
import { filterWords } from "../report/title.ts";

/** A text of data as a CSS string: nothing in it can end the string. */
export function cssString(text: string): string {
  const escaped = text.replace(
    /[^\p{L}\p{N} ,.;:()·–-]/gu,
    (character) => `\\${character.codePointAt(0)!.toString(16)} `,
  );
  return `"${escaped}"`;
}

export function headerText(report: Report, reader: Reader): string {
  const { company, title, period } = report.meta;
  return [
    company || reader.text(title),
    period ? `${period.first} – ${period.last}` : "",
    ...filterWords(report, reader),
  ]
    .filter(Boolean)
    .join(" · ");
}

let sheet: CSSStyleSheet | undefined;
let marked: string | undefined;

export function markPages(text: string): void {
  // A new rule of the document's would have the style of all its elements worked out again.
  if (text === marked) return;
  marked = text;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  sheet.replaceSync(
    `@page { @top-left { content: ${cssString(text)}; font: 8.5pt system-ui, sans-serif; color: #5a6573; } }
     @page :first { @top-left { content: none; } }`,
  );
}
