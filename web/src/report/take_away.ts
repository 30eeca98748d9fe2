// What a reader takes away of a block: its table as CSV, its chart as a picture.
import { html, nothing, type TemplateResult } from "lit";
import { csv, type CsvCell } from "./csv.ts";
import { download } from "./download.ts";
import type { Block, Cell, DataTable } from "./model.ts";
import { maskTable } from "./masked.ts";
import type { Reader } from "./reader.ts";

/** Pixels of a picture to one of the screen: sharp on paper and on slides. */
const SCALE = 2;

/** Every row and column; numbers as they are, texts in the reader's language, one header row. */
export function tableCsv(table: DataTable, reader: Reader): string {
  const cell = (value: Cell | undefined): CsvCell =>
    value === undefined || value === null || typeof value === "number"
      ? (value ?? null)
      : reader.text(value);
  return csv([
    table.columns.map(({ label }) => reader.text(label)),
    ...table.rows.map((row) =>
      table.columns.map((column, index) => {
        const value = row[index];
        // Days and months are numbers within the report, and dates to everybody else.
        return column.unit === "date" || column.unit === "month"
          ? reader.cell(value, column)
          : cell(value);
      }),
    ),
  ]);
}

/** The chart as it is drawn, as a file of its own. */
export function chartSvg(drawn: SVGSVGElement, paper: string): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.style.background = paper;
  return new XMLSerializer().serializeToString(copy);
}

async function png(svg: string, width: number, height: number, paper: string): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext("2d")!;
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"),
  );
}

export function takeAway(
  block: Block,
  reader: Reader,
  chart?: { paper: string },
): TemplateResult | typeof nothing {
  const { table } = block;
  if (!table) return nothing;
  const title = reader.text(block.title);
  const save = (kind: "csv" | "svg" | "png") => async (event: Event) => {
    const name = reader.fileName(title, kind);
    if (kind === "csv")
      return download(name, tableCsv(reader.plain ? table : maskTable(table), reader), "text/csv");
    const figure = (event.target as Element).closest("figure");
    const drawn = figure?.querySelector<SVGSVGElement>("clientele-chart svg");
    if (!drawn || !chart) return;
    const svg = chartSvg(drawn, chart.paper);
    if (kind === "svg") return download(name, svg, "image/svg+xml");
    const { width, height } = drawn.getBoundingClientRect();
    download(name, await png(svg, Math.round(width), Math.round(height), chart.paper), "image/png");
  };
  const kinds = chart ? (["csv", "png", "svg"] as const) : (["csv"] as const);
  return html`<p class="take-away screen-only">
    ${kinds.map(
      (kind) =>
        html`<button
          data-save=${kind}
          aria-label="${reader.labels.report.saveAs(kind.toUpperCase())}: ${title}"
          @click=${save(kind)}
        >
          ${kind.toUpperCase()}
        </button>`,
    )}
  </p>`;
}
