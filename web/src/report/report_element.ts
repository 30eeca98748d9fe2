// <clientele-report>: one report, to be read. Give it `report`, `language` and `theme`.
import { LitElement, html, nothing, type PropertyValues } from "lit";
import { dark, light, type Palette } from "../charts/palette.ts";
import { themed } from "../charts/theme.ts";
import type { Comparison } from "../compare/compare.ts";
import { compareStyles, compareView } from "../compare/view.ts";
import type { Language } from "../i18n/language.ts";
import { actionsView } from "./actions.ts";
import { blockStyles } from "./block_styles.ts";
import { contents, entries } from "./contents.ts";
import { define } from "./define.ts";
import { layoutStyles } from "./layout_styles.ts";
import type { Report } from "./model.ts";
import { pageNumberStyles, tiePages } from "./page_numbers.ts";
import { printStyles } from "./print_styles.ts";
import { qualityView } from "./quality.ts";
import { Reader, type OpenGroup } from "./reader.ts";
import { methodList, methodsOf, sectionView } from "./section.ts";
import { summaryStyles } from "./summary_styles.ts";
import { summaryView } from "./summary.ts";
import { tokens } from "./tokens.ts";
import { titleView } from "./title.ts";

/** Parts of it that a host page may style (CSS ::part), as exportparts lists them. */
export const PARTS = "contents, title, summary, card, section, heading, figure, chart, table";

export class ReportElement extends LitElement {
  static override styles = [
    tokens,
    layoutStyles,
    summaryStyles,
    blockStyles,
    compareStyles,
    printStyles,
    pageNumberStyles,
  ];
  static override properties = {
    report: { attribute: false },
    language: { attribute: false },
    theme: { attribute: false },
    open: { attribute: false },
    addressed: { attribute: false },
    // Does not show: it is asked for when a table is saved.
    plain: { attribute: false, hasChanged: () => false },
    comparison: { attribute: false },
    current: { state: true },
  };
  declare report: Report | undefined;
  declare language: Language;
  declare theme: "light" | "dark";
  /** Shows the customers of a group; a saved report has none to show. */
  declare open: OpenGroup | undefined;
  /** Whether the section being read shows in the window's address, and is gone to from there. */
  declare addressed: boolean;
  /** Whether tables that are saved may name customers; those of a saved report say what it holds. */
  declare plain: boolean;
  /** What changed since an earlier report. */
  declare comparison: Comparison | undefined;
  declare current: string;

  #reading: IntersectionObserver | undefined;
  #folded: HTMLDetailsElement[] = [];
  #palette: Palette = light;

  constructor() {
    super();
    this.language = "zh-CN";
    this.theme = "light";
    this.addressed = false;
    this.plain = true;
    this.current = "summary";
  }
  override connectedCallback() {
    super.connectedCallback();
    addEventListener("beforeprint", this.#unfold);
    addEventListener("afterprint", this.#refold);
  }
  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#reading?.disconnect();
    removeEventListener("beforeprint", this.#unfold);
    removeEventListener("afterprint", this.#refold);
  }

  override render() {
    const { report } = this;
    if (!report) return nothing;
    const reader = Reader.of(report, this.language, this.open, () => this.plain);
    const palette = this.#colours();
    const { comparison } = this;
    const list = entries(report, reader, comparison !== undefined);
    const number = (id: string) => list.find((entry) => entry.id === id)?.number ?? "";
    return html`<div class="frame" lang=${this.language} @click=${this.#follow}>
      <div class="aside">${contents(list, this.current, reader)}</div>
      <div class="report">
        ${titleView(report, reader)}
        <div class="print-only" aria-hidden="true">${contents(list, "", reader, true)}</div>
        ${summaryView(report, reader)} ${comparison ? compareView(comparison, reader) : nothing}
        ${report.sections.map((section) =>
          sectionView(section, number(section.id), report, reader, palette),
        )}
        ${
          report.recommendations.length
            ? actionsView(report.recommendations, number("actions"), reader)
            : nothing
        }
        ${qualityView(report, number("quality"), reader)}
        ${
          report.methods.length
            ? html`<section
                class="chapter"
                part="section"
                id="methods"
                aria-labelledby="methods-title"
              >
                <h2 class="eyebrow" id="methods-title" tabindex="-1">
                  <span class="number">${number("methods")}</span>${reader.labels.report.methods}
                </h2>
                <div class="method">
                  ${methodsOf(report).map(
                    ({ title, methods }) =>
                      html`${title ? html`<h3>${reader.text(title)}</h3>` : nothing}
                      ${methodList(methods, reader)}`,
                  )}
                </div>
              </section>`
            : nothing
        }
      </div>
    </div>`;
  }

  /** The same object while the colours are the same: charts are drawn again for another. */
  #colours(): Palette {
    const own = getComputedStyle(this);
    const palette = themed(this.theme === "dark" ? dark : light, (name) =>
      own.getPropertyValue(`--clientele-${name}`),
    );
    if (JSON.stringify(palette) !== JSON.stringify(this.#palette)) this.#palette = palette;
    return this.#palette;
  }

  protected override willUpdate() {
    this.dataset.theme = this.theme;
  }
  protected override updated(changed: PropertyValues<this>) {
    if (changed.has("report") || changed.has("language") || changed.has("comparison"))
      this.#watch();
    // Only on arrival: a report that was recomputed stays where its reader is.
    const arrived = changed.has("report") && changed.get("report") === undefined;
    if (this.addressed && arrived && location.hash.length > 1) this.#goTo(location.hash.slice(1));
  }

  /** Marks in the contents the section at the upper third of the window. */
  #watch() {
    this.#reading?.disconnect();
    this.#reading = new IntersectionObserver(
      (seen) => {
        for (const { isIntersecting, target } of seen) if (isIntersecting) this.current = target.id;
      },
      { rootMargin: "-25% 0px -70% 0px" },
    );
    for (const section of this.renderRoot.querySelectorAll("section")) {
      this.#reading.observe(section);
    }
  }

  // A shadow tree has no fragment targets of its own: links inside the report are followed here.
  readonly #follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    const id = link?.getAttribute("href")?.slice(1);
    if (!id || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (this.addressed) history.replaceState(history.state, "", `#${id}`);
    this.#goTo(id);
  };

  /** Scrolls to a section, and puts the focus on its heading. */
  async show(id: string): Promise<void> {
    await this.updateComplete;
    this.#goTo(id);
  }

  #goTo(id: string) {
    const target = this.renderRoot.querySelector(`#${CSS.escape(id)}`);
    if (!target) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
    const heading = target.querySelector<HTMLElement>("[tabindex='-1']") ?? (target as HTMLElement);
    heading.focus({ preventScroll: true });
  }

  // Paper cannot be unfolded: methods and long tables are opened, the tables behind charts stay as
  // the reader left them.
  readonly #unfold = () => {
    const closed = this.renderRoot.querySelectorAll<HTMLDetailsElement>(
      "details:not(.behind):not([open])",
    );
    this.#folded = [...closed];
    for (const details of this.#folded) details.open = true;
    if (this.addressed) tiePages(this.renderRoot);
  };
  readonly #refold = () => {
    for (const details of this.#folded) details.open = false;
    this.#folded = [];
  };
}
define("clientele-report", ReportElement);
