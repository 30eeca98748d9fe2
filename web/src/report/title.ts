// The title: whose report, over which period, from how much data, under which filter.
import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "./model.ts";
import type { Reader } from "./reader.ts";

/** "Region: East", one for each filter in force. */
export function filterWords(report: Report, reader: Reader): string[] {
  return report.meta.filters.map(({ label, value }) => `${reader.text(label)}: ${value}`);
}

export function titleView(report: Report, reader: Reader): TemplateResult {
  const { meta } = report;
  const words = reader.labels.report;
  const fact = (label: string, text: string) =>
    text
      ? html`<div>
          <dt>${label}</dt>
          <dd>${text}</dd>
        </div>`
      : nothing;
  const rows = meta.files.reduce((sum, file) => sum + file.rows, 0);
  const filters = filterWords(report, reader);
  const title = reader.text(meta.title);
  return html`<header class="title" part="title">
    ${meta.company ? html`<p class="kind">${reader.labels.brandLine}</p>` : nothing}
    <h1>${meta.company || title}</h1>
    <dl class="facts">
      ${fact(words.period, meta.period ? `${meta.period.first} – ${meta.period.last}` : "")}
      ${fact(words.asOf, meta.as_of ?? "")}
      ${fact(words.sources, fileWords(meta.files.length, rows, reader))}
      ${filters.length ? fact(words.filters, filters.join("; ")) : nothing}
    </dl>
  </header>`;
}

function fileWords(files: number, rows: number, reader: Reader): string {
  const count = reader.exact(rows, "count");
  return reader.language === "en"
    ? `${files} ${files === 1 ? "file" : "files"}, ${count} rows`
    : `${files} 个文件，${count} 行`;
}
