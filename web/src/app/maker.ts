// What shows a journey: the screens from files to a report, in whatever element stands around them.
// The page and <customer-report> are the two.
import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Judgements, Plan } from "../../../wasm/clientele.ts";
import "../customers/dialog.ts";
import type { CustomersElement, Group } from "../customers/dialog.ts";
import "../customers/duplicates.ts";
import type { DuplicatesElement } from "../customers/duplicates.ts";
import { Beside } from "../compare/beside.ts";
import { labels as labelsOf, type Labels } from "../i18n/labels.ts";
import type { Language } from "../i18n/language.ts";
import { dropStyles, dropZone } from "../intake/drop_zone.ts";
import { mapping, mappingStyles } from "../intake/mapping.ts";
import { mappingsOf } from "../intake/saved_mapping.ts";
import { blockStyles } from "../report/block_styles.ts";
import { download, FILE_TYPES } from "../report/download.ts";
import { layoutStyles } from "../report/layout_styles.ts";
import type { Report } from "../report/model.ts";
import { printStyles } from "../report/print_styles.ts";
import { safeFileName } from "../report/file_name.ts";
import { Reader } from "../report/reader.ts";
import { PARTS, type ReportElement } from "../report/report_element.ts";
import { tokens } from "../report/tokens.ts";
import type { CoreHost } from "./engine.ts";
import type { ExportKind } from "./export_kinds.ts";
import { exportFile } from "./exports.ts";
import { Journey, type Happening } from "./journey.ts";
import { menu, menuStyles } from "./menu.ts";
import { Attempts, proofStyles, proofView } from "./proof.ts";
import { progressStyles, progressView, stepWords } from "./progress.ts";
import { settingsFile } from "./settings_file.ts";
import { settingsPanel, settingsStyles } from "./settings_panel.ts";
import { toolStyles } from "./tools.ts";

export abstract class MakerElement extends LitElement {
  static override styles = [
    tokens,
    layoutStyles,
    blockStyles,
    toolStyles,
    menuStyles,
    dropStyles,
    mappingStyles,
    progressStyles,
    proofStyles,
    settingsStyles,
    printStyles,
  ];
  static override properties: PropertyDeclarations = {
    over: { state: true },
    plain_: { state: true },
  };
  /** Files are held over the place to drop them. */
  declare over: boolean;
  /** The reader ticked that files which are saved may name customers. */
  declare plain_: boolean;

  protected readonly journey: Journey;
  readonly #beside = new Beside(() => this.requestUpdate());
  readonly #attempts = new Attempts();
  #shown = "intake";

  constructor(core: CoreHost) {
    super();
    this.over = false;
    this.plain_ = false;
    this.journey = new Journey(
      core,
      () => this.#changed(),
      (happening) => this.heard(happening),
    );
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#attempts.watch();
  }
  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#attempts.leave();
  }

  protected abstract get language(): Language;
  protected abstract get look(): "light" | "dark";
  /** The file that a saved report is put into. */
  protected abstract viewer(): Promise<string>;
  protected heard(_happening: Happening): void {}
  /** Another screen is there, to be seen from its top; the one before had the focus, or not. */
  protected abstract turned(focused: boolean): void;

  protected get words(): Labels {
    return labelsOf(this.language);
  }
  protected reader(report: Report): Reader {
    return Reader.of(report, this.language);
  }
  protected exported(kind: ExportKind, report: Report, plain: boolean): Promise<File> {
    const viewer = () => this.viewer();
    const comparison = plain ? this.#beside.of(report) : this.#beside.masked(report);
    const shown = { report, comparison };
    return exportFile(kind, this.journey, shown, this.reader(report), viewer, plain);
  }

  #changed() {
    const { name } = this.journey.screen;
    const turned = name !== this.#shown;
    this.#shown = name;
    if (name === "intake") this.#beside.leave();
    this.requestUpdate();
    const focused = this.matches(":focus-within");
    if (turned) void this.updateComplete.then(() => this.turned(focused));
  }

  protected screen(): TemplateResult {
    const { words, journey, language } = this;
    const { screen } = journey;
    switch (screen.name) {
      case "intake":
        return dropZone(
          words,
          {
            over: this.over,
            problem: screen.problem?.[language] ?? "",
            notice: screen.notice?.[language] ?? "",
            embedded: !this.addressed,
          },
          (files) => void journey.take(files),
          () => void journey.sample(),
          this.#proof(),
        );
      case "mapping":
        return mapping(journey.plans, words, journey.notice?.[language] ?? "", {
          change: (index: number, plan: Plan) => journey.mapAs(index, plan),
          readAs: (index, form) => void journey.readAs(index, form),
          isSheet: (index) => journey.isSheet(index),
          remove: (index) => journey.remove(index),
          add: (files) => void journey.take(files),
          save: () => {
            const name = safeFileName([words.mapping.savedAs], "json");
            const settings = settingsFile({
              mappings: mappingsOf(journey.plans),
              files: journey.forms,
            });
            download(name, settings, "application/json");
          },
          read: () => void this.read(),
          back: () => journey.restart(),
        });
      case "working":
        return progressView(screen.step, words, () => journey.cancel());
      case "failed": {
        const { kind, texts, detail } = screen.failure;
        const message = texts?.[language] ?? words.errors[kind] ?? words.errors.unknown!;
        return html`<div class="progress">
          <h1>${words.progress.failed}</h1>
          <p class="problem" role="alert">${message}</p>
          <p class="more">${detail === texts?.en ? "" : detail}</p>
          ${
            journey.plans.length > 0
              ? html`<button class="primary" @click=${() => journey.backToMapping()}>
                  ${words.progress.tryAgain}
                </button>`
              : nothing
          }
          <button @click=${() => journey.restart()}>${words.tools.restart}</button>
        </div>`;
      }
      case "report":
        return this.#reportScreen(screen.report);
    }
  }

  #proof(): TemplateResult {
    const changed = () => this.requestUpdate();
    return proofView(this.words, this.#attempts, !this.addressed, changed);
  }

  /** Where files become a report. */
  protected read(): Promise<void> {
    return this.journey.read();
  }
  /** Whether the document is this element's alone: links inside the report show in its address. */
  protected get addressed(): boolean {
    return false;
  }

  #reportScreen(report: Report): TemplateResult {
    const { journey, language, look } = this;
    const state = { ...journey.whatIf, problem: journey.whatIf.problem?.[language] ?? "" };
    const panel = () =>
      settingsPanel(report, this.words, language, journey.scope, state, {
        change: (options) => void journey.change(options),
        save: () => void this.#save("settings", report),
        load: (file) => void journey.loadSettings(file),
      });
    return html`${this.#beside.notice(language)}
      ${journey.live && journey.whatIf.open ? panel() : nothing}<clientele-report
        part="report"
        exportparts=${PARTS}
        .report=${report}
        .language=${language}
        .theme=${look}
        .addressed=${this.addressed}
        .plain=${this.plain_}
        .comparison=${this.#beside.of(report)}
        .open=${journey.live ? this.#openGroup : undefined}
      ></clientele-report>
      ${
        journey.live
          ? html`<clientele-customers
                .reader=${this.reader(report)}
                .theme=${look}
                .recommendations=${report.recommendations}
                .plain=${this.plain_}
                .tick=${(plain: boolean) => (this.plain_ = plain)}
                .card=${(id: string) => journey.customer(id)}
                .save=${(content: BlobPart, extension: "csv" | "xlsx") =>
                  download(
                    this.reader(report).fileName("customers", extension),
                    content,
                    FILE_TYPES[extension],
                  )}
              ></clientele-customers>
              <clientele-duplicates
                .reader=${this.reader(report)}
                .theme=${look}
                .plain=${this.plain_}
                .judge=${(judgements: Judgements) => void journey.judge(judgements)}
                .save=${(content: BlobPart) =>
                  download(
                    this.reader(report).fileName("duplicates", "csv"),
                    content,
                    FILE_TYPES.csv,
                  )}
              ></clientele-duplicates>`
          : nothing
      }
      <div class="below">${this.#proof()}</div>`;
  }

  /** What can be done with the report; nothing on other screens. */
  protected tools(more: TemplateResult | typeof nothing = nothing): TemplateResult | null {
    const { words, journey } = this;
    const { report, live } = journey;
    if (!report) return null;
    const ofLive = () =>
      html`<button id="list" @click=${() => this.#open(words.customers.title)}>
          ${words.tools.list}
        </button>
        ${this.#duplicatesTool(report)}
        <button
          id="what-if"
          aria-expanded=${journey.whatIf.open}
          @click=${() => journey.toggleWhatIf()}
        >
          ${words.tools.settings}
        </button> `;
    const { saving } = words;
    const kinds: [ExportKind, string, string][] = [
      ["html", words.tools.save, ".html"],
      ["xlsx", words.workbook.save, ".xlsx"],
      ["json", saving.json, ".json"],
    ];
    if (live) kinds.push(["csv", saving.csv, ".csv"]);
    if (live && report.data_quality.issues.length > 0)
      kinds.push(["issues", saving.issues, ".csv"]);
    const items = html`${kinds.map(
        ([kind, name, file]) =>
          html`<button
            id=${kind === "html" ? "save" : `save-${kind}`}
            @click=${() => void this.#save(kind, report)}
          >
            ${name} <span aria-hidden="true">${file}</span>
          </button>`,
      )}
      <label class="tick">
        <input
          id="plain"
          type="checkbox"
          aria-describedby="plain-about"
          .checked=${this.plain_}
          @change=${(event: Event) => (this.plain_ = (event.target as HTMLInputElement).checked)}
        />
        <span>${words.plain.tick}</span>
        <small id="plain-about">${words.plain.about}</small>
      </label>`;
    return html`${menu("saving", saving.title, items)} ${live ? ofLive() : nothing}
      ${this.#beside.tool(words, this.#showComparison)} ${more}
      <button @click=${() => journey.restart()}>${words.tools.restart}</button>`;
  }

  /** Where ids were merged, or may have to be. */
  #duplicatesTool(report: Report): TemplateResult | typeof nothing {
    const { journey } = this;
    const count = (id: string) => report.figures[`data.duplicates.${id}`]?.value ?? 0;
    const pairs = count("merged") + count("likely");
    if (pairs === 0) return nothing;
    const shown = this.reader(report).exact(pairs, "count");
    const open = () =>
      void this.renderRoot
        .querySelector<DuplicatesElement>("clientele-duplicates")
        ?.open(() => journey.duplicates(), journey.judgements);
    return html`<button id="duplicates" @click=${open}>
      ${this.words.duplicates.tool(shown)}
    </button>`;
  }

  readonly #showComparison = () =>
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<ReportElement>("clientele-report")?.show("since"),
    );

  /** For those who cannot see the screen. */
  protected status(): TemplateResult {
    const { screen } = this.journey;
    const { words } = this;
    const said =
      screen.name === "working"
        ? stepWords(screen.step, words)
        : screen.name === "report"
          ? words.progress.ready
          : "";
    return html`<p class="visually-hidden" role="status">${said}</p>`;
  }

  async #save(kind: ExportKind, report: Report) {
    const file = await this.exported(kind, report, this.plain_);
    download(file.name, file, file.type);
  }

  readonly #openGroup = (group: Group, title: string) => this.#open(title, group);
  #open(title: string, group?: Group) {
    const list = this.renderRoot.querySelector<CustomersElement>("clientele-customers");
    list?.open((query) => this.journey.list(query), title, group);
  }

  // Files over the place where they are taken: the page listens on its window, an element on itself.
  protected readonly dragOver = (event: Event) => {
    event.preventDefault();
    this.over = true;
  };
  protected readonly dragLeave = () => {
    this.over = false;
  };
  protected readonly drop = (event: Event) => {
    event.preventDefault();
    this.over = false;
    const { name } = this.journey.screen;
    if (name === "working" || name === "report") return;
    void this.journey.take([...((event as DragEvent).dataTransfer?.files ?? [])]);
  };
}
