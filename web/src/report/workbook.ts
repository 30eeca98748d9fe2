// The report as an Excel workbook: the summary, what changed since an earlier report, a sheet a section
// with its figures and tables, the methods. Long lists are written by list_workbook.ts.
import writeXlsxFile, { type Sheet } from "write-excel-file/universal";
import type { Comparison } from "../compare/compare.ts";
import { comparisonRows } from "../compare/sheet.ts";
import type { Figure, Report, Section } from "./model.ts";
import type { Reader } from "./reader.ts";
import { header, heading, number, plainText, tableRows, words, type Row } from "./sheet_cells.ts";

const MOST_NAME = 31;

function figureRow(figure: Figure, reader: Reader): Row {
  const { value, unit, ci, n, note } = figure;
  const isDay = unit === "date" || unit === "month";
  return [
    words(reader.text(figure.label)),
    isDay && value !== null ? words(reader.exact(value, unit)) : number(value, unit),
    number(ci?.[0] ?? null, unit),
    number(ci?.[1] ?? null, unit),
    number(n ?? null, "count"),
    words(reader.text(note)),
  ];
}

function figureRows(ids: readonly string[], report: Report, reader: Reader): Row[] {
  const { workbook } = reader.labels;
  const figures = ids.flatMap((id) => report.figures[id] ?? []).filter(({ label }) => label);
  if (figures.length === 0) return [];
  return [
    [workbook.figure, workbook.value, workbook.low, workbook.high, workbook.n, workbook.note].map(
      header,
    ),
    ...figures.map((figure) => figureRow(figure, reader)),
    [],
  ];
}

function sectionRows(section: Section, report: Report, reader: Reader): Row[] {
  const rows: Row[] = [[heading(reader.text(section.title), 14)]];
  if (section.conclusion) rows.push([words(reader.text(section.conclusion))]);
  const own = report.meta.notes[section.id];
  if (own) rows.push([words(`${reader.labels.report.analyst}: ${own}`)]);
  rows.push([], ...figureRows(section.figures, report, reader));
  for (const block of section.blocks) {
    rows.push([heading(reader.text(block.title))]);
    if (block.takeaway) rows.push([words(reader.text(block.takeaway))]);
    rows.push(...(block.texts ?? []).map((text) => [words(reader.text(text))]));
    if (block.table) rows.push(...tableRows(block.table, reader));
    rows.push([]);
  }
  rows.push(...section.missing.map((text) => [words(reader.text(text))]));
  return rows;
}

function summaryRows(report: Report, reader: Reader): Row[] {
  const { report: said } = reader.labels;
  const { meta, summary } = report;
  const rows: Row[] = [
    [heading(reader.text(meta.title), 16)],
    [words(meta.company)],
    [words(said.period), words(meta.period ? `${meta.period.first} – ${meta.period.last}` : "")],
    [words(said.asOf), words(meta.as_of ?? "")],
    ...meta.filters.map(({ label, value }) => [
      words(said.filters),
      words(`${reader.text(label)} = ${value}`),
    ]),
    [],
    [words(reader.text(summary.text))],
    [],
    [
      ...[said.keyFigures, reader.labels.workbook.value, said.recentMonth, said.monthValue],
      ...[said.previous, said.lastYear],
    ].map(header),
  ];
  for (const key of summary.key_figures) {
    const figure = report.figures[key.figure];
    if (!figure) continue;
    rows.push([
      words(reader.text(key.label)),
      number(figure.value, figure.unit),
      key.recent ? words(reader.text(key.recent.label)) : null,
      key.recent ? number(key.recent.value, key.recent.unit) : null,
      key.previous ? number(key.previous.value, key.previous.unit) : null,
      key.last_year ? number(key.last_year.value, key.last_year.unit) : null,
    ]);
  }
  rows.push([], [heading(said.findings)]);
  rows.push(...summary.findings.map(({ text }) => [words(reader.text(text))]));
  rows.push([], [heading(said.actions)]);
  rows.push(
    [
      ...[said.action, said.trigger, said.owner, said.horizon, said.effect, said.measure],
      ...[said.stake, reader.labels.customers.title],
    ].map(header),
  );
  for (const item of report.recommendations) {
    rows.push([
      ...[item.action, item.trigger, item.owner, item.horizon, item.effect, item.measure].map(
        (text) => words(reader.text(text)),
      ),
      number(item.money, "money"),
      number(item.customers, "count"),
    ]);
  }
  return rows;
}

function methodRows(report: Report, reader: Reader): Row[] {
  return [
    [reader.labels.report.methods, reader.labels.report.source].map(header),
    ...report.methods.map(({ text, source }) => [words(reader.text(text)), words(source)]),
  ];
}

/** A name Excel takes, unlike those already there. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const plain =
    plainText(wanted)
      .replace(/[[\]:*?/\\\n\r\t]/g, " ")
      .replace(/^'+|'+$/g, "")
      .trim() || "-";
  for (let times = 1; ; ++times) {
    const suffix = times === 1 ? "" : ` (${times})`;
    const name =
      [...plain]
        .slice(0, MOST_NAME - suffix.length)
        .join("")
        .slice(0, MOST_NAME) + suffix;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** As wide as the texts of a column, within reason; the first row of a sheet may run over. */
function widths(rows: readonly Row[]): { width: number }[] {
  const wide: number[] = [];
  for (const row of rows.slice(0, 500)) {
    if (row.length < 2) continue;
    row.forEach((value, index) => {
      const shown = typeof value === "object" && value && "value" in value ? value.value : "";
      const size = typeof shown === "string" ? [...shown].length * 1.2 : 12;
      wide[index] = Math.min(48, Math.max(wide[index] ?? 10, size));
    });
  }
  return wide.map((width) => ({ width }));
}

/** The workbook's sheets, in the report's order. */
export function sheets(report: Report, reader: Reader, since?: Comparison): Sheet<Blob>[] {
  const taken = new Set<string>();
  const sheet = (name: string, data: Row[]): Sheet<Blob> => ({
    sheet: sheetName(name, taken),
    data,
    columns: widths(data),
  });
  const { report: said } = reader.labels;
  return [
    sheet(said.summary, summaryRows(report, reader)),
    ...(since ? [sheet(reader.labels.compare.title, comparisonRows(since, reader))] : []),
    ...report.sections.map((section) =>
      sheet(reader.text(section.title), sectionRows(section, report, reader)),
    ),
    sheet(said.methods, methodRows(report, reader)),
  ];
}

/** `since`: what changed until this report, where an earlier one is open beside it. */
export function workbook(report: Report, reader: Reader, since?: Comparison): Promise<Blob> {
  return writeXlsxFile(sheets(report, reader, since)).toBlob();
}
