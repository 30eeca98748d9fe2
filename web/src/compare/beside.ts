// The earlier report that a reader has opened beside the one being read, and the button for it.
import { html, nothing, type TemplateResult } from "lit";
import { inBoth, type Labels } from "../i18n/labels.ts";
import type { Language, LocalText } from "../i18n/language.ts";
import { maskedReport } from "../report/masked.ts";
import type { Report } from "../report/model.ts";
import { compare, type Comparison } from "./compare.ts";
import { MOST_BYTES, readEarlier } from "./earlier.ts";

export class Beside {
  readonly #changed: () => void;
  #earlier: Report | undefined;
  #problem: LocalText | undefined;
  #last: { report: Report; comparison: Comparison } | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What changed until `report`; undefined where no other is open. */
  of(report: Report): Comparison | undefined {
    if (!this.#earlier) return undefined;
    if (this.#last?.report !== report)
      this.#last = { report, comparison: compare(this.#earlier, report) };
    return this.#last.comparison;
  }
  /** As `of`, with nobody named. */
  masked(report: Report): Comparison | undefined {
    return this.#earlier && compare(maskedReport(this.#earlier), maskedReport(report));
  }

  leave(): void {
    this.#earlier = this.#problem = this.#last = undefined;
  }

  async #open(file: File): Promise<boolean> {
    this.leave();
    const said = (key: "large" | "unreadable") =>
      inBoth(({ compare: { problems } }) => problems[key](file.name));
    try {
      if (file.size > MOST_BYTES) this.#problem = said("large");
      else {
        const read = readEarlier(file.name, await file.text());
        if ("report" in read) this.#earlier = read.report;
        else this.#problem = read.problem;
      }
    } catch {
      this.#problem = said("unreadable");
    }
    this.#changed();
    return this.#earlier !== undefined;
  }

  /** Opens a report, or puts it away. `opened`: it is there to be shown. */
  tool({ compare: words }: Labels, opened: () => void): TemplateResult {
    const leave = () => {
      this.leave();
      this.#changed();
    };
    if (this.#earlier)
      return html`<button id="leave-compare" @click=${leave}>${words.leave}</button>`;
    const pick = (event: Event) =>
      ((event.currentTarget as Element).nextElementSibling as HTMLInputElement).click();
    const take = async (event: Event) => {
      const input = event.target as HTMLInputElement;
      const [file] = input.files ?? [];
      input.value = "";
      if (file && (await this.#open(file))) opened();
    };
    return html`<button id="compare" @click=${pick}>${words.open}</button>
      <input
        type="file"
        id="earlier"
        hidden
        accept=".html,.htm,.json,text/html,application/json"
        @change=${take}
      />`;
  }

  notice(language: Language): TemplateResult | typeof nothing {
    const text = this.#problem?.[language];
    return text ? html`<p class="problem beside" role="alert">${text}</p>` : nothing;
  }
}
