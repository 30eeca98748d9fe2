// Who reads: language, currency and texts, handed to everything that renders a piece of a report.
import { labels, type Labels } from "../i18n/labels.ts";
import type { Language, LocalText } from "../i18n/language.ts";
import { safeFileName } from "./file_name.ts";
import { formatNumber, type NumberStyle } from "./format.ts";
import type { Cell, Column, Report, Unit } from "./model.ts";

/** Opens the customers of a group; absent where there are none to show (a saved report). */
export type OpenGroup = (group: { column: string; value: string }, title: string) => void;

export class Reader {
  readonly language: Language;
  readonly style: NumberStyle;
  readonly labels: Labels;
  readonly open: OpenGroup | undefined;
  /** Whose report it is, and of which day: for names of files. */
  #about: readonly (string | undefined)[] = [];
  readonly #plain: () => boolean;

  constructor(language: Language, currency?: string, open?: OpenGroup, plain = () => true) {
    this.language = language;
    this.style = currency === undefined ? { language } : { language, currency };
    this.labels = labels(language);
    this.open = open;
    this.#plain = plain;
  }
  /** Whether what is saved may name customers: asked for when it is saved. */
  get plain(): boolean {
    return this.#plain();
  }
  static of(report: Report, language: Language, open?: OpenGroup, plain = () => true): Reader {
    const reader = new Reader(language, report.meta.currency, open, plain);
    reader.#about = [report.meta.company, report.meta.as_of];
    return reader;
  }

  fileName(kind: string, extension: string): string {
    const [company, day] = this.#about;
    return safeFileName([company, kind, day], extension);
  }

  text(text: LocalText | string | undefined): string {
    return typeof text === "string" ? text : (text?.[this.language] ?? "");
  }
  number(value: number, unit: Unit): string {
    return formatNumber(value, unit, this.style);
  }
  exact(value: number, unit: Unit): string {
    return formatNumber(value, unit, this.style, true);
  }
  /** A cell as text: numbers in full unless `brief`. */
  cell(cell: Cell | undefined, column: Column, brief = false): string {
    if (cell === null || cell === undefined) return "";
    if (typeof cell === "number") {
      return brief ? this.number(cell, column.unit) : this.exact(cell, column.unit);
    }
    return this.text(cell);
  }
}
