// Several instances on one file, each a worker with a module of its own, as in the page: no shared
// memory. Slices are dealt in turn; a worker scans its next slice before it reads the one it has, so
// that the state each slice begins in is known in time. At the end all but the first save what they
// hold, and the first merges it, seals and reports.
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const SLICE = 4 << 20;
const root = resolve(import.meta.dirname, "../..");

const load = async () => {
  const { loadClientele } = await import(resolve(root, "build/bench/wrapper.mjs"));
  return loadClientele(readFileSync(resolve(root, "build/wasm/clientele_wasm.wasm")));
};

// ---- in a worker

async function serve({ index, count }) {
  const core = await load();
  const waiting = new Map(); // slice -> resolve(entry state)
  const known = new Map();
  const entry = (slice) =>
    known.has(slice)
      ? Promise.resolve(known.get(slice))
      : new Promise((done) => waiting.set(slice, done));

  async function read(path, plan) {
    const size = statSync(path).size;
    const slices = Math.ceil(size / SLICE);
    const input = openSync(path, "r");
    const session = core.open([plan]);
    known.clear();
    const scanned = (slice) => {
      const buffer = new Uint8Array(SLICE);
      const bytes = buffer.subarray(0, readSync(input, buffer, 0, SLICE, slice * SLICE));
      const transition = session.scan(0, slice * SLICE, bytes);
      parentPort.postMessage({ transition, slice });
      return bytes;
    };
    let bytes = index < slices ? scanned(index) : undefined;
    for (let slice = index; slice < slices; slice += count) {
      const next = slice + count < slices ? scanned(slice + count) : undefined;
      session.add(0, slice * SLICE, bytes, await entry(slice), slice === slices - 1);
      bytes = next;
    }
    closeSync(input);
    return session;
  }

  let session;
  parentPort.on("message", async (message) => {
    if (message.state !== undefined) {
      known.set(message.slice, message.state);
      waiting.get(message.slice)?.(message.state);
      waiting.delete(message.slice);
    } else if (message.read) {
      session = await read(message.read, message.plan);
      parentPort.postMessage({ readDone: true });
    } else if (message.save) {
      const saved = session.save();
      session.close();
      parentPort.postMessage({ saved, memory: core.memoryBytes }, [saved.buffer]);
    } else if (message.merge) {
      for (const saved of message.merge) session.mergeSaved(saved);
      const report = session.reportText();
      session.close();
      parentPort.postMessage({ report, memory: core.memoryBytes });
    }
  });
  parentPort.postMessage({ ready: true });
}

// ---- on the main thread

/** Answers run(path) -> {report, seconds, phases, wasm_bytes} over `count` workers kept for all runs. */
export async function together(core, count) {
  const workers = Array.from({ length: count }, (_, index) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { index, count } });
    worker.on("error", (error) => {
      throw error;
    });
    return worker;
  });
  const answer = (worker, key) =>
    new Promise((done) => {
      const listen = (message) => {
        if (message[key] === undefined) return;
        worker.off("message", listen);
        done(message);
      };
      worker.on("message", listen);
    });
  await Promise.all(workers.map((worker) => answer(worker, "ready")));

  return async (path) => {
    const began = performance.now();
    const size = statSync(path).size;
    const input = openSync(path, "r");
    const buffer = new Uint8Array(1 << 20);
    const head = buffer.subarray(0, readSync(input, buffer, 0, buffer.length, 0));
    closeSync(input);
    const plan = core.plan(basename(path), size, head);

    // Transitions arrive in any order; states follow from the file's start on.
    const transitions = new Map();
    let next = 0;
    let state = 0;
    const compose = ({ transition, slice }) => {
      if (transition === undefined) return;
      transitions.set(slice, transition);
      for (; transitions.has(next); next++) {
        workers[next % count].postMessage({ slice: next, state });
        state = core.apply(transitions.get(next), state);
        transitions.delete(next);
      }
    };
    for (const worker of workers) worker.on("message", compose);
    const done = workers.map((worker) => answer(worker, "readDone"));
    for (const worker of workers) worker.postMessage({ read: path, plan });
    await Promise.all(done);
    for (const worker of workers) worker.off("message", compose);
    const added = performance.now();

    const saved = await Promise.all(
      workers.slice(1).map((worker) => {
        const answered = answer(worker, "saved");
        worker.postMessage({ save: true });
        return answered;
      }),
    );
    const reported = answer(workers[0], "report");
    workers[0].postMessage({ merge: saved.map((one) => one.saved) });
    const { report, memory } = await reported;
    const ended = performance.now();
    return {
      report,
      seconds: (ended - began) / 1000,
      phases: { read: (added - began) / 1000, merge_seal_report: (ended - added) / 1000 },
      wasm_bytes: memory + saved.reduce((sum, one) => sum + one.memory, 0),
    };
  };
}

if (!isMainThread) await serve(workerData);
