// Pages of a list as they are needed: fetched once, the least used forgotten, answers to a question
// that has changed meanwhile dropped.
import type { CustomerPage, CustomerQuery } from "../../../wasm/clientele.ts";

export type Ask = (query: CustomerQuery) => Promise<CustomerPage>;
export type Row = CustomerPage["rows"][number];

export const PAGE_ROWS = 200;
const MOST_PAGES = 30;
/** As many come over from the worker in a few milliseconds. */
const EXPORT_ROWS = 250;

export class Pages {
  readonly #ask: Ask;
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  #query: CustomerQuery = {};
  #pages = new Map<number, Row[] | "asked">();
  #question = 0;
  #answered = -1;
  total = 0;
  columns: CustomerPage["columns"] = [];

  constructor(ask: Ask, changed: () => void, failed: (error: unknown) => void) {
    this.#ask = ask;
    this.#changed = changed;
    this.#failed = failed;
  }
  /** Whether the list shown is still that of an earlier question. */
  get waiting(): boolean {
    return this.#answered !== this.#question;
  }
  get query(): CustomerQuery {
    return this.#query;
  }

  /** A new question; its first page is fetched at once. */
  change(query: CustomerQuery): void {
    this.#query = query;
    ++this.#question;
    this.#pages.clear();
    this.need(0, 1);
  }

  row(index: number): Row | undefined {
    const page = this.#pages.get(Math.floor(index / PAGE_ROWS));
    return typeof page === "object" ? page[index % PAGE_ROWS] : undefined;
  }

  /** Fetches what is missing of rows [first, end). */
  need(first: number, end: number): void {
    for (let page = Math.floor(first / PAGE_ROWS); page * PAGE_ROWS < end; ++page) {
      const kept = this.#pages.get(page);
      this.#pages.delete(page);
      this.#pages.set(page, kept ?? "asked"); // the last to be forgotten
      if (!kept) void this.#load(page);
    }
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= MOST_PAGES) break;
      this.#pages.delete(page);
    }
  }

  async #load(page: number): Promise<void> {
    const question = this.#question;
    try {
      const offset = page * PAGE_ROWS;
      const answer = await this.#ask({ ...this.#query, offset, limit: PAGE_ROWS });
      if (question !== this.#question) return;
      this.#answered = question;
      this.total = answer.total;
      this.columns = answer.columns;
      this.#pages.set(page, answer.rows);
      this.#changed();
    } catch (error) {
      if (question === this.#question) this.#failed(error);
    }
  }

  /** Every row of the question as it now is, for an export: a page's at a time. */
  async *each(): AsyncGenerator<CustomerPage> {
    const query = this.#query;
    for (let offset = 0; ; offset += EXPORT_ROWS) {
      const answer = await this.#ask({ ...query, offset, limit: EXPORT_ROWS });
      yield answer;
      if (offset + answer.rows.length >= answer.total || answer.rows.length === 0) return;
    }
  }
}
