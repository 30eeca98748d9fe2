// <clientele-page>: from files to a report, one screen after another.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { Plan, Settings } from "../../../wasm/clientele.ts";
import "../customers/dialog.ts";
import type { CustomersElement, Group } from "../customers/dialog.ts";
import { labels as labelsOf } from "../i18n/labels.ts";
import { dropStyles, dropZone, MOST_FILES } from "../intake/drop_zone.ts";
import { mapping, mappingStyles } from "../intake/mapping.ts";
import { blockStyles } from "../report/block_styles.ts";
import { layoutStyles } from "../report/layout_styles.ts";
import { download } from "../report/download.ts";
import type { Report } from "../report/model.ts";
import { printStyles } from "../report/print_styles.ts";
import { readReport } from "../report/read.ts";
import { Reader } from "../report/reader.ts";
import "../report/report_element.ts";
import { tokens } from "../report/tokens.ts";
import { CallError } from "../worker/client.ts";
import { documentTitle } from "./document_title.ts";
import { Engine, type Step } from "./engine.ts";
import { headerText, markPages } from "./page_header.ts";
import { Preferences } from "./preferences.ts";
import { progressStyles, progressView, stepWords } from "./progress.ts";
import { savedReport } from "./save_report.ts";
import type { Scope } from "./scope_fields.ts";
import { readSettingsFile, settingsFile } from "./settings_file.ts";
import { settingsPanel, settingsStyles } from "./settings_panel.ts";
import { toolBar, toolStyles } from "./tools.ts";
import { partsOf, viewerFile } from "./viewer_file.ts";

const SAMPLE_CUSTOMERS = 5000;
const SAMPLE_SEED = 1;

const UNCHANGED = { open: false, options: {}, computing: false, problem: "" };

type Screen =
  | { name: "intake"; problem: string }
  | { name: "mapping" }
  | { name: "working"; step?: Step }
  | { name: "failed"; message: string; detail: string }
  | { name: "report"; report: Report };

export class PageElement extends LitElement {
  static override styles = [
    tokens,
    layoutStyles,
    blockStyles,
    toolStyles,
    dropStyles,
    mappingStyles,
    progressStyles,
    settingsStyles,
    printStyles,
  ];
  static override properties = {
    screen_: { state: true },
    over: { state: true },
    whatIf: { state: true },
  };
  declare screen_: Screen;
  declare over: boolean;
  /** The panel of rules: whether it is open, what was changed, whether the report still lags behind. */
  declare whatIf: { open: boolean; options: Settings; computing: boolean; problem: string };

  readonly #preferences = new Preferences(null, () => this.requestUpdate());
  readonly #engine = new Engine();
  #files: File[] = [];
  #plans: Plan[] = [];
  #job = 0;
  #scope: Scope = { whole: undefined, choices: [] };

  constructor() {
    super();
    this.screen_ = { name: "intake", problem: "" };
    this.over = false;
    this.whatIf = UNCHANGED;
  }
  override connectedCallback() {
    super.connectedCallback();
    addEventListener("dragover", this.#dragOver);
    addEventListener("dragleave", this.#dragLeave);
    addEventListener("drop", this.#drop);
    void this.#warm();
  }
  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("dragover", this.#dragOver);
    removeEventListener("dragleave", this.#dragLeave);
    removeEventListener("drop", this.#drop);
    this.#engine.close();
  }

  #reader(report: Report) {
    return Reader.of(report, this.#preferences.language);
  }
  get #words() {
    return labelsOf(this.#preferences.language);
  }

  override render() {
    const preferences = this.#preferences;
    const current = this.screen_;
    preferences.applyTo(document.documentElement);
    this.dataset.theme = preferences.theme;
    if (current.name === "report")
      markPages(headerText(current.report, this.#reader(current.report)));
    document.title = documentTitle(
      current.name === "report" ? current.report : undefined,
      preferences.language,
    );
    return html`${toolBar(preferences, () => this.requestUpdate(), this.#tools())}
      <div lang=${preferences.language}>${this.#screen()}</div>
      <p class="visually-hidden" role="status">${this.#status()}</p>`;
  }

  #screen(): TemplateResult {
    const words = this.#words;
    const current = this.screen_;
    switch (current.name) {
      case "intake":
        return dropZone(
          words,
          { over: this.over, problem: current.problem },
          (files) => void this.#take(files),
          () => void this.#sample(),
        );
      case "mapping":
        return mapping(this.#plans, words, {
          change: (index, plan) => {
            this.#plans = this.#plans.with(index, plan);
            this.requestUpdate();
          },
          remove: (index) => this.#remove(index),
          add: (files) => void this.#take(files),
          read: () => void this.#read(),
          back: () => this.#restart(),
        });
      case "working":
        return progressView(current.step, words, () => this.#cancel());
      case "failed":
        return html`<main class="progress" id="report" tabindex="-1">
          <h1>${words.progress.failed}</h1>
          <p class="problem" role="alert">${current.message}</p>
          <p class="more">${current.detail}</p>
          <button class="primary" @click=${() => this.#show({ name: "mapping" })}>
            ${words.progress.tryAgain}
          </button>
          <button @click=${() => this.#restart()}>${words.tools.restart}</button>
        </main>`;
      case "report":
        return html`${
            this.whatIf.open
              ? settingsPanel(
                  current.report,
                  words,
                  this.#preferences.language,
                  this.#scope,
                  this.whatIf,
                  {
                    change: (next) => void this.#change(next),
                    save: () => this.#saveSettings(current.report),
                    load: (file) => void this.#loadSettings(file),
                  },
                )
              : nothing
          }<clientele-report
            .report=${current.report}
            .language=${this.#preferences.language}
            .theme=${this.#preferences.theme}
            .open=${this.#openGroup}
          ></clientele-report>
          <clientele-customers
            .reader=${this.#reader(current.report)}
            .theme=${this.#preferences.theme}
            .save=${(csv: string) =>
              download(this.#reader(current.report).fileName("customers", "csv"), csv, "text/csv")}
          ></clientele-customers>`;
    }
  }

  #tools(): TemplateResult | null {
    const words = this.#words.tools;
    const current = this.screen_;
    if (current.name !== "report") return null;
    return html`<button id="save" @click=${() => this.#save(current.report)}>${words.save}</button>
      <button id="list" @click=${() => this.#open(this.#words.customers.title)}>
        ${words.list}
      </button>
      <button
        id="what-if"
        aria-expanded=${this.whatIf.open}
        @click=${() => (this.whatIf = { ...this.whatIf, open: !this.whatIf.open })}
      >
        ${words.settings}
      </button>
      <button @click=${() => void this.#customers(current.report)}>${words.customers}</button>
      <button @click=${() => window.print()}>${words.print}</button>
      <button @click=${() => this.#restart()}>${words.restart}</button>`;
  }

  #status(): string {
    const words = this.#words;
    const current = this.screen_;
    if (current.name === "working") return stepWords(current.step, words);
    return current.name === "report" ? words.progress.ready : "";
  }

  #show(next: Screen) {
    const moved = next.name !== this.screen_.name;
    this.screen_ = next;
    if (!moved) return;
    scrollTo(0, 0);
    // A screen reader follows to the new screen; the report element focuses by itself on demand.
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>("main")?.focus({ preventScroll: true });
    });
  }

  /** Runs one job; what comes from a job that was cancelled or followed by another is dropped. */
  async #work(job: (current: () => boolean) => Promise<void>) {
    const mine = ++this.#job;
    this.#show({ name: "working" });
    try {
      await job(() => mine === this.#job);
    } catch (error) {
      if (mine !== this.#job) return;
      this.#engine.close();
      const failure = error instanceof CallError ? error.failure : undefined;
      const { errors } = this.#words;
      const message =
        failure?.texts?.[this.#preferences.language] ??
        errors[failure?.kind ?? "unknown"] ??
        errors.unknown!;
      const detail = error instanceof Error ? error.message : String(error);
      this.#show({ name: "failed", message, detail: detail === message ? "" : detail });
    }
  }

  async #warm() {
    try {
      await this.#engine.warm();
      this.requestUpdate();
    } catch {
      // No Wasm, or no worker: said at once, because nothing can be done here without them.
      this.#show({ name: "intake", problem: this.#words.errors.wasm_missing! });
    }
  }

  async #take(files: File[]) {
    if (files.length === 0) return;
    if (this.#files.length + files.length > MOST_FILES) {
      this.#show({ name: "intake", problem: this.#words.intake.tooMany });
      return;
    }
    await this.#work(async (current) => {
      const plans: Plan[] = [];
      for (const file of files) plans.push(await this.#engine.plan(file, {}));
      if (!current()) return;
      this.#files = [...this.#files, ...files];
      this.#plans = [...this.#plans, ...plans];
      this.#show({ name: "mapping" });
    });
  }

  async #sample() {
    await this.#work(async (current) => {
      this.#show({ name: "working", step: { kind: "sampling" } });
      const made = await this.#engine.sample(SAMPLE_CUSTOMERS, SAMPLE_SEED);
      const files = made.map(({ name, text }) => new File([text], name));
      const plans: Plan[] = [];
      for (const file of files) plans.push(await this.#engine.plan(file, {}));
      if (!current()) return;
      this.#files = files;
      this.#plans = plans;
      await this.#read();
    });
  }

  async #read() {
    await this.#work(async (current) => {
      const text = await this.#engine.read(this.#files, this.#plans, {}, (step) => {
        if (current()) this.#show({ name: "working", step });
      });
      if (!current()) return;
      const read = readReport(text);
      if (!("report" in read)) throw new Error(this.#words.viewer[read.problem]);
      const { period } = read.report.meta;
      this.#scope = {
        whole: period && [period.first, period.last],
        choices: await this.#engine.choices(),
      };
      if (!current()) return;
      this.whatIf = UNCHANGED;
      this.#show({ name: "report", report: read.report });
    });
  }

  #remove(index: number) {
    this.#files = this.#files.filter((_, at) => at !== index);
    this.#plans = this.#plans.filter((_, at) => at !== index);
    if (this.#files.length === 0) this.#restart();
    else this.requestUpdate();
  }
  #cancel() {
    ++this.#job;
    this.#engine.close();
    this.#show(this.#plans.length > 0 ? { name: "mapping" } : { name: "intake", problem: "" });
    void this.#warm();
  }
  #restart() {
    this.#files = [];
    this.#plans = [];
    history.replaceState(history.state, "", location.pathname);
    this.#cancel();
  }

  readonly #openGroup = (group: Group, title: string) => this.#open(title, group);
  #open(title: string, group?: Group) {
    const list = this.renderRoot.querySelector<CustomersElement>("clientele-customers");
    const { options } = this.whatIf;
    list?.open((query) => this.#engine.list(query, options), title, group);
  }

  /** Recomputes under other options; what a later change overtakes is dropped. */
  async #change(options: Settings) {
    const job = this.#job;
    const before = this.whatIf.options;
    this.whatIf = { open: true, options, computing: true, problem: "" };
    const latest = () => job === this.#job && this.whatIf.options === options;
    try {
      const read = readReport(await this.#engine.report(options));
      if (!latest()) return;
      if (!("report" in read)) throw new Error(this.#words.viewer[read.problem]);
      this.whatIf = { ...this.whatIf, computing: false };
      this.#show({ name: "report", report: read.report });
    } catch (error) {
      if (!latest()) return;
      const texts = error instanceof CallError ? error.failure.texts : undefined;
      const problem = texts?.[this.#preferences.language] ?? String(error);
      this.whatIf = { open: true, options: before, computing: false, problem };
    }
  }

  #saveSettings(report: Report) {
    const text = settingsFile(this.whatIf.options);
    download(this.#reader(report).fileName("settings", "json"), text, "application/json");
  }
  async #loadSettings(file: File) {
    const options = await readSettingsFile(file);
    if (options) return this.#change(options);
    this.whatIf = { ...this.whatIf, problem: this.#words.settings.notSettings };
  }
  #save(report: Report) {
    const viewer = viewerFile(partsOf(document));
    download(
      this.#reader(report).fileName("report", "html"),
      savedReport(viewer, report),
      "text/html",
    );
  }
  async #customers(report: Report) {
    const csv = await this.#engine.customers(this.whatIf.options);
    download(this.#reader(report).fileName("customers", "csv"), csv, "text/csv");
  }

  readonly #dragOver = (event: DragEvent) => {
    event.preventDefault();
    this.over = true;
  };
  readonly #dragLeave = () => {
    this.over = false;
  };
  readonly #drop = (event: DragEvent) => {
    event.preventDefault();
    this.over = false;
    if (this.screen_.name === "working" || this.screen_.name === "report") return;
    void this.#take([...(event.dataTransfer?.files ?? [])]);
  };
}
customElements.define("clientele-page", PageElement);
