// What the page reads of a report's JSON (core/report/report.schema.json). The page computes
// nothing from it but positions and spellings.
import type { LocalText } from "../i18n/language.ts";

export const UNITS = [
  "count",
  "money",
  "share",
  "points",
  "score",
  "number",
  "days",
  "date",
  "month",
  "label",
  "p_value",
] as const;
export type Unit = (typeof UNITS)[number];

export interface Figure {
  value: number | null;
  unit: Unit;
  label?: LocalText;
  n?: number;
  ci?: [number, number];
  note?: LocalText;
}

export interface Column {
  id: string;
  label: LocalText;
  unit: Unit;
}
export type Cell = null | number | string | LocalText;
export interface DataTable {
  columns: Column[];
  rows: Cell[][];
  /** Rows that stand for customers: the column of the customer list, and a value (or null) a row. */
  groups?: { column: string; values: (string | null)[] };
}

export const CHART_TYPES = [
  "line",
  "bar",
  "stacked_bar",
  "heatmap",
  "histogram",
  "lorenz",
  "scatter",
  "treemap",
  "nps",
  "pareto",
  "bridge",
  "funnel",
  "matrix",
  "steps",
  "calibration",
] as const;
export type ChartType = (typeof CHART_TYPES)[number];

export interface ChartSpec {
  type: ChartType;
  x: string;
  y: string[];
  low?: string[];
  high?: string[];
  highlight?: string;
}

export interface Block {
  kind: "table" | "chart" | "quotes" | "note";
  id: string;
  title: LocalText;
  takeaway?: LocalText;
  table?: DataTable;
  chart?: ChartSpec;
  texts?: LocalText[];
}

export interface Section {
  id: string;
  title: LocalText;
  conclusion?: LocalText;
  missing: LocalText[];
  figures: string[];
  blocks: Block[];
}

export type Tone = "good" | "bad" | "neutral";
export interface Finding {
  id: string;
  text: LocalText;
  section: string;
  figures: string[];
  tone: Tone;
}

/** A change against another period: relative, or a difference where that is what is meant. */
export interface Change {
  value: number;
  unit: Unit;
}
export interface KeyFigure {
  figure: string;
  label: LocalText;
  up_is: Tone;
  /** The last month's value, which the changes speak of; the figure is of the whole period. */
  recent?: { label: LocalText; value: number; unit: Unit };
  previous?: Change;
  last_year?: Change;
  trend?: (number | null)[];
  incomplete?: boolean;
}

/** What matters now. */
export interface Summary {
  text: LocalText;
  key_figures: KeyFigure[];
  findings: Finding[];
}

export interface Recommendation {
  id: string;
  action: LocalText;
  trigger: LocalText;
  segment: LocalText;
  owner: LocalText;
  horizon: LocalText;
  effect: LocalText;
  measure: LocalText;
  section: string;
  money: number;
  customers: number;
  /** The same customers in the customer list. */
  group?: { column: string; value: string };
}

export interface Method {
  id: string;
  text: LocalText;
  source: string;
}

export interface ReportFile {
  name: string;
  bytes: number;
  hash: string;
  tables: string[];
  rows: number;
  rows_used: number;
  rows_set_aside: number;
}
export interface IssueEntry {
  kind: string;
  text: LocalText;
  effect: "flag" | "value" | "row";
  file: string;
  column?: string;
  count: number;
  samples: { line: number; value: string }[];
}

export interface Report {
  schema_version: number;
  meta: {
    title: LocalText;
    company: string;
    lang: string;
    goal?: string;
    audience?: string;
    as_of?: string;
    period?: { first: string; last: string };
    currency: string;
    filters: { attribute: string; label: LocalText; value: string }[];
    files: ReportFile[];
    /** The analyst's own words, by section. */
    notes: Record<string, string>;
  };
  figures: Record<string, Figure>;
  summary: Summary;
  sections: Section[];
  recommendations: Recommendation[];
  data_quality: { rows: number; rows_used: number; rows_set_aside: number; issues: IssueEntry[] };
  methods: Method[];
}
