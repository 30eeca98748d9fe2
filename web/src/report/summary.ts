// What a manager reads first: the conclusion, the key figures, the ranked findings.
import { html, nothing, type TemplateResult } from "lit";
import type { Palette } from "../charts/palette.ts";
import { blockView, widths } from "./block.ts";
import { cards } from "./cards.ts";
import { KEY_BLOCKS } from "./key_figures.ts";
import { summaryOf, type Finding, type Report } from "./model.ts";
import type { Reader } from "./reader.ts";

const MARKS = { good: "▲", bad: "▼", neutral: "●" } as const;

function finding(item: Finding, report: Report, reader: Reader): TemplateResult {
  const { labels } = reader;
  const section = report.sections.find((candidate) => candidate.id === item.section);
  return html`<li>
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

export function summaryView(report: Report, reader: Reader, palette: Palette): TemplateResult {
  const { labels } = reader;
  const summary = summaryOf(report);
  const conclusion = reader.text(summary?.conclusion);
  const findings = summary?.findings ?? [];
  const blocks = (summary?.blocks ?? []).filter((block) => !KEY_BLOCKS.includes(block.id));
  const sizes = widths(blocks);
  return html`<section id="summary" aria-labelledby="summary-title">
    <h2 id="summary-title" class="eyebrow" tabindex="-1">${labels.report.summary}</h2>
    ${conclusion ? html`<p class="lead">${conclusion}</p>` : nothing}
    ${
      summary?.note
        ? html`<div class="note analyst">
            <strong>${labels.report.analyst}</strong> ${summary.note}
          </div>`
        : nothing
    }
    ${cards(report, reader)}
    ${
      findings.length
        ? html`<h3>${labels.report.findings}</h3>
            <ol class="findings">
              ${findings.map((item) => finding(item, report, reader))}
            </ol>`
        : nothing
    }
    <div class="blocks">
      ${blocks.map((block, index) => blockView(block, sizes[index]!, reader, palette))}
    </div>
    ${
      summary?.missing.length
        ? html`<div class="note">
            ${summary.missing.map((text) => html`<p>${reader.text(text)}</p>`)}
          </div>`
        : nothing
    }
  </section>`;
}
