// The page's end of a worker: calls as promises.
import type { Answer, Args, CallName, Failure, Reply } from "./messages.ts";

/** A call that failed, or a worker that stopped; `kind` is a key of the labels' errors. */
export class CallError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.detail);
    this.name = "CallError";
    this.failure = failure;
  }
  get kind(): string {
    return this.failure.kind;
  }
}

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: CallError) => void;
}

export class WorkerClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #ended: CallError | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (!waiting) return;
      if ("failure" in data) waiting.reject(new CallError(data.failure));
      else waiting.resolve(data.value as never);
    };
    worker.onerror = (event) => this.#fail("worker_failed", event.message ?? "");
  }

  /** Rejects with a CallError. What is transferred is lost to the caller. */
  call<K extends CallName>(
    call: K,
    args: Args<K>,
    transfer: Transferable[] = [],
  ): Promise<Answer<K>> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, call, args }, transfer);
    });
  }

  /** Ends the worker and frees its memory; calls under way and later are rejected as cancelled. */
  close(): void {
    this.#worker.terminate();
    this.#fail("cancelled", "cancelled");
  }

  #fail(kind: string, detail: string): void {
    const error = new CallError({ kind, detail });
    this.#ended = error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
