// A section: its name, its conclusion as the heading line, key figures, evidence, what is missing,
// and how it was made.
import { html, nothing, type TemplateResult } from "lit";
import type { Palette } from "../charts/palette.ts";
import { blockView, widths } from "./block.ts";
import type { LocalText } from "../i18n/language.ts";
import type { Method, Report, Section } from "./model.ts";
import type { Reader } from "./reader.ts";

/** Beyond these a section's figures are folded. */
const MOST_FIGURES = 8;

function figureStrip(section: Section, report: Report, reader: Reader) {
  const shown = section.figures.flatMap((id) => {
    const figure = report.figures[id];
    const label = figure?.label;
    return figure && figure.value !== null && label ? [{ figure, value: figure.value, label }] : [];
  });
  if (shown.length === 0) return nothing;
  const list = (part: typeof shown) =>
    html`<dl class="figures">
      ${part.map(({ figure, value, label }) => {
        const about = [
          ...(figure.ci
            ? [
                `${reader.labels.report.interval} ${figure.ci.map((end) => reader.number(end, figure.unit)).join(" – ")}`,
              ]
            : []),
          ...(figure.n !== undefined ? [`n=${reader.exact(figure.n, "count")}`] : []),
        ];
        return html`<div>
          <dt>${reader.text(label)}</dt>
          <dd title=${reader.exact(value, figure.unit)}>
            ${reader.number(value, figure.unit)}
            ${about.length ? html`<span class="with">${about.join(" · ")}</span>` : nothing}
          </dd>
        </div>`;
      })}
    </dl>`;
  if (shown.length <= MOST_FIGURES) return list(shown);
  return html`${list(shown.slice(0, MOST_FIGURES))}
    <details class="more-figures">
      <summary>${reader.labels.report.moreFigures}</summary>
      ${list(shown.slice(MOST_FIGURES))}
    </details>`;
}

export function methodList(methods: readonly Method[], reader: Reader): TemplateResult {
  return html`<ul>
    ${methods.map(
      (method) =>
        html`<li>
          ${reader.text(method.text)}
          ${
            method.source
              ? html`<span class="origin">${reader.labels.report.source}: ${method.source}</span>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}

/** All methods by the sections they belong to; those of the whole report come first, untitled. */
export function methodsOf(
  report: Report,
): { title: LocalText | undefined; methods: readonly Method[] }[] {
  const of = (id: string | undefined) =>
    report.methods.filter((method) => {
      const [owner] = method.id.split(".");
      return report.sections.some((section) => section.id === owner) ? owner === id : !id;
    });
  return [
    { title: undefined, methods: of(undefined) },
    ...report.sections.map(({ id, title }) => ({ title, methods: of(id) })),
  ].filter(({ methods }) => methods.length > 0);
}

export function sectionView(
  section: Section,
  number: string,
  report: Report,
  reader: Reader,
  palette: Palette,
): TemplateResult {
  const { labels } = reader;
  const name = reader.text(section.title);
  const conclusion = reader.text(section.conclusion);
  const methods = report.methods.filter((method) => method.id.split(".")[0] === section.id);
  const note = report.meta.notes[section.id];
  const sizes = widths(section.blocks);
  const eyebrow = html`<span class="number">${number}</span>${name}`;
  return html`<section
    class="chapter"
    part="section"
    id=${section.id}
    aria-labelledby="${section.id}-title"
  >
    ${
      conclusion
        ? html`<p class="eyebrow">${eyebrow}</p>
            <h2 id="${section.id}-title" part="heading" tabindex="-1">${conclusion}</h2>`
        : html`<h2 class="eyebrow" id="${section.id}-title" tabindex="-1">${eyebrow}</h2>`
    }
    ${
      note
        ? html`<div class="note analyst"><strong>${labels.report.analyst}</strong> ${note}</div>`
        : nothing
    }
    ${figureStrip(section, report, reader)}
    <div class="blocks">
      ${section.blocks.map((block, index) => blockView(block, sizes[index]!, reader, palette))}
    </div>
    ${
      section.missing.length
        ? html`<div class="note">
            ${section.missing.map((text) => html`<p>${reader.text(text)}</p>`)}
          </div>`
        : nothing
    }
    ${
      methods.length
        ? html`<details class="method screen-only">
            <summary>${labels.report.method}</summary>
            ${methodList(methods, reader)}
          </details>`
        : nothing
    }
  </section>`;
}
