// A long list as an Excel workbook of one sheet, written row by row and compressed as it goes. The library
// that writes the report's workbook makes a sheet in one go, which for 100,000 customers takes seconds in
// which the page would be silent.
import { strToU8, Zip, ZipDeflate } from "fflate";
import { FilePieces } from "./file_pieces.ts";
import type { Unit } from "./model.ts";
import { FORMATS, MOST_ROWS, plainText, shownNumber } from "./sheet_cells.ts";
import { sheetName } from "./workbook.ts";

export interface ListTitle {
  title: string;
  unit: Unit;
}
type Row = readonly (string | number | null)[];

/** Letters of XML that are compressed at once: a millisecond or two. */
const AT_ONCE = 1 << 15;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const escaped = (text: string): string =>
  plainText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    // Excel takes _x0041_ for a letter's number.
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_");

/** A, B, ... Z, AA, AB, ... */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** Styles: 0 plain, 1 the header's, then a format a unit. */
const UNITS = Object.keys(FORMATS) as Unit[];
function styles(): string {
  const formats = UNITS.map(
    (unit, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(FORMATS[unit])}"/>`,
  ).join("");
  const cells = UNITS.map(
    (_, index) =>
      `<xf numFmtId="${164 + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  ).join("");
  const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${UNITS.length}">${formats}</numFmts>
<fonts count="2"><font><sz val="12"/><name val="Calibri"/></font><font><b/><sz val="12"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF1F5"/></patternFill></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="${UNITS.length + 2}">${plain}<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>${cells}</cellXfs></styleSheet>`;
}

const part = (name: string, type: string) =>
  `<Override PartName="${name}" ContentType="${TYPE}.${type}+xml"/>`;
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
const relations = (inner: string) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;

/** The files around the sheet. */
const around = (name: string): Record<string, string> => ({
  "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part("/xl/workbook.xml", "sheet.main")}${part("/xl/worksheets/sheet1.xml", "worksheet")}${part("/xl/styles.xml", "styles")}</Types>`,
  "_rels/.rels": relations(relation("r1", "officeDocument", "xl/workbook.xml")),
  "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": relations(
    relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "styles", "styles.xml"),
  ),
  "xl/styles.xml": styles(),
});

const textCell = (place: string, text: string, style = 0) =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/**
 * Rows under their titles, given in parts; what is more than MOST_ROWS is left out. Works for as long as a
 * part takes; whoever gives them rests in between.
 */
export async function listWorkbook(
  name: string,
  titles: readonly ListTitle[],
  parts: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): Promise<Blob> {
  const whole = new FilePieces();
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    whole.add(piece as Uint8Array<ArrayBuffer>);
  });
  const add = (path: string) => {
    const file = new ZipDeflate(path, { level: 3 });
    zip.add(file);
    return file;
  };
  for (const [path, text] of Object.entries(around(sheetName(name, new Set()))))
    add(path).push(strToU8(text), true);

  const columns = titles.map(({ unit }, index) => ({
    letter: letters(index),
    unit,
    style: UNITS.indexOf(unit) + 2,
  }));
  const cell = (value: string | number | null | undefined, column: number, row: number): string => {
    const { letter, unit, style } = columns[column]!;
    if (typeof value === "string") return value && textCell(letter + row, value);
    const shown = shownNumber(value ?? null, unit);
    return shown === null ? "" : `<c r="${letter}${row}" s="${style}"><v>${shown}</v></c>`;
  };
  const sheet = add("xl/worksheets/sheet1.xml");
  const wide = titles.map(({ title }) => Math.min(48, Math.max(10, [...title].length * 1.6)));
  let text = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${wide
    .map(
      (width, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    .join("")}</cols><sheetData><row r="1">${titles
    .map(({ title }, index) => textCell(`${columns[index]!.letter}1`, title, 1))
    .join("")}</row>`;
  let written = 0;
  for await (const rows of parts) {
    for (const row of rows) {
      if (written === MOST_ROWS) break;
      const number = ++written + 1;
      const cells = columns.map((_, index) => cell(row[index], index, number)).join("");
      text += `<row r="${number}">${cells}</row>`;
      if (text.length < AT_ONCE) continue;
      sheet.push(strToU8(text));
      text = "";
    }
    if (written === MOST_ROWS) break;
  }
  sheet.push(strToU8(`${text}</sheetData></worksheet>`), true);
  zip.end();
  return whole.blob(`${TYPE}.sheet`);
}
