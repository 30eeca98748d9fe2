// Cells of the workbook's sheets. Numbers are numbers with a format; every text is a text cell, so
// nothing a file said can become a formula.
import type { Cell as XlsxCell } from "write-excel-file/universal";
import type { Cell, Column, DataTable, Unit } from "./model.ts";
import type { Reader } from "./reader.ts";

/** What one sheet holds at most; Excel ends at 1,048,576. */
export const MOST_ROWS = 200_000;
/** What a cell of Excel holds at most. */
const MOST_TEXT = 32_767;

export type Row = XlsxCell[];

/** How Excel shows a number. */
export const FORMATS: Record<Unit, string> = {
  count: "#,##0",
  money: "#,##0.00",
  share: "0.0%",
  points: "0.0",
  score: "0.00",
  number: "#,##0.00",
  days: "#,##0.0",
  date: "0",
  month: "0",
  label: "General",
  p_value: "0.0000",
};

/** Text that XML can hold and Excel shows as it is. */
export function plainText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .slice(0, MOST_TEXT);
}

export const words = (text: string): XlsxCell => ({ value: plainText(text), type: String });
export const heading = (text: string, size = 12): XlsxCell => ({
  value: plainText(text),
  type: String,
  fontWeight: "bold",
  fontSize: size,
});
export const header = (text: string): XlsxCell => ({
  value: plainText(text),
  type: String,
  fontWeight: "bold",
  backgroundColor: "#EEF1F5",
  bottomBorderStyle: "thin",
});

/** The number a cell holds; null where there is none. */
export function shownNumber(value: number | null, unit: Unit): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  // Points are hundredths within the report.
  return unit === "points" ? value * 100 : value;
}

export function number(value: number | null, unit: Unit): XlsxCell {
  const shown = shownNumber(value, unit);
  return shown === null ? null : { value: shown, type: Number, format: FORMATS[unit] };
}

function cell(value: Cell | undefined, column: Column, reader: Reader): XlsxCell {
  if (value === undefined || value === null) return null;
  const isDay = column.unit === "date" || column.unit === "month";
  if (typeof value === "number" && !isDay) return number(value, column.unit);
  return words(reader.cell(value, column));
}

export function tableRows(table: DataTable, reader: Reader): Row[] {
  return [
    table.columns.map(({ label }) => header(reader.text(label))),
    ...table.rows
      .slice(0, MOST_ROWS)
      .map((row) => table.columns.map((column, index) => cell(row[index], column, reader))),
  ];
}
