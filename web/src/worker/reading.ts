// Files through several workers. Slices are read here, on the main thread, without blocking it (WebKit
// cannot read a dropped file inside a worker), and dealt out as workers become free. A worker first
// scans a slice, which is fast and needs nothing; the state in which each slice begins follows from
// the scans before it; then the worker reads it. At the end the workers exchange rows, so that each
// holds its own customers and all can seal and collect at once.
import { CallError, type WorkerClient } from "./client.ts";
import type { Settings } from "../../../wasm/clientele.ts";
import type { StateTable } from "./messages.ts";

export interface SliceSource {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}
export interface ReadingProgress {
  name: string;
  doneBytes: number;
  allBytes: number;
}

export const SLICE_BYTES = 4 << 20;
/** Slices a worker holds: one being read, one waiting. */
const HELD = 2;

interface Task {
  ticket: number;
  file: number;
  offset: number;
  end: number;
}

export function tasksOf(files: readonly SliceSource[], sliceBytes = SLICE_BYTES): Task[] {
  let ticket = 0;
  return files.flatMap((source, file) => {
    const count = Math.max(1, Math.ceil(source.size / sliceBytes));
    return Array.from({ length: count }, (_, index) => ({
      ticket: ticket++,
      file,
      offset: index * sliceBytes,
      end: Math.min(source.size, (index + 1) * sliceBytes),
    }));
  });
}

/** How many workers a job is worth: one a slice, one a core, at most eight. */
export function workersFor(bytes: number, cores: number, sliceBytes = SLICE_BYTES): number {
  return Math.max(1, Math.min(8, cores, Math.ceil(bytes / (2 * sliceBytes))));
}

async function bytesOf(source: SliceSource, task: Task): Promise<ArrayBuffer> {
  try {
    return await source.slice(task.offset, task.end).arrayBuffer();
  } catch (error) {
    throw new CallError({ kind: "file_read", detail: `${source.name}: ${String(error)}` });
  }
}

/**
 * Reads all files into the sessions of `workers`, which are open. Each then holds its share of the
 * customers. Rejects with a CallError; then the workers are of no more use.
 */
export async function readFiles(
  files: readonly SliceSource[],
  workers: readonly WorkerClient[],
  progress: (done: ReadingProgress) => void,
  sliceBytes = SLICE_BYTES,
): Promise<void> {
  const tasks = tasksOf(files, sliceBytes);
  const allBytes = files.reduce((sum, file) => sum + file.size, 0);
  let doneBytes = 0;
  let next = 0;
  // entries[ticket]: the state in which the slice begins, once it is known.
  const entries = tasks.map(() => deferred<number>());
  // Where one slice fails the others stop waiting; the failure itself is reported by Promise.all.
  for (const entry of entries) entry.promise.catch(() => undefined);

  const settle = (task: Task, table: StateTable) => {
    const following = entries[task.ticket + 1];
    const entry = entries[task.ticket]!;
    if (task.offset === 0) entry.resolve(0);
    if (!following || tasks[task.ticket + 1]!.file !== task.file) return;
    entry.promise.then((state) => following.resolve(table[state] ?? 0), following.reject);
  };

  const lane = async (worker: WorkerClient) => {
    for (let task = tasks[next++]; task; task = tasks[next++]) {
      const { ticket, file, offset, end } = task;
      const source = files[file]!;
      const bytes = await bytesOf(source, task);
      settle(task, await worker.call("scan", { ticket, file, offset, bytes }, [bytes]));
      const entry = await entries[ticket]!.promise;
      await worker.call("add", { ticket, entry, last: end >= source.size });
      doneBytes += end - offset;
      progress({ name: source.name, doneBytes, allBytes });
    }
  };
  try {
    await Promise.all(
      workers.flatMap((worker) => Array.from({ length: HELD }, () => lane(worker))),
    );
  } catch (error) {
    for (const entry of entries) entry.reject(error);
    throw error;
  }

  if (workers.length > 1) await exchange(workers);
}

/** Nobody hears anything of a step before everyone has told (core/ledger/exchange.h). */
async function exchange(workers: readonly WorkerClient[]): Promise<void> {
  const readers = workers.length;
  const steps = await workers[0]!.call("exchangeSteps", {});
  for (let step = 0; step < steps; ++step) {
    const told = await Promise.all(
      workers.flatMap((from) =>
        workers.map(async (listener, to) =>
          listener === from ? undefined : await from.call("tell", { step, to, readers }),
        ),
      ),
    );
    await Promise.all(
      told.map(
        (bytes, at) => bytes && workers[at % readers]!.call("hear", { step, told: bytes }, [bytes]),
      ),
    );
  }
}

/**
 * Brings the shares of all workers to the first, for its next report (or `list`, or table) under
 * `options`. Of many customers section by section: while one is concluded, the others collect the next.
 */
export async function gather(
  workers: readonly WorkerClient[],
  options: Settings,
  list: boolean,
): Promise<void> {
  const [first, ...others] = workers;
  if (!first || others.length === 0) return;
  const of = await first.call("portions", { options });
  const shares = (index: number) => {
    const coming = Promise.all(
      others.map((other) => other.call("collected", { options, portion: { index, of } })),
    );
    coming.catch(() => undefined); // reported where it is waited for
    return coming;
  };
  let coming = shares(0);
  for (let index = 0; index < of; index++) {
    await first.call("collectAhead", { options, portion: { index, of } });
    for (const collected of await coming)
      await first.call("hearCollected", { collected }, [collected]);
    if (index + 1 === of) return;
    coming = shares(index + 1);
    await first.call("concludeAhead", { options, list });
  }
}

function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}
