// The saved report: reads the JSON in its own document and shows it. No Wasm, no files, no workers.
import { LitElement, css, html } from "lit";
import { Beside } from "../compare/beside.ts";
import type { Comparison } from "../compare/compare.ts";
import "../report/report_element.ts";
import type { ReportElement } from "../report/report_element.ts";
import type { Saved } from "./save_report.ts";
import { labels } from "../i18n/labels.ts";
import { readReport, type ReadReport } from "../report/read.ts";
import { download, FILE_TYPES } from "../report/download.ts";
import { Reader } from "../report/reader.ts";
import { workbook } from "../report/workbook.ts";
import { tokens } from "../report/tokens.ts";
import { printStyles } from "../report/print_styles.ts";
import { documentTitle } from "./document_title.ts";
import { headerText, markPages } from "./page_header.ts";
import { Preferences } from "./preferences.ts";
import { toolBar, toolStyles } from "./tools.ts";

export class ViewerElement extends LitElement {
  static override styles = [
    tokens,
    toolStyles,
    printStyles,
    css`
      main {
        outline: none;
      }
      .problem {
        padding: 48px 32px;
      }
      .problem.beside {
        padding: 4px 16px;
        border-left: 4px solid var(--bad);
      }
    `,
  ];
  readonly #found: ReadReport = readReport(
    document.getElementById("clientele-report")?.textContent ?? "",
  );
  readonly #preferences = new Preferences(this.#report?.meta.lang, () => this.requestUpdate());

  readonly #beside = new Beside(() => this.requestUpdate());

  /** With the report that is opened here, else the one it was saved with. */
  #comparison(report: Saved): Comparison | undefined {
    return this.#beside.of(report) ?? report.comparison;
  }
  get #report(): Saved | undefined {
    return "report" in this.#found ? this.#found.report : undefined;
  }

  readonly #showComparison = () =>
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<ReportElement>("clientele-report")?.show("since"),
    );

  override render() {
    const preferences = this.#preferences;
    const { language, theme } = preferences;
    const words = labels(language);
    const report = this.#report;
    preferences.applyTo(document.documentElement);
    this.dataset.theme = theme;
    if (report) markPages(headerText(report, Reader.of(report, language)));
    document.title = documentTitle(report, language);
    const excel = async (shown: Saved) => {
      const reader = Reader.of(shown, language);
      download(
        reader.fileName("report", "xlsx"),
        await workbook(shown, reader, this.#comparison(shown)),
        FILE_TYPES.xlsx,
      );
    };
    const actions =
      report &&
      html`<button id="save-xlsx" @click=${() => void excel(report)}>${words.workbook.save}</button>
        ${this.#beside.tool(words, this.#showComparison)}
        <button @click=${() => window.print()}>${words.tools.print}</button>`;
    return html`${toolBar(preferences, () => this.requestUpdate(), actions ?? null)}
      <main lang=${language} tabindex="-1">
        ${
          report
            ? html`${this.#beside.notice(language)}<clientele-report
                  .report=${report}
                  .language=${language}
                  .theme=${theme}
                  .addressed=${true}
                  .comparison=${this.#comparison(report)}
                ></clientele-report>`
            : html`<h1 class="problem">
                ${words.viewer["problem" in this.#found ? this.#found.problem : "empty"]}
              </h1>`
        }
      </main>`;
  }
}
customElements.define("clientele-viewer", ViewerElement);
