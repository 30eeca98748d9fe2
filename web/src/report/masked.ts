// Reports and lists that leave the page do not name customers unless their reader ticked so: ids,
// telephone numbers and addresses of mail keep a few characters, enough to tell them from one another.
import type { Block, Cell, DataTable, IssueEntry, Report } from "./model.ts";
import { Pace } from "./pace.ts";

/** Columns of a report's tables whose texts are customers' ids, or one of them as an example. */
const ID_COLUMNS: ReadonlySet<string> = new Set(["customer", "example", "unmatched"]);
/** Issues whose examples are ids, or whatever stood in a row's first cell. */
const ID_ISSUES: ReadonlySet<string> = new Set([
  "no_contact",
  "repeated_customer",
  "no_key",
  "unrecognised_file",
  "left_out",
  "too_few_fields",
  "too_many_fields",
]);
/** Issues whose values are amounts, however many digits they have. */
const AMOUNT_ISSUES: ReadonlySet<string> = new Set([
  "refund",
  "huge_amount",
  "repeated_order_total",
  "outside_scale",
]);
/** Texts of a report that are no data: they stay as they are. */
const OWN_KEYS: ReadonlySet<string> = new Set(["hash", "id", "source"]);

const MAIL = /[\p{L}\p{N}._%+-]+@(?=[\p{L}\p{N}-]+\.\p{L}{2,})/gu;
/** Mobile numbers of mainland China, and any number written with its country. */
const TELEPHONE = /(?<![\w.])(?:1[3-9]\d(?:[ -]?\d{4}){2}|\+\d(?:[ -]?\d){7,13})(?![\w.])/g;
/** As many digits hold a number of some kind, however it is written. */
const MANY_DIGITS = /(?:\d[ -]?){7,}/;
/** Letters and a number: KH000045. */
const NUMBERED = /^[\p{L}_-]{0,6}\d{3,}$/u;
/** Whether a cell that an issue quotes may be somebody's id. */
const mayBeId = (text: string) => MANY_DIGITS.test(text) || NUMBERED.test(text);

/** Its first and last quarter, at most three and four characters, never more than half. */
export function maskId(text: string): string {
  const letters = [...text];
  const quarter = Math.floor(letters.length / 4);
  const first = letters.slice(0, Math.min(3, quarter)).join("");
  const last = quarter === 0 ? "" : letters.slice(-Math.min(4, quarter)).join("");
  return letters.length === 0 ? "" : `${first}***${last}`;
}

/** Telephone numbers and addresses of mail, wherever they stand in a text. */
export function maskContacts(text: string): string {
  // The search for names is the dear part, and most texts hold no address.
  const named = text.includes("@") ? text.replace(MAIL, (name) => `${[...name][0]}***@`) : text;
  return named.replace(TELEPHONE, (number) => `${number.slice(0, 3)}****${number.slice(-4)}`);
}

/** A row of a list: its first cell is the customer's id. */
export function maskRow<T extends string | number | null>(row: readonly T[]): (T | string)[] {
  return row.map((cell, index) =>
    typeof cell !== "string" ? cell : index === 0 ? maskId(cell) : maskContacts(cell),
  );
}

/** A record of a list of customers. */
export function maskRecord(record: string): string {
  const id = /^(?:"(?:[^"]|"")*"|[^,\r\n]*)/.exec(record)![0];
  const plain = id.startsWith('"') ? id.slice(1, -1).replaceAll('""', '"') : id;
  // What is left of an id may hold what must be quoted.
  return `"${maskId(plain).replaceAll('"', '""')}"${maskContacts(record.slice(id.length))}`;
}

/** What stood in a cell of a file; without a column, in a row's first. */
function maskValue(value: string, rule: string, column: string): string {
  if (AMOUNT_ISSUES.has(rule)) return value;
  const whole = column === "" || ID_ISSUES.has(rule) || mayBeId(value);
  return whole ? maskId(value) : maskContacts(value);
}

const FIELD = '"(?:[^"]|"")*"|[^,\\r\\n]*';
/** file, line, column, value, rule */
const ISSUE = new RegExp(`^((?:${FIELD}),\\d+,(${FIELD}),)(${FIELD}),(\\w+)`);

/** A record of the list of issues. What has no line speaks of many and holds no value. */
export function maskIssueRecord(record: string): string {
  return record.replace(ISSUE, (_, before: string, column: string, value: string, rule: string) => {
    const plain = value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value;
    const masked = plain === "" ? "" : maskValue(plain, rule, column).replaceAll('"', '""');
    return `${before}"${masked}",${rule}`;
  });
}

/** Where in CSV text the last record that is whole ends: at a line's end that is in no quotes. */
function wholeRecords(text: string): number {
  let end = 0;
  let quoted = false;
  for (let i = 0; i < text.length; ++i) {
    const letter = text.charCodeAt(i);
    if (letter === 34) quoted = !quoted;
    else if (letter === 10 && !quoted) end = i + 1;
  }
  return end;
}

/** The records of a list as CSV text, a slice's at a time. */
function* recordsOf(bytes: Uint8Array<ArrayBuffer>): Generator<string> {
  const SLICE = 1 << 16;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  for (let from = 0; from < bytes.length || text; from += SLICE) {
    const stream = from + SLICE < bytes.length;
    text += decoder.decode(bytes.subarray(from, from + SLICE), { stream });
    const end = stream ? wholeRecords(text) : text.length;
    for (const [record] of text.slice(0, end).matchAll(/(?:"(?:[^"]|"")*"|[^"\n])+\n?/g))
      yield record;
    text = text.slice(end);
  }
}

/** A list as CSV with one header row, its ids and contacts masked, given in pieces: at the page's pace. */
export async function maskCsv(
  list: Uint8Array<ArrayBuffer>,
  give: (piece: string) => void,
  mask = maskRecord,
): Promise<void> {
  const pace = new Pace();
  let piece = "";
  let headers = true;
  for (const record of recordsOf(list)) {
    piece += headers ? record : mask(record);
    headers = false;
    if (!pace.due) continue;
    give(piece);
    piece = "";
    await pace.rest();
  }
  give(piece);
}

function idsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ table }) => {
    const columns = (table?.columns ?? []).flatMap(({ id }, at) => (ID_COLUMNS.has(id) ? at : []));
    return (table?.rows ?? []).flatMap((row) =>
      columns.flatMap((at) => (typeof row[at] === "string" && row[at] ? [row[at]] : [])),
    );
  });
}

export function maskTable(table: DataTable): DataTable {
  const masked = (cell: Cell, at: number): Cell => {
    if (typeof cell !== "string") return cell;
    const id = table.columns[at]?.id ?? "";
    const named = ID_COLUMNS.has(id) || (id === "sample" && mayBeId(cell));
    return named ? maskId(cell) : maskContacts(cell);
  };
  return { ...table, rows: table.rows.map((row) => row.map(masked)) };
}

const maskIssue = (issue: IssueEntry): IssueEntry => ({
  ...issue,
  samples: issue.samples.map((sample) => ({
    ...sample,
    value: ID_ISSUES.has(issue.kind) || mayBeId(sample.value) ? maskId(sample.value) : sample.value,
  })),
});

/** Every text within `value` but the program's own. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      OWN_KEYS.has(key) ? item : mapTexts(item, change),
    ]),
  );
}

/** The report without anybody's id, telephone number or address of mail; `report` stays as it is. */
export function maskedReport(report: Report): Report {
  const masked: Report = {
    ...report,
    sections: report.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.table ? { ...block, table: maskTable(block.table) } : block,
      ),
    })),
    data_quality: {
      ...report.data_quality,
      issues: report.data_quality.issues.map(maskIssue),
    },
  };
  // Sentences may name a customer whose row the report shows. Short ids are too much like other
  // words and numbers to be looked for.
  const named = [...new Set(idsOf(report.sections.flatMap(({ blocks }) => blocks)))]
    .filter((id) => [...id].length >= 4)
    .sort((a, b) => b.length - a.length);
  const escaped = named.map((id) => id.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const mention =
    named.length > 0
      ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "gu")
      : undefined;
  const change = (text: string) =>
    maskContacts(mention ? text.replace(mention, (id) => maskId(id)) : text);
  return mapTexts(masked, change) as Report;
}
