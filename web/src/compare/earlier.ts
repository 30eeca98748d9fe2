// A report that was saved before, from the file a reader opens: the page "Save report" wrote, or the
// report's JSON. Nothing of the file is run or drawn: its data are found as text and looked at before
// anything relies on them; what is wrong is said with its place and what would help.
import { inBoth } from "../i18n/labels.ts";
import type { LocalText } from "../i18n/language.ts";
import { UNITS, type Report } from "../report/model.ts";
import { readReport } from "../report/read.ts";

export type Earlier = { report: Report } | { problem: LocalText };

/** A saved report of many files and sections has some 2 MB. */
export const MOST_BYTES = 64 << 20;
/** The element that holds a saved page's report (app/save_report.ts): its data hold no "<". */
const OPENS = '<script type="application/json" id="clientele-report">';

export function readEarlier(name: string, text: string): Earlier {
  const content = text.replace(/^\uFEFF/, "").trimStart();
  const problem = (said: Parameters<typeof inBoth>[0]): Earlier => ({ problem: inBoth(said) });
  let json = content;
  if (!content.startsWith("{")) {
    // The page's own script speaks of the element too; the element itself comes last.
    const at = content.lastIndexOf(OPENS);
    if (at < 0) return problem(({ compare }) => compare.problems.kind(name));
    const rest = content.slice(at + OPENS.length);
    const end = rest.indexOf("</script");
    if (end < 0) return problem(({ compare }) => compare.problems.cut(name));
    json = rest.slice(0, end);
  }
  const read = readReport(json);
  if ("problem" in read) {
    if (read.problem === "newer") return problem(({ compare }) => compare.problems.newer(name));
    if (read.problem === "empty") return problem(({ compare }) => compare.problems.empty(name));
    if (!json.trimEnd().endsWith("}")) return problem(({ compare }) => compare.problems.cut(name));
    return problem(({ compare }) => compare.problems.other(name));
  }
  const fault = faultOf(read.report);
  return fault ? problem(({ compare }) => compare.problems.fault(name, fault)) : read;
}

type Check = (value: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isString: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number" && Number.isFinite(value);
const isTexts: Check = (value) => isObject(value) && isString(value["zh-CN"]) && isString(value.en);
const isInterval: Check = (value) =>
  value === undefined || (Array.isArray(value) && value.length === 2 && value.every(isNumber));
const isTone: Check = (value) => value === "good" || value === "bad" || value === "neutral";
const isPeriod: Check = (value) =>
  value === undefined || (isObject(value) && isString(value.first) && isString(value.last));
const isStrings: Check = (value) => Array.isArray(value) && value.every(isString);

const FIGURE: Record<string, Check> = {
  value: (value) => value === null || isNumber(value),
  unit: (value) => (UNITS as readonly unknown[]).includes(value),
  ci: isInterval,
};
const FILTER = { label: isTexts, value: isString };
const KEY_FIGURE = { figure: isString, label: isTexts, up_is: isTone };
const FINDING = { id: isString, text: isTexts, tone: isTone };
const ACTION = {
  id: isString,
  action: isTexts,
  measure: isTexts,
  section: isString,
  customers: isNumber,
  money: isNumber,
  group: (value: unknown) =>
    value === undefined || (isObject(value) && isString(value.column) && isString(value.value)),
};
const SECTION = { id: isString, figures: isStrings, blocks: Array.isArray };
const COLUMN = { id: isString };

/** Where the report is not what a comparison reads: "summary.findings[3].text". */
function faultOf(report: Report): string | undefined {
  const root = report as unknown as Record<string, unknown>;
  const meta = root.meta as Record<string, unknown>;
  const summary = root.summary;
  if (!isObject(summary)) return "summary";
  const figures = Object.entries(root.figures as object);
  return (
    first({ company: isString, currency: isString, period: isPeriod }, meta, "meta") ??
    each(FILTER, meta.filters, "meta.filters") ??
    figures.reduce<string | undefined>(
      (fault, [id, figure]) => fault ?? first(FIGURE, figure, `figures.${id}`),
      undefined,
    ) ??
    each(KEY_FIGURE, summary.key_figures, "summary.key_figures") ??
    each(FINDING, summary.findings, "summary.findings") ??
    each(ACTION, root.recommendations, "recommendations") ??
    each(SECTION, root.sections, "sections") ??
    tableFault(report)
  );
}

function tableFault(report: Report): string | undefined {
  for (const [at, section] of report.sections.entries())
    for (const [index, block] of section.blocks.entries()) {
      const place = `sections[${at}].blocks[${index}]`;
      if (!isObject(block)) return place;
      const table: unknown = block.table;
      if (table === undefined) continue;
      if (!isObject(table)) return `${place}.table`;
      const fault = each(COLUMN, table.columns, `${place}.table.columns`);
      if (fault) return fault;
      if (!Array.isArray(table.rows) || !table.rows.every(Array.isArray))
        return `${place}.table.rows`;
      const { groups } = table;
      if (groups === undefined) continue;
      if (!isObject(groups) || !isString(groups.column) || !Array.isArray(groups.values))
        return `${place}.table.groups`;
    }
  return undefined;
}

function first(checks: Record<string, Check>, value: unknown, place: string): string | undefined {
  if (!isObject(value)) return place;
  const key = Object.keys(checks).find((name) => !checks[name]!(value[name]));
  return key === undefined ? undefined : `${place}.${key}`;
}

function each(checks: Record<string, Check>, list: unknown, place: string): string | undefined {
  if (!Array.isArray(list)) return place;
  for (const [index, item] of list.entries()) {
    const fault = first(checks, item, `${place}[${index}]`);
    if (fault) return fault;
  }
  return undefined;
}
