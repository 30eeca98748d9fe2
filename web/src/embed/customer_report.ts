// <customer-report>: the screens from files to a report inside a page of somebody else's. Nothing is
// kept outside the element; nothing of it outlives its place in the page but a report to be read.
import { html, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { MakerElement } from "../app/maker.ts";
import { unpacked } from "../app/core_bytes.ts";
import type { Happening } from "../app/journey.ts";
import { chooseLanguage, type Language } from "../i18n/language.ts";
import type { Report } from "../report/model.ts";
import { CallError } from "../worker/client.ts";
import type { Failure } from "../worker/messages.ts";
import CoreWorker from "../worker/core.worker.ts?worker&inline";
import type {
  CustomerReportElement,
  CustomerReportEvents,
  ExportKind,
  ExportOptions,
  MappedDetail,
  ProgressDetail,
  Settings,
} from "./api.ts";

/** The worker's own file, for policies that refuse blobs; the build writes its address. */
declare const CLIENTELE_WORKER_FILE: URL;

interface Waiting {
  resolve: (report: Report) => void;
  reject: (error: CallError) => void;
}
type Progress = Extract<Happening, { kind: "progress" }>["step"];

function progressOf(step: Progress): ProgressDetail {
  if (step.kind !== "reading") return { step: step.kind };
  const { doneBytes, allBytes } = step.progress;
  return { step: step.kind, doneBytes, allBytes };
}

/** Names and meanings; samples and evidence, which are values of rows, stay inside. */
function mappedOf(plans: Extract<Happening, { kind: "mapped" }>["plans"]): MappedDetail {
  return {
    files: plans.map(({ file, bytes, recognised, tables, columns }) => ({
      name: file,
      bytes,
      recognised,
      tables: [...tables],
      columns: columns.map(({ name, role, confidence }) => ({ name, role, confidence })),
    })),
  };
}

export class CustomerReport extends MakerElement implements CustomerReportElement {
  static override properties: PropertyDeclarations = {
    theme: {},
    settings: { converter: { fromAttribute: settingsOf } },
  };
  declare theme: "light" | "dark" | "auto";
  declare settings: Settings;
  wasm: (() => Promise<ArrayBuffer>) | undefined;

  #waiting: Waiting | undefined;
  /** The host's options in use. */
  #used = "{}";
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    super({
      wasm: async () => (await (this.wasm ?? inlined)()).slice(0),
      workers: [() => new CoreWorker(), () => new Worker(CLIENTELE_WORKER_FILE)],
    });
    this.theme = "auto";
    this.settings = {};
  }
  override connectedCallback() {
    super.connectedCallback();
    this.#dark.addEventListener("change", this.#redraw);
    this.addEventListener("dragover", this.dragOver);
    this.addEventListener("dragleave", this.dragLeave);
    this.addEventListener("drop", this.drop);
  }
  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#dark.removeEventListener("change", this.#redraw);
    // An element that is only moved is back by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.journey.leave();
    });
  }
  // The language is the attribute that every element has.
  static override get observedAttributes() {
    return [...super.observedAttributes, "lang"];
  }
  override attributeChangedCallback(name: string, old: string | null, value: string | null) {
    super.attributeChangedCallback(name, old, value);
    if (name === "lang") this.requestUpdate();
  }
  readonly #redraw = () => this.requestUpdate();

  protected override get language(): Language {
    const around = this.closest<HTMLElement>("[lang]:not([lang=''])")?.lang ?? "";
    return chooseLanguage(this.lang, [this.lang, around, ...navigator.languages]);
  }
  protected override get look() {
    if (this.theme === "light" || this.theme === "dark") return this.theme;
    return this.#dark.matches ? "dark" : "light";
  }
  protected override async viewer() {
    return (await import("virtual:clientele/viewer")).default;
  }

  get report(): Report | undefined {
    return this.journey.report;
  }
  load(files: Iterable<File>): Promise<Report> {
    const list = [...files];
    this.journey.restart();
    this.#useSettings();
    return new Promise((resolve, reject) => {
      if (list.length === 0) reject(new CallError({ kind: "no_files", detail: "no files" }));
      this.#waiting = { resolve, reject };
      void this.journey.take(list);
    });
  }
  loadReport(json: unknown): void {
    this.journey.open(json);
  }
  cancel(): void {
    this.journey.cancel();
  }
  async exportAs(kind: ExportKind, { plain = false }: ExportOptions = {}): Promise<File> {
    const { report } = this;
    if (!report) throw new CallError({ kind: "no_report", detail: "there is no report" });
    return this.exported(kind, report, plain);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("settings")) return;
    if (this.settings === UNREADABLE) this.#fail({ kind: "settings_json", detail: "not JSON" });
    const before = this.#used;
    this.#useSettings();
    // A host that sets the same again does not undo what the reader changed.
    if (this.journey.live && this.#used !== before) void this.journey.change(this.#options);
  }
  get #options(): Settings {
    return (this.settings.options ?? {}) as Settings;
  }
  /** Options are asked for with each report; the rest is used while files are read. */
  #useSettings() {
    const { options: _, ...others } = this.settings;
    this.journey.settings = others;
    this.#used = JSON.stringify(this.#options);
  }
  protected override read() {
    return this.journey.read(this.#options);
  }

  override render() {
    this.dataset.theme = this.look;
    const { language, words } = this;
    const tools = this.tools();
    return html`${
        tools ? html`<div class="tools" part="tools" lang=${language}>${tools}</div>` : nothing
      }
      <div
        class="body"
        part="body"
        role="region"
        aria-label=${words.brandLine}
        lang=${language}
        tabindex="-1"
      >
        ${this.screen()}
      </div>
      ${this.status()}`;
  }
  protected override turned(focused: boolean) {
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
    if (focused) {
      this.renderRoot.querySelector<HTMLElement>(".body")?.focus({ preventScroll: true });
    }
  }

  protected override heard(happening: Happening) {
    switch (happening.kind) {
      case "progress":
        this.#tell("progress", progressOf(happening.step));
        break;
      case "mapped": {
        const goOn = this.#tell("mapped", mappedOf(happening.plans));
        const something = happening.plans.some(({ recognised }) => recognised);
        if (this.#waiting && goOn && something) void this.read();
        break;
      }
      case "report": {
        const { report } = happening;
        const rows = report.meta.files.reduce((sum, file) => sum + file.rows, 0);
        this.#tell("report", { sections: report.sections.map(({ id }) => id), rows });
        this.#waiting?.resolve(report);
        this.#waiting = undefined;
        break;
      }
      case "error":
        this.#fail(happening.failure);
        break;
      case "cancelled":
        this.#reject({ kind: "cancelled", detail: "cancelled" });
    }
  }
  #fail(failure: Failure) {
    const { errors } = this.words;
    this.#tell("error", {
      kind: failure.kind,
      message: errors[failure.kind] ?? errors.unknown!,
    });
    this.#reject(failure);
  }
  #reject(failure: Failure) {
    this.#waiting?.reject(new CallError(failure));
    this.#waiting = undefined;
  }
  /** False where the host prevented it. */
  #tell<K extends keyof CustomerReportEvents>(
    name: K,
    detail: CustomerReportEvents[K]["detail"],
  ): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, cancelable: name === "mapped" }));
  }
}

/** What stands for settings that could not be read. */
const UNREADABLE: Settings = {};

function settingsOf(text: string | null): Settings {
  if (text === null || text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Settings) : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

async function inlined(): Promise<ArrayBuffer> {
  return unpacked((await import("virtual:clientele/core")).default);
}
