// The core behind its workers, as the page uses it: understand files, read them, report, list
// customers. One job at a time; `close` ends all workers and frees their memory.
import packedWasm from "virtual:wasm";
import type {
  CustomerPage,
  CustomerQuery,
  Plan,
  SampleFile,
  Settings,
} from "../../../wasm/clientele.ts";
import CoreWorker from "../worker/core.worker.ts?worker&inline";
import { WorkerClient } from "../worker/client.ts";
import { HEAD_BYTES } from "../worker/messages.ts";
import { readFiles, workersFor, type ReadingProgress } from "../worker/reading.ts";
import { unpack } from "./unpack.ts";

export type Step =
  | { kind: "reading"; progress: ReadingProgress }
  | { kind: "sealing" }
  | { kind: "reporting" }
  | { kind: "sampling" };

export class Engine {
  #workers: Promise<WorkerClient>[] = [];
  readonly #running = new Set<WorkerClient>();
  #wasm: Promise<ArrayBuffer> | undefined;

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
    const worker = new WorkerClient(new CoreWorker());
    this.#running.add(worker);
    this.#wasm ??= unpack(packedWasm);
    const wasm = (await this.#wasm).slice(0);
    await worker.call("start", { wasm }, [wasm]);
    return worker;
  }

  async plan(file: File, settings: Settings): Promise<Plan> {
    const worker = await this.#worker(0);
    const head = await file.slice(0, HEAD_BYTES).arrayBuffer();
    return worker.call("plan", { name: file.name, bytes: file.size, head, settings }, [head]);
  }

  async sample(customers: number, seed: number): Promise<SampleFile[]> {
    return (await this.#worker(0)).call("sample", { customers, seed });
  }

  /** The report's JSON text. Rejects with a CallError (kind "cancelled" after `close`). */
  async read(
    files: readonly File[],
    plans: Plan[],
    settings: Settings,
    step: (step: Step) => void,
  ): Promise<string> {
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    const count = workersFor(bytes, navigator.hardwareConcurrency || 1);
    const workers = await Promise.all(Array.from({ length: count }, (_, i) => this.#worker(i)));
    await Promise.all(workers.map((worker) => worker.call("open", { plans, settings })));
    await readFiles(files, workers, (progress) => step({ kind: "reading", progress }));
    performance.mark(READ_MARK);
    this.#workers.length = 1;
    step({ kind: "sealing" });
    await workers[0]!.call("seal", {});
    step({ kind: "reporting" });
    return this.report({});
  }

  /** The report of what was read, under other options. */
  async report(options: Settings): Promise<string> {
    return (await this.#worker(0)).call("report", { options });
  }
  /** A page of the customers behind that report. */
  async list(query: CustomerQuery, options: Settings): Promise<CustomerPage> {
    return (await this.#worker(0)).call("list", { query, options });
  }
  async customers(options: Settings): Promise<ArrayBuffer> {
    return (await this.#worker(0)).call("customers", { options });
  }

  close(): void {
    for (const worker of this.#running) worker.close();
    this.#running.clear();
    this.#workers = [];
  }
} /** The moment all files were read, in the browser's performance timeline. */
export const READ_MARK = "clientele:read";
