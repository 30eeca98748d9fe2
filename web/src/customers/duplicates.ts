// <clientele-duplicates>: ids that are or may be one customer, pair by pair, for the reader to say
// which are. What is said takes effect when the files are read again.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { DuplicatePair, Duplicates, Judgements, Person } from "../../../wasm/clientele.ts";
import { csv } from "../report/csv.ts";
import { define } from "../report/define.ts";
import { maskContacts, maskId } from "../report/masked.ts";
import { Reader } from "../report/reader.ts";
import { tokens } from "../report/tokens.ts";
import { dialogStyles } from "./dialog_styles.ts";
import { duplicateStyles } from "./duplicate_styles.ts";
import { changes, judged, NO_JUDGEMENTS, standing, type Verdict } from "./judgements.ts";

const STATES = ["likely", "merged", "apart"] as const;
/** Pairs drawn at first, and with every step further. */
const STEP = 40;

const FIELDS = ["name", "contact", "phone", "email", "place", "industry"] as const;
type Field = (typeof FIELDS)[number];
/** What says that a field agrees. */
const AGREEMENTS: Record<Field, readonly string[]> = {
  name: ["name", "name_alike"],
  contact: ["contact"],
  phone: ["phone"],
  email: ["email"],
  place: ["place"],
  industry: ["industry"],
};

export class DuplicatesElement extends LitElement {
  static override styles = [tokens, dialogStyles, duplicateStyles];
  static override properties = {
    reader: { attribute: false },
    theme: { attribute: false },
    plain: { attribute: false },
    found_: { state: true },
    said_: { state: true },
    state_: { state: true },
    search_: { state: true },
    shown_: { state: true },
    problem_: { state: true },
  };
  declare reader: Reader;
  declare theme: "light" | "dark";
  /** Whether exports name customers. */
  declare plain: boolean;
  declare found_: Duplicates | undefined;
  declare said_: Judgements;
  declare state_: DuplicatePair["state"] | "";
  declare search_: string;
  declare shown_: number;
  declare problem_: string;

  /** The reader's judgements, to be read by again. */
  judge: (judgements: Judgements) => void = () => undefined;
  save: (content: BlobPart) => void = () => undefined;
  #before: Judgements = NO_JUDGEMENTS;

  constructor() {
    super();
    this.reader = new Reader("zh-CN");
    this.theme = "light";
    this.plain = false;
    this.found_ = undefined;
    this.said_ = NO_JUDGEMENTS;
    this.state_ = "";
    this.search_ = "";
    this.shown_ = STEP;
    this.problem_ = "";
  }

  /** Opens on what `ask` finds; `before` is what the reader has said so far. */
  async open(ask: () => Promise<Duplicates>, before: Judgements): Promise<void> {
    this.#before = before;
    this.said_ = before;
    this.found_ = undefined;
    this.problem_ = "";
    this.#narrow("", "");
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog && !dialog.open) dialog.showModal();
    try {
      this.found_ = await ask();
    } catch (error) {
      this.problem_ = error instanceof Error ? error.message : String(error);
    }
  }

  #narrow(state: DuplicatePair["state"] | "", search: string) {
    this.state_ = state;
    this.search_ = search;
    this.shown_ = STEP;
  }

  #pairs(): DuplicatePair[] {
    const wanted = this.search_.trim().toLowerCase();
    const has = ({ id, name, phone, email }: Person) =>
      [id, name, phone, email].some((text) => text?.toLowerCase().includes(wanted));
    const states = this.state_ === "" ? STATES : [this.state_];
    // What waits for a judgement stands first.
    return states.flatMap((state) =>
      (this.found_?.list ?? []).filter(
        (pair) => pair.state === state && (wanted === "" || has(pair.a) || has(pair.b)),
      ),
    );
  }

  override render() {
    this.dataset.theme = this.theme;
    const words = this.reader.labels.duplicates;
    const pairs = this.#pairs();
    const changed = changes(this.#before, this.said_);
    return html`<dialog aria-labelledby="title" lang=${this.reader.language}>
      <div class="head">
        <div>
          <h2 id="title">${words.title}</h2>
          <p class="count" role="status">
            ${this.found_ ? this.#summary(this.found_) : words.waiting}
          </p>
        </div>
        <button class="close" @click=${() => this.renderRoot.querySelector("dialog")?.close()}>
          ${this.reader.labels.customers.close}
        </button>
      </div>
      <p class="about">${words.about}</p>
      ${this.problem_ ? html`<p class="none" role="alert">${this.problem_}</p>` : nothing}
      ${this.#controls()}
      <ol class="pairs" tabindex="0" aria-label=${words.title}>
        ${pairs.slice(0, this.shown_).map((pair) => this.#pair(pair))}
        ${
          pairs.length > this.shown_
            ? html`<li class="more">
                <button @click=${() => (this.shown_ += STEP)}>
                  ${words.more(this.reader.exact(pairs.length - this.shown_, "count"))}
                </button>
              </li>`
            : nothing
        }
        ${this.found_ && pairs.length === 0 ? html`<li class="none">${words.none}</li>` : nothing}
      </ol>
      <div class="foot">
        <p role="status">${changed > 0 ? words.changed(changed) : words.unchanged}</p>
        <button
          class="primary"
          id="judge"
          ?disabled=${changed === 0}
          @click=${() => this.judge(this.said_)}
        >
          ${words.apply}
        </button>
      </div>
    </dialog>`;
  }

  #summary({ merged, groups, pairs }: Duplicates): string {
    const count = (value: number) => this.reader.exact(value, "count");
    return this.reader.labels.duplicates.summary(count(merged), count(groups), count(pairs.likely));
  }

  #controls(): TemplateResult {
    const { duplicates: words, customers } = this.reader.labels;
    return html`<div class="controls">
      <label class="search">
        ${words.search}
        <input
          type="search"
          .value=${this.search_}
          @input=${(event: Event) =>
            this.#narrow(this.state_, (event.target as HTMLInputElement).value)}
        />
      </label>
      <label>
        ${words.state}
        <select
          @change=${(event: Event) =>
            this.#narrow(
              (event.target as HTMLSelectElement).value as DuplicatePair["state"] | "",
              this.search_,
            )}
        >
          <option value="" ?selected=${this.state_ === ""}>${customers.all}</option>
          ${STATES.map(
            (state) =>
              html`<option value=${state} ?selected=${this.state_ === state}>
                ${words.states[state]}
                (${this.reader.exact(this.found_?.pairs[state] ?? 0, "count")})
              </option>`,
          )}
        </select>
      </label>
      <button class="export" @click=${() => this.#export()}>${customers.export}</button>
    </div>`;
  }

  #pair(pair: DuplicatePair): TemplateResult {
    const words = this.reader.labels.duplicates;
    const stands = standing(this.said_, pair);
    const say = (verdict: Verdict) => {
      this.said_ = judged(this.said_, [pair.a.id, pair.b.id], verdict);
    };
    const choice = (verdict: Verdict) =>
      html`<button
        data-verdict=${verdict}
        aria-pressed=${stands === verdict}
        @click=${() => say(verdict)}
      >
        ${words.verdicts[verdict]}
      </button>`;
    const names = `${pair.a.name ?? pair.a.id}, ${pair.b.name ?? pair.b.id}`;
    return html`<li class="pair" data-state=${pair.state}>
      <table>
        <caption>
          <span class="state ${pair.state}">${words.states[pair.state]}</span>
          ${pair.score === undefined ? words.asked : words.score(pair.score)}
        </caption>
        <tbody>
          <tr>
            <th scope="row">${words.fields.id}</th>
            <td>${pair.a.id}</td>
            <td>${pair.b.id}</td>
          </tr>
          ${FIELDS.filter((field) => pair.a[field] || pair.b[field]).map((field) =>
            this.#field(pair, field),
          )}
        </tbody>
      </table>
      <div class="verdicts" role="group" aria-label=${names}>${choice("one")}${choice("two")}</div>
    </li>`;
  }

  #field(pair: DuplicatePair, field: Field): TemplateResult {
    const words = this.reader.labels.duplicates;
    const agrees = AGREEMENTS[field].find((agreement) => pair.agreements.includes(agreement));
    const how = agrees === "name_alike" ? words.alike : words.agrees;
    return html`<tr class=${agrees ? "same" : ""}>
      <th scope="row">${words.fields[field]}${agrees ? html`<small>${how}</small>` : nothing}</th>
      <td>${pair.a[field] ?? ""}</td>
      <td>${pair.b[field] ?? ""}</td>
    </tr>`;
  }

  /** The pairs in sight of the filters, a row each. */
  #export() {
    const words = this.reader.labels.duplicates;
    const shown = (text: string | undefined, field: Field | "id") => {
      if (text === undefined || this.plain) return text ?? null;
      const dear = field === "id" || field === "phone" || field === "email";
      return dear ? maskId(text) : maskContacts(text);
    };
    const columns = ["id", ...FIELDS] as const;
    const side = (person: Person) => columns.map((column) => shown(person[column], column));
    const titles = ["A", "B"].flatMap((name) =>
      columns.map((column) => `${name} ${words.fields[column]}`),
    );
    const rows = this.#pairs().map((pair) => [
      words.states[pair.state],
      pair.score ?? null,
      ...side(pair.a),
      ...side(pair.b),
    ]);
    this.save(csv([[words.state, words.scoreTitle, ...titles], ...rows]));
  }
}
define("clientele-duplicates", DuplicatesElement);
