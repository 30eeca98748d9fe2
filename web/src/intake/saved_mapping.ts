// What columns mean, kept for the next time: as `mappings` of a settings file (core/docs/settings.md),
// every column of every file, headers and no data. A file is known again by its headers, whatever its
// name is by then; the command goes by the name. Nothing is kept in the browser.
import type { Judgements, Plan, Settings } from "../../../wasm/clientele.ts";
import { judgementsIn } from "../customers/judgements.ts";
import { withRole, withTable } from "./edit.ts";
import { formsIn, type FileForm } from "./file_form.ts";
import { ROLE_GROUPS, TABLES } from "./roles.ts";

export interface SavedColumn {
  file: string;
  column: string;
  role: string;
  table?: string;
}
/** What of a settings file is used before there is a report. */
export interface SavedSettings {
  mappings: SavedColumn[];
  options: Settings;
  duplicates: Judgements | undefined;
  files: FileForm[];
}

const LONGEST = 1 << 20;
/** The keys of a settings file: what has others is data. */
const KEYS = new Set([
  "language",
  "currency",
  "rates",
  "files",
  "mappings",
  "rules",
  "duplicates",
  "report",
  "options",
]);
const ROLES: ReadonlySet<string> = new Set(Object.values(ROLE_GROUPS).flat());
const TABLE_NAMES: ReadonlySet<string> = new Set(TABLES);

export function mappingsOf(plans: readonly Plan[]): SavedColumn[] {
  return plans.flatMap(({ file, tables, columns }) =>
    columns.map(({ name, role }) => ({
      file,
      column: name,
      role,
      ...(tables[0] ? { table: tables[0] } : {}),
    })),
  );
}

/** Whether anything was changed by hand. */
export const edited = (plans: readonly Plan[]): boolean =>
  plans.some(({ columns }) => columns.some(({ reason }) => reason === "override"));

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function savedColumn(value: unknown): SavedColumn[] {
  if (!isObject(value)) return [];
  const { file, column, role, table } = value;
  if (typeof file !== "string" || typeof column !== "string") return [];
  if (typeof role !== "string" || !ROLES.has(role)) return [];
  const known = typeof table === "string" && TABLE_NAMES.has(table);
  return [{ file, column, role, ...(known ? { table } : {}) }];
}

/** The settings in a file; undefined for one that is none, such as a table as JSON. */
export async function savedSettings(file: File): Promise<SavedSettings | undefined> {
  if (!/\.json$/i.test(file.name) || file.size > LONGEST) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(await file.text());
  } catch {
    return undefined; // whatever it is, the core says what is wrong with it
  }
  if (!isObject(read)) return undefined;
  const keys = Object.keys(read);
  if (keys.length === 0 || !keys.every((key) => KEYS.has(key))) return undefined;
  const mappings = Array.isArray(read.mappings) ? read.mappings.flatMap(savedColumn) : [];
  const options = isObject(read.options) ? read.options : {};
  const duplicates = judgementsIn(read.duplicates);
  const files = formsIn(read.files);
  const any = mappings.length + files.length + Object.keys(options).length > 0;
  return any || duplicates ? { mappings, options, duplicates, files } : undefined;
}

/** The columns saved of the file with these very headers. */
function columnsFor(plan: Plan, saved: readonly SavedColumn[]): SavedColumn[] | undefined {
  const files = new Map<string, SavedColumn[]>();
  for (const column of saved) {
    const of = files.get(column.file);
    if (of) of.push(column);
    else files.set(column.file, [column]);
  }
  const names = new Set(plan.columns.map(({ name }) => name));
  const fits = (columns: readonly SavedColumn[]) =>
    columns.length === names.size && columns.every(({ column }) => names.has(column));
  const own = files.get(plan.file);
  if (own && fits(own)) return own;
  // Columns without headers are named by their places, which tell nothing.
  if (plan.header === false) return undefined;
  return [...files.values()].find(fits);
}

/** The plan with what was saved of such a file; undefined where none was. */
export function withSaved(plan: Plan, saved: readonly SavedColumn[]): Plan | undefined {
  const columns = columnsFor(plan, saved);
  if (!columns) return undefined;
  let next = plan;
  for (const { column, role } of columns) {
    const at = next.columns.findIndex(({ name }) => name === column);
    // What was recognised anyway keeps how it was recognised.
    if (next.columns[at]!.role !== role) next = withRole(next, at, role);
  }
  const table = columns[0]!.table ?? "";
  return table === (next.tables[0] ?? "") ? next : withTable(next, table);
}
