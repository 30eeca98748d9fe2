// A chart's view of its table: columns by id, cells as numbers or words. A chart that names a
// column its table lacks cannot be drawn, and its table is shown alone.
import type { Block, Cell, ChartSpec, Column } from "../report/model.ts";
import type { Reader } from "../report/reader.ts";
import type { Palette } from "./palette.ts";

export interface Series {
  column: Column;
  values: (number | null)[];
  low?: (number | null)[];
  high?: (number | null)[];
}

export interface Source {
  spec: ChartSpec;
  title: string;
  x: { column: Column; cells: Cell[]; names: string[] };
  y: Series[];
  highlight: boolean[];
  rows: Cell[][];
  columns: Column[];
  reader: Reader;
  palette: Palette;
  width: number;
  /** Paper has less room, is read from nearer, and shows nothing to a pointer. */
  onPaper: boolean;
}

function numbers(cells: Cell[]): (number | null)[] {
  return cells.map((cell) => (typeof cell === "number" && Number.isFinite(cell) ? cell : null));
}

/**
 * The row that sums up the rest ("4,192 others"), where it would dwarf the named ones: a message
 * among names from data. It stays in the table; beside the chart it is told in words.
 */
export function restRow(block: Block): Cell[] | undefined {
  const { chart: spec, table } = block;
  if (spec?.type !== "bar" || !table || table.rows.length < 4) return undefined;
  const x = table.columns.findIndex((column) => column.id === spec.x);
  const y = table.columns.findIndex((column) => column.id === spec.y[0]);
  const last = table.rows.at(-1)!;
  const others = table.rows.slice(0, -1);
  const isMessage = typeof last[x] === "object" && last[x] !== null;
  if (!isMessage || !others.every((row) => typeof row[x] === "string")) return undefined;
  const largest = Math.max(...others.map((row) => Number(row[y] ?? 0)));
  return Number(last[y] ?? 0) > largest ? last : undefined;
}

/** Null where the table does not have the columns the chart names, or no rows. */
export function sourceOf(
  block: Block,
  reader: Reader,
  palette: Palette,
  width: number,
  onPaper = false,
): Source | null {
  const { chart: spec } = block;
  if (!spec || !block.table || block.table.rows.length === 0) return null;
  const rest = restRow(block);
  const table = { ...block.table, rows: block.table.rows.filter((row) => row !== rest) };
  const find = (id: string | undefined) => table.columns.findIndex((column) => column.id === id);
  const cells = (index: number) => table.rows.map((row) => row[index] ?? null);
  const xIndex = find(spec.x);
  const yIndices = spec.y.map(find);
  if (xIndex < 0 || yIndices.length === 0 || yIndices.some((index) => index < 0)) return null;

  const ends = (ids: string[] | undefined, series: number) => {
    const index = find(ids?.[series]);
    return index < 0 ? undefined : numbers(cells(index));
  };
  const y = yIndices.map((index, series): Series => {
    const low = ends(spec.low, series);
    const high = ends(spec.high, series);
    return {
      column: table.columns[index]!,
      values: numbers(cells(index)),
      ...(low && high ? { low, high } : {}),
    };
  });
  const xColumn = table.columns[xIndex]!;
  const marked = find(spec.highlight);
  return {
    spec,
    title: reader.text(block.title),
    x: {
      column: xColumn,
      cells: cells(xIndex),
      names: cells(xIndex).map((cell) => reader.cell(cell, xColumn, true)),
    },
    y,
    highlight: table.rows.map((row) => marked >= 0 && row[marked] === 1),
    rows: table.rows,
    columns: table.columns,
    reader,
    palette,
    width,
    onPaper,
  };
}

/** The rows [first, end) of a source as one of their own. */
export function partOf(source: Source, first: number, end: number): Source {
  const cut = <T>(all: T[]) => all.slice(first, end);
  return {
    ...source,
    x: { ...source.x, cells: cut(source.x.cells), names: cut(source.x.names) },
    y: source.y.map((series) => ({
      ...series,
      values: cut(series.values),
      ...(series.low && series.high ? { low: cut(series.low), high: cut(series.high) } : {}),
    })),
    highlight: cut(source.highlight),
    rows: cut(source.rows),
  };
}
