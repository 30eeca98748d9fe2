// What changed since an earlier report, as rows of the workbook: what is compared and what cannot be,
// key figures, findings, what was advised, groups.
import type { Finding } from "../report/model.ts";
import type { Reader } from "../report/reader.ts";
import { header, heading, number, tableRows, words, type Row } from "../report/sheet_cells.ts";
import type { ActionSince, Comparison, Moved } from "./compare.ts";
import {
  cautionWords,
  changeWords,
  conclusionWords,
  judgementWords,
  readersOf,
  segmentTable,
  sideWords,
} from "./words.ts";

function figureRow(row: Moved, reader: Reader): Row {
  const { change, perDay, unit } = row;
  return [
    words(reader.text(row.label)),
    number(row.old, unit),
    number(row.now, unit),
    change ? number(change.value, change.unit) : null,
    words(perDay && change ? reader.labels.compare.perDay : ""),
    words(judgementWords(row, reader)),
  ];
}

function figureRows({ figures }: Comparison, reader: Reader): Row[] {
  const { compare, workbook } = reader.labels;
  if (figures.length === 0) return [];
  return [
    [heading(compare.figures)],
    [workbook.figure, compare.then, compare.now, compare.change, "", compare.judged].map((text) =>
      header(text),
    ),
    ...figures.map((row) => figureRow(row, reader)),
    [],
  ];
}

function findingRows({ findings }: Comparison, reader: Reader): Row[] {
  const said = reader.labels.compare;
  const kind = (name: string, items: readonly Finding[]): Row[] =>
    items.map(({ text }) => [words(name), words(reader.text(text))]);
  const staying = findings.staying.map(({ now }) => now);
  const changed = [...kind(said.fresh, findings.fresh), ...kind(said.gone, findings.gone)];
  return [
    [heading(said.findings)],
    ...(changed.length ? changed : [[words(said.noFindings)]]),
    ...kind(said.staying, staying),
    [],
  ];
}

function actionRow(item: ActionSince, comparison: Comparison, reader: Reader): Row {
  const { compare } = reader.labels;
  const readers = readersOf(comparison, reader);
  const related = item.figures.map(
    (figure) => `${reader.text(figure.label)} ${changeWords(figure, readers)}`,
  );
  return [
    words(reader.text(item.action)),
    words(reader.text(item.measure)),
    words(item.still ? compare.still : compare.over),
    number(item.customers.old, "count"),
    number(item.customers.now, "count"),
    number(item.money.old, "money"),
    number(item.money.now, "money"),
    words(related.join("; ")),
  ];
}

function actionRows(comparison: Comparison, reader: Reader): Row[] {
  const { compare, report } = reader.labels;
  const { earlier, fresh } = comparison.actions;
  if (earlier.length === 0) return [];
  const thenAndNow = (name: string) => [`${name} · ${compare.then}`, `${name} · ${compare.now}`];
  const heads = [
    ...[report.action, report.measure, compare.state],
    ...thenAndNow(compare.customers),
    ...thenAndNow(compare.money),
    compare.measured,
  ];
  return [
    [heading(compare.actions)],
    heads.map((text) => header(text)),
    ...earlier.map((item) => actionRow(item, comparison, reader)),
    [words(compare.notCause)],
    ...(fresh.length
      ? [[heading(compare.also)], ...fresh.map((text) => [words(reader.text(text))])]
      : []),
    [],
  ];
}

export function comparisonRows(comparison: Comparison, reader: Reader): Row[] {
  const { compare } = reader.labels;
  const { sides, cautions, segments } = comparison;
  const readers = readersOf(comparison, reader);
  const sameCurrency = sides.old.currency === sides.now.currency;
  return [
    [heading(compare.title, 14)],
    [words(conclusionWords(comparison, reader))],
    [words(compare.then), words(sideWords(sides.old, reader))],
    [words(compare.now), words(sideWords(sides.now, reader))],
    ...cautions.map((caution) => [words(cautionWords(caution, reader))]),
    [],
    ...figureRows(comparison, reader),
    ...findingRows(comparison, reader),
    ...actionRows(comparison, reader),
    ...segments.flatMap((of) => [
      [heading(compare.segments[of.column] ?? of.column)],
      ...tableRows(segmentTable(of, readers, sameCurrency), reader),
      [],
    ]),
    [words(compare.method)],
  ];
}
