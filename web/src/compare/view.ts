// The section that tells what changed since an earlier report: figures, findings, what was advised, groups.
import { css, html, nothing, type TemplateResult } from "lit";
import { dataTable } from "../report/data_table.ts";
import type { Finding } from "../report/model.ts";
import type { Reader } from "../report/reader.ts";
import type { ActionSince, Comparison, Moved } from "./compare.ts";
import {
  cautionWords,
  changeWords,
  conclusionWords,
  judgementWords,
  numberOf,
  readersOf,
  segmentTable,
  sideWords,
  type Readers,
} from "./words.ts";

export const compareStyles = css`
  .since .then {
    color: var(--quiet);
  }
  .since .sides {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 2px 16px;
    margin: 0 0 20px;
  }
  .since .sides dt {
    color: var(--quiet);
  }
  .since .sides dd {
    margin: 0;
  }
  .since figure + h3,
  .since .note + figure,
  .since figure + figure {
    margin-top: 32px;
  }
  .since ul.said {
    margin: 4px 0 14px;
    padding-inline-start: 1.2em;
  }
  .since h4 {
    margin: 12px 0 0;
    font-size: 0.9375rem;
    break-after: avoid;
  }
  @media print {
    .since {
      break-before: page;
    }
  }
  .since th .measure {
    display: block;
    font-size: 0.8125rem;
    color: var(--quiet);
    white-space: normal;
  }
`;

const MARKS = { good: "▲", bad: "▼", neutral: "" } as const;

function judgement(row: Moved, { now }: Readers): TemplateResult | string {
  const said = judgementWords(row, now);
  if (row.tone === "neutral") return said;
  return html`<span class=${row.tone}
    ><span aria-hidden="true">${MARKS[row.tone]}</span> ${said}</span
  >`;
}

const table = (caption: string, heads: [string, boolean][], rows: TemplateResult[]) =>
  html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table part="table">
      <thead>
        <tr>
          ${heads.map(
            ([name, number]) => html`<th scope="col" class=${number ? "number" : ""}>${name}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;

function figureTable(figures: readonly Moved[], readers: Readers): TemplateResult {
  const { now, then } = readers;
  const words = now.labels.compare;
  const rows = figures.map(
    (row) =>
      html`<tr>
        <th scope="row">${now.text(row.label)}</th>
        <td class="number then">${numberOf(row.old, row.unit, then)}</td>
        <td class="number">${numberOf(row.now, row.unit, now)}</td>
        <td class="number">${changeWords(row, readers)}</td>
        <td>${judgement(row, readers)}</td>
      </tr>`,
  );
  return html`<figure class="block tabular short">
    <figcaption><h3>${words.figures}</h3></figcaption>
    ${table(
      words.figures,
      [
        [now.labels.workbook.figure, false],
        [words.then, true],
        [words.now, true],
        [words.change, true],
        [words.judged, false],
      ],
      rows,
    )}
  </figure>`;
}

function findingLists({ findings }: Comparison, { now }: Readers): TemplateResult {
  const words = now.labels.compare;
  const list = (name: string, items: readonly Finding[]) =>
    items.length
      ? html`<h4>${name} (${items.length})</h4>
          <ul class="said">
            ${items.map(({ text }) => html`<li>${now.text(text)}</li>`)}
          </ul>`
      : nothing;
  const { fresh, gone, staying } = findings;
  return html`<figure class="block">
    <figcaption><h3>${words.findings}</h3></figcaption>
    ${fresh.length + gone.length === 0 ? html`<p>${words.noFindings}</p>` : nothing}
    ${list(words.fresh, fresh)} ${list(words.gone, gone)}
    ${list(
      words.staying,
      staying.map(({ now: finding }) => finding),
    )}
  </figure>`;
}

function actionTable({ actions }: Comparison, readers: Readers): TemplateResult | typeof nothing {
  const { now, then } = readers;
  const words = now.labels.compare;
  if (actions.earlier.length === 0) return nothing;
  const from = (item: ActionSince, key: "customers" | "money") => {
    const { old, now: today } = item[key];
    const unit = key === "money" ? "money" : "count";
    if (old === null && today === null) return words.none;
    return html`<span class="then">${numberOf(old, unit, then)}</span> →
      ${numberOf(today, unit, now)}`;
  };
  const rows = actions.earlier.map((item) => {
    return html`<tr>
      <th scope="row">
        ${now.text(item.action)}<span class="measure">${now.text(item.measure)}</span>
      </th>
      <td>${item.still ? words.still : words.over}</td>
      <td class="number">${from(item, "customers")}</td>
      <td class="number">${from(item, "money")}</td>
      <td>
        ${item.figures.map(
          (figure) => html`<div>${now.text(figure.label)} ${changeWords(figure, readers)}</div>`,
        )}
      </td>
    </tr>`;
  });
  return html`<figure class="block tabular">
    <figcaption><h3>${words.actions}</h3></figcaption>
    ${table(
      words.actions,
      [
        [now.labels.report.action, false],
        [words.state, false],
        [words.customers, true],
        [words.money, true],
        [words.measured, false],
      ],
      rows,
    )}
    <p class="more">${words.notCause}</p>
    ${
      actions.fresh.length
        ? html`<h4>${words.also}</h4>
            <ul class="said">
              ${actions.fresh.map((text) => html`<li>${now.text(text)}</li>`)}
            </ul>`
        : nothing
    }
  </figure>`;
}

export function compareView(comparison: Comparison, reader: Reader): TemplateResult {
  const words = reader.labels.compare;
  const { sides, figures, cautions } = comparison;
  const readers = readersOf(comparison, reader);
  const sameCurrency = sides.old.currency === sides.now.currency;
  return html`<section
    class="chapter since"
    part="section"
    id="since"
    aria-labelledby="since-title"
  >
    <p class="eyebrow">${words.title}</p>
    <h2 id="since-title" part="heading" tabindex="-1">${conclusionWords(comparison, reader)}</h2>
    <dl class="sides">
      <dt>${words.then}</dt>
      <dd>${sideWords(sides.old, reader)}</dd>
      <dt>${words.now}</dt>
      <dd>${sideWords(sides.now, reader)}</dd>
    </dl>
    ${
      cautions.length
        ? html`<div class="note">
            ${cautions.map((caution) => html`<p>${cautionWords(caution, reader)}</p>`)}
          </div>`
        : nothing
    }
    ${figures.length ? figureTable(figures, readers) : nothing} ${findingLists(comparison, readers)}
    ${actionTable(comparison, readers)}
    ${comparison.segments.map(
      (segments) =>
        html`<figure class="block tabular short">
          <figcaption><h3>${words.segments[segments.column]}</h3></figcaption>
          ${dataTable(
            segmentTable(segments, readers, sameCurrency),
            reader,
            words.segments[segments.column] ?? "",
          )}
        </figure>`,
    )}
    <p class="more">${words.method}</p>
  </section>`;
}
