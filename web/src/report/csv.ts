// Rows as CSV that a spreadsheet opens as text and numbers, never as formulas (as core/report/csv.h).
export type CsvCell = string | number | null;

const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;

function field(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a file of them begins with, so that Excel reads it as UTF-8. */
export const BOM = "\ufeff";

export const csvLine = (row: readonly CsvCell[]): string => `${row.map(field).join(",")}\r\n`;

export function csv(rows: readonly (readonly CsvCell[])[]): string {
  return BOM + rows.map(csvLine).join("");
}
