// What a host page sees of <customer-report>: types only, published as the package's declarations.
import type { ExportKind } from "../app/export_kinds.ts";
import type { Report } from "../report/model.ts";

export type { ExportKind, Report };

/** Settings as saved by the page and read by the command: mappings, rates, rules, options. */
export type Settings = Record<string, unknown>;

/** What a job is doing; bytes while it is reading. */
export interface ProgressDetail {
  step: "reading" | "sealing" | "reporting" | "sampling";
  doneBytes?: number;
  allBytes?: number;
}
/** What was recognised: names of files and columns, and what they mean; no values. */
export interface MappedDetail {
  files: {
    name: string;
    bytes: number;
    recognised: boolean;
    tables: string[];
    columns: { name: string; role: string; confidence: number }[];
  }[];
}
/** That there is a report, and of what; the report itself is the element's `report`. */
export interface ReportDetail {
  sections: string[];
  rows: number;
}
/** The kind of an error, and its name for people in the element's language; no values. */
export interface ErrorDetail {
  kind: string;
  message: string;
}

/** Events of the element. None bubbles; none carries anything of a row. */
export interface CustomerReportEvents {
  progress: CustomEvent<ProgressDetail>;
  /** Cancelable: where it is prevented, the reader checks the mapping before files are read. */
  mapped: CustomEvent<MappedDetail>;
  report: CustomEvent<ReportDetail>;
  error: CustomEvent<ErrorDetail>;
}

export interface ExportOptions {
  /** Without it, ids, telephone numbers and e-mail addresses of customers are masked. */
  plain?: boolean;
}

/** Rejections of `load` and `exportAs`. */
export interface CustomerReportError extends Error {
  readonly kind: string;
}

export interface CustomerReportElement extends HTMLElement {
  /** "zh-CN" or "en"; else that of the page around it, else the browser's. */
  lang: string;
  /** "light", "dark" or "auto" (what the reader's system prefers). */
  theme: "light" | "dark" | "auto";
  /** As attribute: JSON. Changed options recompute the report that is shown. */
  settings: Settings;
  /** Brings the module's bytes, for hosts that would rather serve clientele.wasm than have it inlined. */
  wasm: (() => Promise<ArrayBuffer>) | undefined;
  /** The report shown. */
  readonly report: Report | undefined;
  /**
   * Reads files and shows their report, in place of what is there. Rejects with a CustomerReportError;
   * its kind is "cancelled" after `cancel`, another `load`, or removal from the page.
   */
  load(files: Iterable<File>): Promise<Report>;
  /** Shows a report that was made before: its JSON, as text or parsed. Throws a CustomerReportError. */
  loadReport(json: unknown): void;
  /** Ends what runs, and frees its workers and their memory. */
  cancel(): void;
  /** The report, or what is behind it ("csv": a row a customer), as a file. */
  exportAs(kind: ExportKind, options?: ExportOptions): Promise<File>;

  addEventListener<K extends keyof CustomerReportEvents>(
    type: K,
    listener: (this: CustomerReportElement, event: CustomerReportEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "customer-report": CustomerReportElement;
  }
}
