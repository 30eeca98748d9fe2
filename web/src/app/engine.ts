// The core behind its workers: understand files, read them, report, list
// customers. One job at a time; `close` ends all workers and frees their memory.
import type {
  Choice,
  CustomerCard,
  CustomerPage,
  CustomerQuery,
  Duplicates,
  Plan,
  SampleFile,
  Settings,
} from "../../../wasm/clientele.ts";
import type { Language } from "../i18n/language.ts";
import { CallError, WorkerClient } from "../worker/client.ts";
import { HEAD_BYTES } from "../worker/messages.ts";
import { gather, readFiles, workersFor, type ReadingProgress } from "../worker/reading.ts";
import { SheetFile, tablesOf } from "../worker/workbook.ts";

export type Step =
  | { kind: "reading"; progress: ReadingProgress }
  | { kind: "sealing" }
  | { kind: "reporting" }
  | { kind: "sampling" };

/** Where the core comes from. */
export interface CoreHost {
  /** The module's bytes. */
  wasm(): Promise<ArrayBuffer>;
  /** Ways to start a worker; where the document's policy refuses one, the next is tried. */
  readonly workers: readonly (() => Worker)[];
}

export class Engine {
  readonly #core: CoreHost;
  #workers: Promise<WorkerClient>[] = [];
  readonly #running = new Set<WorkerClient>();
  /** Those that hold a share of the customers; the first makes the reports. */
  #readers: readonly WorkerClient[] = [];
  /** Options of the customer list that the first one keeps. */
  #listed: string | undefined;
  #wasm: Promise<ArrayBuffer> | undefined;
  /** The way of starting a worker that this document allows. */
  #way = 0;
  /** Counts closings: what was started before one does not live on after it. */
  #era = 0;

  constructor(core: CoreHost) {
    this.#core = core;
  }

  /** Starts the first worker, so that it is ready when files come. */
  async warm(): Promise<void> {
    await this.#worker(0);
  }

  /** The worker, started. One that could not start is not kept. */
  #worker(index: number): Promise<WorkerClient> {
    this.#workers[index] ??= this.#start().catch((error: unknown) => {
      delete this.#workers[index];
      throw error;
    });
    return this.#workers[index];
  }

  async #start(): Promise<WorkerClient> {
    const era = this.#era;
    this.#wasm ??= this.#core.wasm();
    const module = await this.#wasm;
    for (let way = this.#way; ; ++way) {
      if (era !== this.#era) throw new CallError({ kind: "cancelled", detail: "cancelled" });
      const worker = new WorkerClient(this.#core.workers[way]!());
      this.#running.add(worker);
      try {
        const wasm = module.slice(0);
        await worker.call("start", { wasm }, [wasm]);
        this.#way = way;
        return worker;
      } catch (error) {
        this.#running.delete(worker);
        worker.close();
        const { kind, detail } = (error as CallError).failure;
        if (kind === "unknown") throw new CallError({ kind: "wasm_missing", detail });
        if (kind !== "worker_failed" || way + 1 === this.#core.workers.length) throw error;
      }
    }
  }

  async plan(file: File, settings: Settings): Promise<Plan> {
    const worker = await this.#worker(0);
    const sheet = file instanceof SheetFile ? file.state : undefined;
    const { name, size: bytes } = file;
    for (let way = 0; ; ++way) {
      const head = await file.slice(0, HEAD_BYTES[way]).arrayBuffer();
      const all = way + 1 === HEAD_BYTES.length || head.byteLength === bytes;
      const plan = await worker.call("plan", { name, bytes, head, settings, sheet }, [head]);
      if (all || !plan.head_too_short) return plan;
    }
  }

  /** The sheets of a workbook, each as a file; else the file itself. */
  async tables(file: File, step: (step: Step) => void): Promise<File[]> {
    return tablesOf(file, await this.#worker(0), (progress) => step({ kind: "reading", progress }));
  }

  async agree(plans: Plan[]): Promise<Plan[]> {
    return (await this.#worker(0)).call("agree", { plans });
  }

  async sample(customers: number, seed: number): Promise<SampleFile[]> {
    return (await this.#worker(0)).call("sample", { customers, seed });
  }

  /** The report's JSON text. Rejects with a CallError (kind "cancelled" after `close`). */
  async read(
    files: readonly File[],
    plans: Plan[],
    settings: Settings,
    options: Settings,
    step: (step: Step) => void,
  ): Promise<string> {
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    const count = workersFor(bytes, navigator.hardwareConcurrency || 1);
    const workers = await Promise.all(Array.from({ length: count }, (_, i) => this.#worker(i)));
    await Promise.all(workers.map((worker) => worker.call("open", { plans, settings })));
    await readFiles(files, workers, (progress) => step({ kind: "reading", progress }));
    performance.mark(READ_MARK);
    this.#readers = workers;
    this.#listed = undefined;
    step({ kind: "sealing" });
    await Promise.all(workers.map((worker) => worker.call("seal", {})));
    step({ kind: "reporting" });
    return this.report(options);
  }

  /** Calls that need everybody's share come one after another: a share is used up by its call. */
  #turn: Promise<unknown> = Promise.resolve();
  #together<T>(
    options: Settings,
    list: boolean,
    call: (first: WorkerClient) => Promise<T>,
  ): Promise<T> {
    const mine = this.#turn
      .catch(() => undefined)
      .then(async () => {
        await gather(this.#readers, options, list);
        return call(await this.#worker(0));
      });
    this.#turn = mine;
    return mine;
  }
  /** The same for lists and tables, which need no shares while the options stay. */
  #withList<T>(options: Settings, call: (first: WorkerClient) => Promise<T>): Promise<T> {
    const wanted = JSON.stringify(options);
    if (this.#listed === wanted) return this.#turn.then(async () => call(await this.#worker(0)));
    this.#listed = wanted;
    return this.#together(options, true, call);
  }

  /** The report of what was read, under other options. */
  async report(options: Settings): Promise<string> {
    return this.#together(options, false, (first) => first.call("report", { options }));
  }
  /** A page of the customers behind that report. */
  async list(query: CustomerQuery, options: Settings): Promise<CustomerPage> {
    return this.#withList(options, (first) => first.call("list", { query, options }));
  }
  /** Each reader holds some of the customers. */
  async customer(id: string): Promise<CustomerCard | undefined> {
    const answers = await Promise.all(
      this.#readers.map((worker) => worker.call("customer", { id })),
    );
    return answers.find((card) => card !== null) ?? undefined;
  }

  /** What the report can be filtered by. */
  async choices(): Promise<Choice[]> {
    return (await this.#worker(0)).call("choices", {});
  }
  async duplicates(): Promise<Duplicates> {
    return (await this.#worker(0)).call("duplicates", {});
  }
  async customers(options: Settings): Promise<ArrayBuffer> {
    return this.#withList(options, (first) => first.call("customers", { options }));
  }

  /** Everything set aside, changed or flagged, told to the first with the report. */
  async issues(language: Language): Promise<ArrayBuffer> {
    return (await this.#worker(0)).call("issues", { language });
  }

  close(): void {
    ++this.#era;
    for (const worker of this.#running) worker.close();
    this.#running.clear();
    this.#workers = [];
    this.#readers = [];
    this.#listed = undefined;
    this.#wasm = undefined;
  }
}

/** The moment all files were read, in the browser's performance timeline. */
export const READ_MARK = "clientele:read";
