// A block's table: every number in full. Long ones scroll under their head, and show their first rows
// until asked for all.
import { html, type TemplateResult } from "lit";
import type { Column, DataTable } from "./model.ts";
import type { Reader } from "./reader.ts";

const FIRST_ROWS = 60;
/** More rows than these would push what follows out of sight: they scroll within the page. */
const MOST_AT_ONCE = 24;
/** With more columns it is set smaller on paper. */
const MOST_COLUMNS = 8;

const isDay = ({ unit }: Column) => unit === "date" || unit === "month";
const isNumeric = (column: Column) => column.unit !== "label" && !isDay(column);
const cellClass = (column: Column) => (isNumeric(column) ? "number" : isDay(column) ? "day" : "");

/** Numbers of one column with as many decimals as the longest has: read from above, points are in line. */
export function aligned(texts: readonly string[]): string[] {
  const parts = texts.map((text) => /^(\D*[\d,]*\d)(?:\.(\d+))?(\D*)$/.exec(text));
  const most = Math.max(0, ...parts.map((part) => part?.[2]?.length ?? 0));
  if (most === 0) return [...texts];
  return texts.map((text, index) => {
    const part = parts[index];
    return part ? `${part[1]}.${(part[2] ?? "").padEnd(most, "0")}${part[3]}` : text;
  });
}

/** `marked` is the id of a 0/1 column: its rows are emphasised and it is not shown itself. */
export function dataTable(
  table: DataTable,
  reader: Reader,
  caption: string,
  marked?: string,
): TemplateResult {
  const shown = table.columns.map((column, index) => ({ column, index }));
  const visible = shown.filter(({ column }) => column.id !== marked);
  const markIndex = table.columns.findIndex((column) => column.id === marked);
  const { groups } = table;
  const name = (cells: DataTable["rows"][number], text: string) => {
    const value = groups?.values[table.rows.indexOf(cells)];
    const { open } = reader;
    if (!groups || !value || !open) return text;
    const title = reader.labels.customers.of(text);
    return html`<button
      class="group"
      title=${title}
      @click=${() => open({ column: groups.column, value }, text)}
    >
      ${text}
    </button>`;
  };
  const texts = visible.map(({ column, index }) => {
    const all = table.rows.map((cells) => reader.cell(cells[index], column));
    return isNumeric(column) ? aligned(all) : all;
  });
  const row = (cells: DataTable["rows"][number], at: number) =>
    html`<tr class=${markIndex >= 0 && cells[markIndex] === 1 ? "marked" : ""}>
      ${visible.map(({ column }, place) => {
        const text = texts[place]![at]!;
        if (place === 0 && !isNumeric(column))
          return html`<th scope="row">${name(cells, text)}</th>`;
        return html`<td class=${cellClass(column)}>${text}</td>`;
      })}
    </tr>`;
  const first = table.rows.slice(0, FIRST_ROWS);
  const rest = table.rows.slice(FIRST_ROWS);
  const head = html`<thead>
    <tr>
      ${visible.map(
        ({ column }) =>
          html`<th scope="col" class=${isNumeric(column) ? "number" : ""}>
            ${reader.text(column.label)}
          </th>`,
      )}
    </tr>
  </thead>`;
  const grid = (rows: DataTable["rows"], from = 0) =>
    html`<div
      class="scroll ${rows.length > MOST_AT_ONCE ? "tall" : ""}"
      tabindex="0"
      role="region"
      aria-label=${caption}
    >
      <table part="table" class=${visible.length > MOST_COLUMNS ? "dense" : ""}>
        <caption class="visually-hidden">
          ${caption}
        </caption>
        ${head}
        <tbody>
          ${rows.map((cells, index) => row(cells, from + index))}
        </tbody>
      </table>
    </div>`;
  if (rest.length === 0) return grid(first);
  return html`${grid(first)}
    <p class="print-only more">${reader.labels.report.rowsShown(FIRST_ROWS, table.rows.length)}</p>
    <details class="screen-only">
      <summary>
        ${reader.labels.report.rowsShown(FIRST_ROWS, table.rows.length)} ·
        ${reader.labels.report.showAll}
      </summary>
      ${grid(rest, FIRST_ROWS)}
    </details>`;
}
