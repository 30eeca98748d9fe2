// The cards at the top: value, change against last period and last year, trend.
import { html, nothing, type TemplateResult } from "lit";
import { formatChange } from "./format.ts";
import { changeTone } from "./key_figures.ts";
import type { Change, Figure, KeyFigure, Report } from "./model.ts";
import type { Reader } from "./reader.ts";
import { sparkline } from "./sparkline.ts";

function changeLine(
  change: Change | undefined,
  key: KeyFigure,
  words: string,
  reader: Reader,
): TemplateResult | typeof nothing {
  if (!change) return nothing;
  const text = formatChange(change.value, change.unit, reader.style);
  const moved = /[1-9]/.test(text) ? change.value : 0;
  const tone = changeTone(moved, key.up_is);
  const arrow = moved > 0 ? "▲" : moved < 0 ? "▼" : "＝";
  return html`<p class="change">
    <span class=${tone}
      ><span aria-hidden="true">${arrow} </span>${text}
      <span class="visually-hidden">(${reader.labels.report[tone]})</span></span
    >
    <span>${words}</span>
  </p>`;
}

function recentLine(key: KeyFigure, reader: Reader): TemplateResult | typeof nothing {
  if (!key.recent) return nothing;
  const { label, value, unit } = key.recent;
  return html`<p class="recent">
    <span>${reader.text(label)}</span>
    <span title=${reader.exact(value, unit)}>${reader.number(value, unit)}</span>
  </p>`;
}

function sampleSize(figure: Figure, reader: Reader): TemplateResult | typeof nothing {
  const parts: string[] = [];
  if (figure.ci) parts.push(figure.ci.map((end) => reader.number(end, figure.unit)).join(" – "));
  if (figure.n !== undefined) parts.push(`n=${reader.exact(figure.n, "count")}`);
  return parts.length ? html`<p class="n">${parts.join(" · ")}</p>` : nothing;
}

/** A4 has room for four abreast; three where four would leave a row with one. */
const onPaper = (count: number) => (count <= 4 ? count : count % 4 === 1 || count === 6 ? 3 : 4);

export function cards(report: Report, reader: Reader): TemplateResult | typeof nothing {
  const { labels } = reader;
  const shown = report.summary.key_figures.flatMap((key) => {
    const figure = report.figures[key.figure];
    return figure && figure.value !== null ? [{ key, figure, value: figure.value }] : [];
  });
  if (shown.length === 0) return nothing;
  const columns = shown.length <= 5 ? shown.length : Math.ceil(shown.length / 2);
  return html`<ul
    class="cards"
    .style=${`--columns: ${columns}; --columns-on-paper: ${onPaper(shown.length)}`}
    aria-label=${labels.report.keyFigures}
  >
    ${shown.map(
      ({ key, figure, value }) =>
        html`<li class="card" part="card">
          <p class="label">${reader.text(key.label)}</p>
          <p class="value" title=${reader.exact(value, figure.unit)}>
            ${reader.number(value, figure.unit)}
          </p>
          ${recentLine(key, reader)}
          ${changeLine(key.previous, key, labels.report.previous, reader)}
          ${changeLine(key.last_year, key, labels.report.lastYear, reader)}
          ${sampleSize(figure, reader)}
          ${
            key.incomplete
              ? html`<p class="incomplete" title=${labels.report.incomplete}>
                  ${labels.report.incompleteShort}
                </p>`
              : nothing
          }
          ${sparkline(key.trend, key.incomplete ?? false)}
        </li>`,
    )}
  </ul>`;
}
