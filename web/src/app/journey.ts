// From files to a report, whoever shows it: which screen is due, and what leads to the next. It holds
// files, what was recognised of them, and the core's workers; it draws nothing and knows no document.
import type {
  CustomerCard,
  CustomerPage,
  CustomerQuery,
  Duplicates,
  Judgements,
  Plan,
  Settings,
} from "../../../wasm/clientele.ts";
import { inBoth } from "../i18n/labels.ts";
import type { Language, LocalText } from "../i18n/language.ts";
import { MOST_FILES } from "../intake/drop_zone.ts";
import { formsIn, formsOf, withForm, type FileForm, type FormChange } from "../intake/file_form.ts";
import {
  edited,
  mappingsOf,
  savedSettings,
  withSaved,
  type SavedColumn,
} from "../intake/saved_mapping.ts";
import type { Report } from "../report/model.ts";
import { readReport, reportOf, type ReadReport } from "../report/read.ts";
import { CallError } from "../worker/client.ts";
import type { Failure } from "../worker/messages.ts";
import { SheetFile } from "../worker/workbook.ts";
import { Engine, type CoreHost, type Step } from "./engine.ts";
import type { Scope } from "./scope_fields.ts";
import { readSettingsFile } from "./settings_file.ts";

const SAMPLE_CUSTOMERS = 5000;
const SAMPLE_SEED = 1;

export type Screen =
  | { name: "intake"; problem?: LocalText; notice?: LocalText }
  | { name: "mapping" }
  | { name: "working"; step?: Step }
  | { name: "failed"; failure: Failure }
  | { name: "report"; report: Report };

/** The panel of rules: whether it is open, what was changed, whether the report still lags behind. */
export interface WhatIf {
  open: boolean;
  options: Settings;
  computing: boolean;
  problem: LocalText | undefined;
}

/** What happens, for who needs to hear more than that something changed. */
export type Happening =
  | { kind: "progress"; step: Step }
  | { kind: "mapped"; plans: readonly Plan[] }
  | { kind: "report"; report: Report }
  | { kind: "error"; failure: Failure }
  /** A job was ended, or another has taken its place. */
  | { kind: "cancelled" };

function failureOf(error: unknown): Failure {
  if (error instanceof CallError) return error.failure;
  return { kind: "unknown", detail: error instanceof Error ? error.message : String(error) };
}

/** Throws a CallError for what is no report. */
export function reportIn(read: ReadReport): Report {
  if ("report" in read) return read.report;
  const { problem } = read;
  const texts = inBoth((words) => words.viewer[problem]);
  throw new CallError({ kind: `report_${problem}`, texts, detail: texts.en });
}

export class Journey {
  /** Beside `options`, which are in `whatIf`: mappings, rates, rules, the analyst's own words. */
  settings: Settings = {};
  readonly #engine: Engine;
  readonly #changed: () => void;
  readonly #heard: (happening: Happening) => void;
  #screen: Screen = { name: "intake" };
  #whatIf: WhatIf = { open: false, options: {}, computing: false, problem: undefined };
  #files: readonly File[] = [];
  #plans: readonly Plan[] = [];
  /** Of settings files: what columns meant before, and the rules of the next report. */
  #saved: readonly SavedColumn[] = [];
  #given: Settings = {};
  /** What the reader said of these files: `files` and `duplicates` of the settings. */
  #said: { files?: FileForm[]; duplicates?: Judgements } = {};
  #notice: LocalText | undefined;
  #job = 0;
  #live = false;
  #scope: Scope = { whole: undefined, choices: [] };

  constructor(
    core: CoreHost,
    changed: () => void,
    heard: (happening: Happening) => void = () => undefined,
  ) {
    this.#engine = new Engine(core);
    this.#changed = changed;
    this.#heard = heard;
  }

  get screen(): Screen {
    return this.#screen;
  }
  get report(): Report | undefined {
    return this.#screen.name === "report" ? this.#screen.report : undefined;
  }
  get plans(): readonly Plan[] {
    return this.#plans;
  }
  /** What a settings file changed in the plans. */
  get notice(): LocalText | undefined {
    return this.#notice;
  }
  /** The settings that files are understood and read by. */
  get #inForce(): Settings {
    const { files, duplicates } = this.#said;
    const given = this.settings.duplicates as object | undefined;
    return {
      ...this.settings,
      ...(files ? { files: [...formsIn(this.settings.files), ...files] } : {}),
      ...(duplicates ? { duplicates: { ...given, ...duplicates } } : {}),
    };
  }
  /** How files are read, where the reader said, for a settings file. */
  get forms(): FileForm[] {
    return formsOf(this.#plans, this.#said.files ?? []);
  }
  /** What the columns mean, for a settings file; nothing where that is as recognised. */
  get mappings(): SavedColumn[] {
    return edited(this.#plans) ? mappingsOf(this.#plans) : [];
  }
  get whatIf(): WhatIf {
    return this.#whatIf;
  }
  get scope(): Scope {
    return this.#scope;
  }
  /** Whether the customers behind the report are here: it can be recomputed, and they be listed. */
  get live(): boolean {
    return this.#live && this.#screen.name === "report";
  }

  #show(screen: Screen) {
    this.#screen = screen;
    this.#changed();
    if (screen.name === "working" && screen.step)
      this.#heard({ kind: "progress", step: screen.step });
    if (screen.name === "report") this.#heard({ kind: "report", report: screen.report });
    if (screen.name === "failed") this.#heard({ kind: "error", failure: screen.failure });
  }
  #setWhatIf(next: Partial<WhatIf>) {
    this.#whatIf = { ...this.#whatIf, ...next };
    this.#changed();
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
      this.#live = false;
      this.#show({ name: "failed", failure: failureOf(error) });
    }
  }

  /** Starts the core before it is needed. No Wasm, or no worker: said at once. */
  async warm(): Promise<void> {
    try {
      await this.#engine.warm();
    } catch (error) {
      if (failureOf(error).kind === "cancelled") return;
      this.#show({ name: "intake", problem: inBoth((words) => words.errors.wasm_missing!) });
    }
  }

  /** Recognises files, beside those that are here; then they can be checked. */
  async take(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    if (this.#files.length + files.length > MOST_FILES) {
      const texts = inBoth((words) => words.intake.tooMany);
      this.#show({ name: "intake", problem: texts });
      this.#heard({ kind: "error", failure: { kind: "too_many_files", texts, detail: texts.en } });
      return;
    }
    await this.#work(async (current) => {
      const tables: File[] = [];
      const data = await this.#withoutSettings(files);
      if (!current()) return;
      if (data.length === 0 && this.#plans.length === 0) {
        const notice = inBoth((words) => words.mapping.loaded);
        return this.#show({ name: "intake", notice });
      }
      for (const file of data) {
        const step = (next: Step) => {
          if (current()) this.#show({ name: "working", step: next });
        };
        tables.push(...(await this.#engine.tables(file, step)));
      }
      const plans = await this.#recognise(tables);
      const agreed = await this.#engine.agree([...this.#plans, ...plans]);
      if (!current()) return;
      this.#files = [...this.#files, ...tables];
      this.#plans = this.#asSaved(agreed, data.length < files.length);
      this.#show({ name: "mapping" });
      this.#heard({ kind: "mapped", plans: this.#plans });
    });
  }

  /** Takes settings files out of `files`, and over. */
  async #withoutSettings(files: readonly File[]): Promise<File[]> {
    const data: File[] = [];
    for (const file of files) {
      const settings = await savedSettings(file);
      if (!settings) {
        data.push(file);
        continue;
      }
      this.#saved = [...settings.mappings, ...this.#saved];
      this.#given = { ...this.#given, ...settings.options };
      if (settings.duplicates) this.#said.duplicates = settings.duplicates;
      if (settings.files.length > 0)
        this.#said.files = [...(this.#said.files ?? []), ...settings.files];
    }
    return data;
  }
  /** Plans of files whose headers are known from a settings file, as they were then. */
  #asSaved(plans: readonly Plan[], always: boolean): Plan[] {
    let known = 0;
    const next = plans.map((plan) => {
      // What the reader has changed here stays.
      if (!always && edited([plan])) return plan;
      const saved = withSaved(plan, this.#saved);
      if (saved) ++known;
      return saved ?? plan;
    });
    this.#notice =
      this.#saved.length === 0 ? undefined : inBoth((words) => words.mapping.known(known));
    return next;
  }

  async #recognise(files: readonly File[]): Promise<Plan[]> {
    const plans: Plan[] = [];
    for (const file of files) plans.push(await this.#engine.plan(file, this.#inForce));
    return plans;
  }

  /** A made-up company's report. */
  async sample(): Promise<void> {
    await this.#work(async (current) => {
      this.#show({ name: "working", step: { kind: "sampling" } });
      const made = await this.#engine.sample(SAMPLE_CUSTOMERS, SAMPLE_SEED);
      const files = made.map(({ name, text }) => new File([text], name));
      const plans = await this.#recognise(files);
      if (!current()) return;
      this.#files = files;
      this.#plans = plans;
      await this.read();
    });
  }

  /** Reads the files as recognised, under `options`; then there is a report. */
  async read(options: Settings = this.#given): Promise<void> {
    await this.#work(async (current) => {
      const files = this.#files;
      const text = await this.#engine.read(
        files,
        [...this.#plans],
        this.#inForce,
        options,
        (step) => {
          if (current()) this.#show({ name: "working", step });
        },
      );
      if (!current()) return;
      const report = reportIn(readReport(text));
      const { period } = report.meta;
      const choices = await this.#engine.choices();
      if (!current()) return;
      this.#scope = { whole: period && [period.first, period.last], choices };
      this.#whatIf = { open: false, options, computing: false, problem: undefined };
      this.#live = true;
      this.#show({ name: "report", report });
    });
  }

  /** A report that was made before: JSON, as text or parsed. Throws a CallError where it is none. */
  open(json: unknown): void {
    const report = reportIn(typeof json === "string" ? readReport(json) : reportOf(json));
    this.restart();
    this.#show({ name: "report", report });
  }

  mapAs(index: number, plan: Plan): void {
    this.#plans = this.#plans.with(index, plan);
    this.#changed();
    void this.#lookAgain(index, plan);
  }
  /** How much of the columns can be read as what they are now taken for. */
  async #lookAgain(index: number, plan: Plan): Promise<void> {
    const file = this.#files[index];
    if (!file) return;
    const given = (this.settings.mappings ?? []) as SavedColumn[];
    const settings = { ...this.#inForce, mappings: [...given, ...mappingsOf([plan])] };
    const seen = await this.#engine.plan(file, settings).catch(() => undefined);
    // The reader may have gone on meanwhile.
    if (!seen || this.#plans[index] !== plan) return;
    const columns = plan.columns.map((column, at) => {
      const { understood, odd } = (column.reason === "override" && seen.columns[at]) || column;
      return { ...column, understood, odd };
    });
    this.#plans = this.#plans.with(index, { ...plan, columns });
    this.#changed();
  }
  isSheet(index: number): boolean {
    return this.#files[index] instanceof SheetFile;
  }
  /** Understands a file anew, read another way; what its columns were said to mean stays. */
  async readAs(index: number, form: FormChange): Promise<void> {
    const file = this.#files[index];
    const plan = this.#plans[index];
    if (!file || !plan) return;
    this.#said.files = withForm(this.#said.files ?? [], plan.file, form);
    const seen = await this.#engine.plan(file, this.#inForce).catch(() => undefined);
    if (!seen || this.#plans[index] !== plan) return;
    const known = edited([plan]) ? withSaved(seen, mappingsOf([plan])) : undefined;
    const before = this.#plans;
    const agreed = await this.#engine.agree([...before.with(index, known ?? seen)]);
    if (this.#plans !== before) return;
    this.#plans = agreed;
    this.#changed();
  }
  remove(index: number): void {
    this.#files = this.#files.filter((_, at) => at !== index);
    this.#plans = this.#plans.filter((_, at) => at !== index);
    if (this.#files.length === 0) this.restart();
    else this.#changed();
  }
  /** Ends what runs, and all workers with their memory; what was recognised stays. */
  cancel(): void {
    ++this.#job;
    this.#engine.close();
    this.#live = false;
    this.#show(this.#plans.length > 0 ? { name: "mapping" } : { name: "intake" });
    this.#heard({ kind: "cancelled" });
  }
  backToMapping(): void {
    this.#show({ name: "mapping" });
  }
  restart(): void {
    this.#files = [];
    this.#plans = [];
    this.#saved = [];
    this.#given = {};
    this.#said = {};
    this.#notice = undefined;
    this.cancel();
  }
  /** Frees all memory but the report's, which stays to be read. */
  leave(): void {
    const { report } = this;
    this.restart();
    if (report) this.#screen = { name: "report", report };
    this.#changed();
  }

  toggleWhatIf(): void {
    this.#setWhatIf({ open: !this.#whatIf.open });
  }
  /** Recomputes under other options; what a later change overtakes is dropped. */
  async change(options: Settings): Promise<void> {
    const job = this.#job;
    const before = this.#whatIf.options;
    this.#setWhatIf({ options, computing: true, problem: undefined });
    const latest = () => job === this.#job && this.#whatIf.options === options;
    try {
      const text = await this.#engine.report(options);
      if (!latest()) return;
      const report = reportIn(readReport(text));
      this.#whatIf = { ...this.#whatIf, computing: false };
      this.#show({ name: "report", report });
    } catch (error) {
      if (!latest()) return;
      const { texts, detail } = failureOf(error);
      const problem = texts ?? inBoth(() => detail);
      this.#setWhatIf({ options: before, computing: false, problem });
    }
  }
  async loadSettings(file: File): Promise<void> {
    const rules = await readSettingsFile(file);
    if (rules?.duplicates) return this.judge(rules.duplicates, rules.options);
    if (rules) return this.change(rules.options);
    this.#setWhatIf({ problem: inBoth((words) => words.settings.notSettings) });
  }

  customer(id: string): Promise<CustomerCard | undefined> {
    return this.#engine.customer(id);
  }
  /** Ids that are or may be one customer. */
  duplicates(): Promise<Duplicates> {
    return this.#engine.duplicates();
  }
  /** What the reader said of pairs of ids so far. */
  get judgements(): Judgements {
    const { merge = [], apart = [] } = (this.#inForce.duplicates ?? {}) as Partial<Judgements>;
    return { merge, apart };
  }
  /** Reads the files again, with what the reader says of pairs of ids; the rules stay. */
  async judge(judgements: Judgements, options: Settings = this.#whatIf.options): Promise<void> {
    this.#said.duplicates = judgements;
    await this.read(options);
  }
  /** A page of the customers behind the report. */
  list(query: CustomerQuery): Promise<CustomerPage> {
    return this.#engine.list(query, this.#whatIf.options);
  }
  customersCsv(): Promise<ArrayBuffer> {
    return this.#engine.customers(this.#whatIf.options);
  }
  issuesCsv(language: Language): Promise<ArrayBuffer> {
    return this.#engine.issues(language);
  }
}
