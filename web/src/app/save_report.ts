// "Save report": the viewer's file with this report in its placeholder. No raw rows are in it.
import type { Comparison } from "../compare/compare.ts";
import type { Report } from "../report/model.ts";

const PLACE = '<script type="application/json" id="clientele-report"></script>';

/** JSON that cannot end the element it stands in, nor be read as markup. */
export function embeddedJson(text: string): string {
  return text
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** What a saved page or file holds: the report, and what changed since an earlier one. */
export interface Saved extends Report {
  comparison?: Comparison;
}

export const withComparison = (report: Report, comparison?: Comparison): Saved =>
  comparison ? { ...report, comparison } : report;

/** Throws where `viewer` is not the viewer's file. */
export function savedReport(viewer: string, report: Report, comparison?: Comparison): string {
  const at = viewer.lastIndexOf(PLACE);
  if (at < 0) throw new Error("the viewer has no place for a report");
  const saved = withComparison(report, comparison);
  const open = at + PLACE.indexOf("</");
  return viewer.slice(0, open) + embeddedJson(JSON.stringify(saved)) + viewer.slice(open);
}
