// The contents: a link a section, the one being read marked.
import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "./model.ts";
import { pageNumber } from "./page_numbers.ts";
import type { Reader } from "./reader.ts";

export interface Entry {
  id: string;
  number: string;
  name: string;
}

/** Every section of the document in order, with the numbers headings and contents share. */
export function entries(report: Report, reader: Reader, compared: boolean): Entry[] {
  const words = reader.labels.report;
  const chapters = [
    ...report.sections.map((section) => ({ id: section.id, name: reader.text(section.title) })),
    ...(report.recommendations.length ? [{ id: "actions", name: words.actions }] : []),
    { id: "quality", name: words.quality },
    ...(report.methods.length ? [{ id: "methods", name: words.methods }] : []),
  ];
  return [
    { id: "summary", number: "", name: words.summary },
    ...(compared ? [{ id: "since", number: "", name: reader.labels.compare.title }] : []),
    ...chapters.map((chapter, index) => ({ ...chapter, number: String(index + 1) })),
  ];
}

/** `paged`: as printed, with a place for the page of each. */
export function contents(
  list: readonly Entry[],
  current: string,
  reader: Reader,
  paged = false,
): TemplateResult {
  const { labels } = reader;
  return html`<div class="contents" part="contents">
    <nav aria-label=${labels.report.contents}>
      <h2>${labels.report.contents}</h2>
      <ol .style=${`--rows: ${Math.ceil(list.length / 2)}`}>
        ${list.map(
          (entry) =>
            html`<li>
              <a href="#${entry.id}" aria-current=${entry.id === current ? "true" : nothing}>
                <span class="number">${entry.number}</span><span>${entry.name}</span>
              </a>
              ${paged ? pageNumber() : nothing}
            </li>`,
        )}
      </ol>
    </nav>
  </div>`;
}
