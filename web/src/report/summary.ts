// What a manager reads first: the conclusion, the key figures, the ranked findings.
import { html, nothing, type TemplateResult } from "lit";
import { cards } from "./cards.ts";
import type { Finding, Report } from "./model.ts";
import type { Reader } from "./reader.ts";

const MARKS = { good: "▲", bad: "▼", neutral: "●" } as const;

function finding(item: Finding, index: number, report: Report, reader: Reader): TemplateResult {
  const { labels } = reader;
  const section = report.sections.find((candidate) => candidate.id === item.section);
  return html`<li data-number=${index + 1}>
    <div>
      <p>${reader.text(item.text)}</p>
      <div class="about">
        ${
          item.tone === "neutral"
            ? nothing
            : html`<span class=${item.tone}
                ><span aria-hidden="true">${MARKS[item.tone]}</span>
                ${labels.report[item.tone]}</span
              >`
        }
        ${
          section
            ? html`<a href="#${section.id}"
                >${labels.report.seeSection} ${reader.text(section.title)}</a
              >`
            : nothing
        }
      </div>
    </div>
  </li>`;
}

export function summaryView(report: Report, reader: Reader): TemplateResult {
  const { labels } = reader;
  const { text, findings } = report.summary;
  const paragraph = reader.text(text);
  const note = report.meta.notes.summary;
  return html`<section id="summary" part="summary" aria-labelledby="summary-title">
    <h2 id="summary-title" class="eyebrow" tabindex="-1">${labels.report.summary}</h2>
    ${paragraph ? html`<p class="lead">${paragraph}</p>` : nothing}
    ${
      note
        ? html`<div class="note analyst"><strong>${labels.report.analyst}</strong> ${note}</div>`
        : nothing
    }
    ${cards(report, reader)}
    ${
      findings.length
        ? html`<h3>${labels.report.findings}</h3>
            <ol class="findings">
              ${findings.map((item, index) => finding(item, index, report, reader))}
            </ol>`
        : nothing
    }
  </section>`;
}
