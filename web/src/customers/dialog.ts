// <clientele-customers>: the customers behind a number, as a dialog with a list that is drawn only
// where it is in sight. It keeps no rows but those around; the core filters, sorts and searches.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { CustomerCard, CustomerQuery } from "../../../wasm/clientele.ts";
import { Reader } from "../report/reader.ts";
import { tokens } from "../report/tokens.ts";
import { cellText, isNumeric, type ListColumn } from "./cells.ts";
import { define } from "../report/define.ts";
import type { Recommendation, Unit } from "../report/model.ts";
import { listWorkbook } from "../report/list_workbook.ts";
import { customerCard, type Shown } from "./card.ts";
import { cardStyles } from "./card_styles.ts";
import { dialogStyles } from "./dialog_styles.ts";
import { listCsv, listRows, titlesOf } from "./list_file.ts";
import { Pages, type Ask, type Row } from "./pages.ts";
import { heightOf, sliceAt } from "./window.ts";

/** Columns that are there on demand only. */
const HIDDEN = new Set(["first_date", "r_score", "f_score", "m_score", "average_order"]);
const SEARCH_DELAY = 200;

export interface Group {
  column: string;
  value: string;
}

export class CustomersElement extends LitElement {
  static override styles = [tokens, dialogStyles, cardStyles];
  static override properties = {
    reader: { attribute: false },
    theme: { attribute: false },
    hidden_: { state: true },
    scrollTop_: { state: true },
    problem: { state: true },
    shown_: { state: true },
    recommendations: { attribute: false },
    plain: { attribute: false },
  };
  declare reader: Reader;
  declare theme: "light" | "dark";
  declare hidden_: ReadonlySet<string>;
  declare scrollTop_: number;
  declare problem: string;
  /** The customer whose card stands in place of the list. */
  declare shown_: Shown | undefined;
  declare recommendations: readonly Recommendation[];
  /** Whether exports name customers; the reader's tick is told to `tick`. */
  declare plain: boolean;
  tick: (plain: boolean) => void = () => undefined;

  /** Writes a file for the reader: name's middle part, and its text. */
  save: (content: BlobPart, kind: "csv" | "xlsx") => void = () => undefined;
  /** What the files hold of one customer. */
  card: (id: string) => Promise<CustomerCard | undefined> = () => Promise.resolve(undefined);
  #pages: Pages | undefined;
  #title = "";
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.reader = new Reader("zh-CN");
    this.theme = "light";
    this.hidden_ = HIDDEN;
    this.scrollTop_ = 0;
    this.problem = "";
    this.shown_ = undefined;
    this.recommendations = [];
    this.plain = false;
  }

  /** Opens on a group's customers, or on all; `title` says whose list it is. */
  open(ask: Ask, title: string, group?: Group): void {
    this.#title = title;
    this.problem = "";
    this.shown_ = undefined;
    this.#pages = new Pages(
      ask,
      () => this.requestUpdate(),
      (error) => (this.problem = error instanceof Error ? error.message : String(error)),
    );
    this.#change({
      sort: "revenue_net",
      descending: true,
      filters: group ? [{ column: group.column, value: group.value }] : [],
    });
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog && !dialog.open) dialog.showModal();
  }

  #change(query: CustomerQuery) {
    this.#pages?.change(query);
    this.scrollTop_ = 0;
    this.renderRoot.querySelector(".rows")?.scrollTo(0, 0);
    this.requestUpdate();
  }

  override render() {
    this.dataset.theme = this.theme;
    const words = this.reader.labels.customers;
    const pages = this.#pages;
    const total = pages?.total ?? 0;
    const shown = pages && this.shown_;
    return html`<dialog
      aria-labelledby="title"
      lang=${this.reader.language}
      @close=${this.#closed}
      @cancel=${(event: Event) => {
        if (!this.shown_) return;
        event.preventDefault(); // Escape leads back to the list first
        this.#back();
      }}
    >
      ${
        shown
          ? this.#cardView(shown, pages)
          : html`<div class="head">
                <div>
                  <h2 id="title">${this.#title}</h2>
                  <p class="count" role="status">
                    ${
                      pages?.waiting
                        ? words.waiting
                        : words.count(this.reader.exact(total, "count"))
                    }
                  </p>
                </div>
                <button
                  class="close"
                  @click=${() => this.renderRoot.querySelector("dialog")?.close()}
                >
                  ${words.close}
                </button>
              </div>
              ${
                pages
                  ? html`${this.#controls(pages)}
                    ${this.problem ? html`<p class="none" role="alert">${this.problem}</p>` : nothing}
                    ${this.#list(pages)}`
                  : nothing
              }`
      }
    </dialog>`;
  }

  #cardView(shown: Shown, pages: Pages): TemplateResult {
    const { reader } = this;
    const words = reader.labels;
    const [id, name] = shown.row;
    return html`<div class="head">
        <div>
          <h2 id="title">${name || id}</h2>
          <p class="count">${id}</p>
        </div>
        <button class="back" @click=${() => this.#back()}>${words.card.back}</button>
      </div>
      ${customerCard(shown, pages.columns, this.recommendations, reader)}`;
  }

  #back() {
    this.shown_ = undefined;
    void this.updateComplete.then(() => {
      const rows = this.renderRoot.querySelector<HTMLElement>(".rows");
      rows?.scrollTo(0, this.scrollTop_);
      rows?.focus();
    });
  }

  async #show(row: Row) {
    const shown: Shown = { row, card: "asked" };
    this.shown_ = shown;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(".back")?.focus(),
    );
    let card: Shown["card"];
    try {
      card = (await this.card(String(row[0]))) ?? "missing";
    } catch {
      card = "missing"; // the worker is gone; what the list knew is still shown
    }
    // The reader may have gone back, or on to another.
    if (this.shown_ === shown) this.shown_ = { row, card };
  }

  #controls(pages: Pages): TemplateResult {
    const { reader } = this;
    const words = reader.labels.customers;
    const filters = pages.query.filters ?? [];
    const chosen = (column: ListColumn) => {
      const filter = filters.find((candidate) => candidate.column === column.id);
      return filter && "value" in filter ? filter.value : "";
    };
    const choose = (column: ListColumn) => (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      const others = filters.filter((filter) => filter.column !== column.id);
      this.#change({
        ...this.#typed(pages),
        filters: value ? [...others, { column: column.id, value }] : others,
      });
    };
    return html`<div class="controls">
      <label class="search">
        ${words.search}
        <input
          type="search"
          .value=${pages.query.search ?? ""}
          @input=${() => {
            clearTimeout(this.#typing);
            this.#typing = setTimeout(() => this.#change(this.#typed(pages)), SEARCH_DELAY);
          }}
        />
      </label>
      ${pages.columns
        .filter((column) => column.labels?.length)
        .map(
          (column) =>
            html`<label>
              ${reader.text(column.label)}
              <select @change=${choose(column)} data-filter=${column.id}>
                <option value="" ?selected=${!chosen(column)}>${words.all}</option>
                ${column.labels!.map(
                  ({ id, label }) =>
                    html`<option value=${id} ?selected=${chosen(column) === id}>
                      ${reader.text(label)}
                    </option>`,
                )}
              </select>
            </label>`,
        )}
      <details class="columns">
        <summary>${words.columns}</summary>
        <div>
          ${pages.columns.slice(1).map(
            ({ id, label }) =>
              html`<label>
                <input
                  type="checkbox"
                  .checked=${!this.hidden_.has(id)}
                  @change=${() => {
                    const next = new Set(this.hidden_);
                    if (!next.delete(id)) next.add(id);
                    this.hidden_ = next;
                  }}
                />
                ${reader.text(label)}
              </label>`,
          )}
        </div>
      </details>
      <label class="tick" title=${reader.labels.plain.about}>
        <input
          type="checkbox"
          .checked=${this.plain}
          @change=${(event: Event) => this.tick((event.target as HTMLInputElement).checked)}
        />
        ${reader.labels.plain.tick}
      </label>
      <button class="export" @click=${() => void this.#export(pages, "csv")}>
        ${words.export}
      </button>
      <button class="export" @click=${() => void this.#export(pages, "xlsx")}>
        ${reader.labels.workbook.export}
      </button>
    </div>`;
  }

  #list(pages: Pages): TemplateResult {
    const { reader } = this;
    const words = reader.labels.customers;
    const shown = pages.columns
      .map((column, index) => ({ column, index }))
      .filter(({ column }) => !this.hidden_.has(column.id));
    const viewport = this.renderRoot.querySelector(".rows")?.clientHeight || 600;
    const { first, end, top } = sliceAt(this.scrollTop_, viewport, pages.total);
    pages.need(first, end);
    const below = Math.max(0, heightOf(pages.total) - top - (end - first) * 36);
    const numbers = Array.from({ length: end - first }, (_, i) => first + i);
    const sorted = (column: ListColumn) =>
      pages.query.sort === column.id
        ? pages.query.descending
          ? "descending"
          : "ascending"
        : nothing;
    const width = shown.reduce((sum, { column }) => sum + widthOf(column), 0);
    return html`<div
      class="rows ${pages.waiting ? "waiting" : ""}"
      tabindex="0"
      role="region"
      aria-label=${this.#title}
      @scroll=${(event: Event) => (this.scrollTop_ = (event.target as HTMLElement).scrollTop)}
    >
      <table aria-rowcount=${pages.total + 1} .style=${`min-width: ${width}px`}>
        <colgroup>
          ${shown.map(({ column }) => html`<col .style=${`width: ${widthOf(column)}px`} />`)}
        </colgroup>
        <thead>
          <tr aria-rowindex="1">
            ${shown.map(
              ({ column }) =>
                html`<th
                  scope="col"
                  class=${isNumeric(column) ? "number" : ""}
                  aria-sort=${sorted(column)}
                >
                  ${
                    column.kind === "flags"
                      ? html`<span class="unsorted">${reader.text(column.label)}</span>`
                      : html`<button
                          title=${reader.text(column.label)}
                          @click=${() => this.#sort(pages, column)}
                        >
                          ${reader.text(column.label)}<span aria-hidden="true"
                            >${
                              pages.query.sort === column.id
                                ? pages.query.descending
                                  ? " ↓"
                                  : " ↑"
                                : ""
                            }</span
                          >
                        </button>`
                  }
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${space(top, shown.length)}
          ${numbers.map((number) => {
            const row = pages.row(number);
            return html`<tr aria-rowindex=${number + 2}>
              ${shown.map(({ column, index }) => {
                const text = row ? cellText(row[index], column, reader) : "…";
                return index === 0
                  ? html`<th scope="row" title=${text}>
                      ${
                        row
                          ? html`<button class="one" @click=${() => void this.#show(row)}>
                              ${text}
                            </button>`
                          : text
                      }
                    </th>`
                  : html`<td class=${isNumeric(column) ? "number" : ""} title=${text}>${text}</td>`;
              })}
            </tr>`;
          })}
          ${space(below, shown.length)}
        </tbody>
      </table>
      ${!pages.waiting && pages.total === 0 ? html`<p class="none">${words.none}</p>` : nothing}
    </div>`;
  }

  /** The question with what was typed last, which may not have been asked yet. */
  #typed(pages: Pages): CustomerQuery {
    clearTimeout(this.#typing);
    const input = this.renderRoot.querySelector<HTMLInputElement>("input[type=search]");
    return { ...pages.query, search: input?.value.trim() ?? "" };
  }

  #sort(pages: Pages, column: ListColumn) {
    const query = this.#typed(pages);
    // Numbers begin with the largest, words with the first.
    const descending = query.sort === column.id ? !query.descending : column.kind === "number";
    this.#change({ ...query, sort: column.id, descending });
  }

  async #export(pages: Pages, kind: "csv" | "xlsx") {
    const { reader } = this;
    const query = this.#typed(pages);
    if (query.search !== (pages.query.search ?? "")) this.#change(query);
    try {
      const { columns } = pages;
      const parts = listRows(pages, reader, this.plain);
      if (kind === "csv") return this.save(await listCsv(columns, parts, reader), kind);
      const titles = titlesOf(columns, reader);
      const units = columns.map((column, at) => ({
        title: titles[at]!,
        unit: column.unit as Unit,
      }));
      this.save(await listWorkbook(reader.labels.customers.title, units, parts), kind);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  readonly #closed = () => {
    clearTimeout(this.#typing);
    this.#pages = undefined;
    this.requestUpdate();
  };
}
define("clientele-customers", CustomersElement);

function widthOf(column: ListColumn): number {
  if (column.kind === "flags") return 240;
  if (column.kind === "label") return 140;
  return column.kind === "text" ? 150 : 120;
}

/** Keeps the place of the rows that are not drawn. */
function space(height: number, columns: number): TemplateResult | typeof nothing {
  if (height <= 0) return nothing;
  return html`<tr class="space" aria-hidden="true">
    <td colspan=${columns} .style=${`height: ${height}px`}></td>
  </tr>`;
}
