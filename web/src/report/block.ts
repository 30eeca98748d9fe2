// One block: its title, what it shows in a sentence, the chart with its table behind it, or the
// table, quotes or note itself.
import { html, nothing, type TemplateResult } from "lit";
import type { Palette } from "../charts/palette.ts";
import { cutWords } from "../charts/cut.ts";
import { restRow, sourceOf } from "../charts/source.ts";
import { CHART_TYPES, type Block } from "./model.ts";
import { takeAway } from "./take_away.ts";
import { dataTable } from "./data_table.ts";
import type { Reader } from "./reader.ts";
import "./chart_element.ts";

/** Charts that read well at half the column's width. */
const COMPACT = new Set(["histogram", "lorenz", "treemap", "nps", "calibration"]);

export function isCompact(block: Block): boolean {
  if (block.kind !== "chart" || !block.chart) return false;
  if (COMPACT.has(block.chart.type)) return true;
  return (
    block.chart.type === "bar" && block.chart.y.length <= 2 && (block.table?.rows.length ?? 0) <= 8
  );
}

/** Compact blocks stand in pairs; one without a neighbour takes the whole width. */
export function widths(blocks: readonly Block[]): ("wide" | "half")[] {
  const out: ("wide" | "half")[] = [];
  for (let i = 0; i < blocks.length; ++i) {
    const next = blocks[i + 1];
    if (isCompact(blocks[i]!) && next && isCompact(next)) {
      out.push("half", "half");
      ++i;
    } else {
      out.push("wide");
    }
  }
  return out;
}

/** What the chart leaves to the table. */
function rest(block: Block, reader: Reader): TemplateResult | typeof nothing {
  const row = restRow(block);
  const columns = block.table!.columns;
  if (!row) return nothing;
  const cell = (id: string) => {
    const index = columns.findIndex((column) => column.id === id);
    return reader.cell(row[index], columns[index]!, true);
  };
  return html`<p class="more">
    ${reader.labels.report.notDrawn}: ${cell(block.chart!.x)}, ${cell(block.chart!.y[0]!)}
  </p>`;
}

/** What is not drawn to scale. */
function cut(block: Block, reader: Reader, palette: Palette): TemplateResult | typeof nothing {
  const source = sourceOf(block, reader, palette, 0);
  const words = source && cutWords(source);
  return words ? html`<p class="more">${words}</p>` : nothing;
}

/** A table of at most so many rows is not cut between pages. */
const SHORT = 6;

export function blockView(
  block: Block,
  width: "wide" | "half",
  reader: Reader,
  palette: Palette,
): TemplateResult {
  const { labels } = reader;
  const title = reader.text(block.title);
  const takeaway = reader.text(block.takeaway);
  const drawn =
    block.kind === "chart" &&
    block.chart &&
    block.table &&
    (CHART_TYPES as readonly string[]).includes(block.chart.type) &&
    !(block.chart.type === "line" && block.table.rows.length < 2); // a point is no line
  const tabular = block.table && !drawn;
  const short = tabular && block.table!.rows.length <= SHORT;
  return html`<figure
    class="block ${width} ${tabular ? "tabular" : ""} ${short ? "short" : ""}"
    part="figure"
    id=${block.id}
  >
    <figcaption>
      <h3>${title}</h3>
      ${takeaway ? html`<p class="takeaway">${takeaway}</p>` : nothing}
    </figcaption>
    ${
      drawn
        ? html`<clientele-chart
              .block=${block}
              .reader=${reader}
              .palette=${palette}
            ></clientele-chart>
            ${rest(block, reader)} ${cut(block, reader, palette)}
            <details class="behind">
              <summary>${labels.report.table}</summary>
              ${dataTable(block.table!, reader, title, block.chart!.highlight)}
              ${takeAway(block, reader, { paper: palette.paper })}
            </details>`
        : tabular
          ? html`${dataTable(block.table!, reader, title, block.chart?.highlight)}
            ${takeAway(block, reader)}`
          : nothing
    }
    ${
      block.kind === "quotes"
        ? block.texts?.map((text) => html`<blockquote>${reader.text(text)}</blockquote>`)
        : block.texts?.map((text) => html`<p>${reader.text(text)}</p>`)
    }
  </figure>`;
}
