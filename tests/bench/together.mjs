// Several instances on one file, each a worker with a module of its own, as in the page: no shared
// memory. Slices are dealt in turn; a worker scans its next slice before it reads the one it has, so
// that the state each slice begins in is known in time. Then they exchange rows, each seals and
// collects its own customers, and the first reports.
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
    } else if (message.tell) {
      const told = session.tell(...message.tell);
      parentPort.postMessage({ told }, [told.buffer]);
    } else if (message.hear) {
      session.hear(message.step, message.hear);
      parentPort.postMessage({ heard: true });
    } else if (message.seal) {
      session.seal();
      parentPort.postMessage({ sealed: true });
    } else if (message.portions) {
      parentPort.postMessage({ portions: session.portions(message.options) });
    } else if (message.collect) {
      const { index, of } = message.collect;
      const shared = session.collected(message.options, message.collect);
      if (index + 1 === of) session.close();
      parentPort.postMessage({ shared, memory: core.memoryBytes }, [shared.buffer]);
    } else if (message.ahead) {
      session.collectAhead(message.options, message.ahead);
    } else if (message.conclude) {
      for (const shared of message.conclude) session.hearCollected(shared);
      session.concludeAhead(message.options, false);
      parentPort.postMessage({ concluded: true });
    } else if (message.report) {
      for (const shared of message.report) session.hearCollected(shared);
      const report = session.reportText(message.options);
      session.close();
      parentPort.postMessage({ report, memory: core.memoryBytes });
    }
  });
  parentPort.postMessage({ ready: true });
}

// ---- on the main thread

/**
 * Answers run(path) -> {report, seconds, phases, wasm_bytes} over `count` workers kept for all runs; the
 * report is that of `options`.
 */
export async function together(core, count, options) {
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

    const ask = (worker, message, key, transfer) => {
      const answered = answer(worker, key);
      worker.postMessage(message, transfer);
      return answered;
    };
    for (let step = 0; step < core.exchangeSteps; step++) {
      const told = await Promise.all(
        workers.map(async (from) => {
          const all = [];
          for (const [to, listener] of workers.entries()) {
            if (listener === from) continue;
            const { told: hear } = await ask(from, { tell: [step, to, count] }, "told");
            all.push({ to, hear });
          }
          return all;
        }),
      );
      await Promise.all(
        workers.map(async (listener, at) => {
          for (const { to, hear } of told.flat()) {
            if (to === at) await ask(listener, { step, hear }, "heard", [hear.buffer]);
          }
        }),
      );
    }
    const exchanged = performance.now();
    await Promise.all(workers.map((worker) => ask(worker, { seal: true }, "sealed")));
    const sealed = performance.now();
    const { portions: of } = await ask(workers[0], { portions: true, options }, "portions");
    const sharesOf = (index) =>
      Promise.all(
        workers.slice(1).map((one) => ask(one, { collect: { index, of }, options }, "shared")),
      );
    let coming = sharesOf(0);
    let shares;
    for (let index = 0; index < of; index++) {
      workers[0].postMessage({ ahead: { index, of }, options });
      shares = await coming;
      if (index + 1 === of) break;
      coming = sharesOf(index + 1);
      const conclude = shares.map(({ shared }) => shared);
      await ask(workers[0], { conclude, options }, "concluded");
    }
    const { report, memory } = await ask(
      workers[0],
      { report: shares.map(({ shared }) => shared), options },
      "report",
    );
    const ended = performance.now();
    return {
      report,
      seconds: (ended - began) / 1000,
      phases: {
        read: (added - began) / 1000,
        exchange: (exchanged - added) / 1000,
        seal: (sealed - exchanged) / 1000,
        report: (ended - sealed) / 1000,
      },
      wasm_bytes: memory + shares.reduce((sum, one) => sum + one.memory, 0),
    };
  };
}

if (!isMainThread) await serve(workerData);
