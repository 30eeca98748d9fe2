// The list of customers as CSV: fetched page by page, written row by row, the page free in between.
import { BOM, csvLine } from "../report/csv.ts";
import { FilePieces } from "../report/file_pieces.ts";
import { maskRow } from "../report/masked.ts";
import { Pace } from "../report/pace.ts";
import type { Reader } from "../report/reader.ts";
import { cellValue, type ListColumn } from "./cells.ts";
import type { Pages } from "./pages.ts";

export type ListCells = (string | number | null)[];

export const titlesOf = (columns: readonly ListColumn[], reader: Reader): string[] =>
  columns.map((column) => reader.text(column.label));

/** Every row of the question that `pages` holds, as it leaves the page: masked unless `plain`. */
export async function* listRows(
  pages: Pages,
  reader: Reader,
  plain: boolean,
): AsyncGenerator<ListCells[]> {
  const pace = new Pace();
  for await (const { columns, rows } of pages.each()) {
    let part: ListCells[] = [];
    for (const row of rows) {
      const cells = columns.map((column, index) => cellValue(row[index], column, reader));
      part.push(plain ? cells : maskRow(cells));
      if (!pace.due) continue;
      yield part;
      part = [];
      await pace.rest();
    }
    yield part;
  }
}

export async function listCsv(
  columns: readonly ListColumn[],
  parts: AsyncIterable<readonly ListCells[]>,
  reader: Reader,
): Promise<Blob> {
  const file = new FilePieces();
  file.add(BOM + csvLine(titlesOf(columns, reader)));
  for await (const rows of parts) file.add(rows.map(csvLine).join(""));
  return file.blob();
}
