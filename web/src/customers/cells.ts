// A customer's cells in the reader's words.
import type { CustomerPage } from "../../../wasm/clientele.ts";
import type { Unit } from "../report/model.ts";
import type { Reader } from "../report/reader.ts";
import type { Row } from "./pages.ts";

export type ListColumn = CustomerPage["columns"][number];

export function isNumeric(column: ListColumn): boolean {
  return column.kind === "number" && column.unit !== "date";
}

function labelOf(column: ListColumn, id: string, reader: Reader): string {
  const label = column.labels?.find((candidate) => candidate.id === id);
  return label ? reader.text(label.label) : id;
}

export function cellText(
  cell: Row[number] | undefined,
  column: ListColumn,
  reader: Reader,
): string {
  if (cell === null || cell === undefined) return "";
  if (Array.isArray(cell)) return cell.map((id) => labelOf(column, id, reader)).join(" · ");
  if (typeof cell === "number") return reader.exact(cell, column.unit as Unit);
  return column.kind === "label" ? labelOf(column, cell, reader) : cell;
}

/** For an export: numbers stay numbers. */
export function cellValue(cell: Row[number] | undefined, column: ListColumn, reader: Reader) {
  return typeof cell === "number" ? cell : cellText(cell, column, reader);
}
