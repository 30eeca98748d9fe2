// Reading through several workers, with workers made by rule: what reaches them, in which state, and
// what happens when one fails.
import { describe, expect, it } from "vitest";
import { CallError, WorkerClient } from "../src/worker/client.ts";
import type { Reply, Request } from "../src/worker/messages.ts";
import { gather, readFiles, tasksOf, workersFor, type SliceSource } from "../src/worker/reading.ts";

const STEPS = 3;

/** A reader whose state is the sum of all bytes so far, modulo 8: wrong orders are seen at once. */
class FakeCore {
  readonly added: { file: number; offset: number; entry: number; last: boolean; bytes: number }[] =
    [];
  /** What was told and heard, in order: "tell 0 to 1", "hear 0". */
  readonly said: string[] = [];
  ended = false;
  portions = 1;
  failAt = -1;
  readonly #kept = new Map<number, { file: number; offset: number; bytes: Uint8Array }>();

  client(): WorkerClient {
    const worker = {
      onmessage: null as ((event: { data: Reply }) => void) | null,
      onerror: null,
      postMessage: (request: Request) =>
        setTimeout(() => {
          if (!this.ended) worker.onmessage?.({ data: this.#answer(request) });
        }, Math.random() * 3),
      terminate: () => {
        this.ended = true;
      },
    };
    return new WorkerClient(worker as unknown as Worker);
  }

  #answer(request: Request): Reply {
    const { id } = request;
    switch (request.call) {
      case "scan": {
        const { ticket, file, offset, bytes } = request.args;
        const slice = new Uint8Array(bytes);
        this.#kept.set(ticket, { file, offset, bytes: slice });
        const sum = slice.reduce((total, byte) => total + byte, 0);
        return { id, value: Array.from({ length: 8 }, (_, state) => (state + sum) % 8) };
      }
      case "add": {
        const { ticket, entry, last } = request.args;
        if (ticket === this.failAt) return { id, failure: { kind: "out_of_memory", detail: "" } };
        const { file, offset, bytes } = this.#kept.get(ticket)!;
        this.added.push({ file, offset, entry, last, bytes: bytes.length });
        return { id, value: null };
      }
      case "exchangeSteps":
        return { id, value: STEPS };
      case "tell":
        this.said.push(`tell ${request.args.step} to ${request.args.to}`);
        return { id, value: new ArrayBuffer(8) };
      case "hear":
        this.said.push(`hear ${request.args.step}`);
        return { id, value: null };
      case "portions":
        return { id, value: this.portions };
      case "collected":
        this.said.push(`collected ${request.args.portion.index}`);
        return { id, value: new ArrayBuffer(8) };
      case "collectAhead":
      case "hearCollected":
      case "concludeAhead":
        this.said.push(request.call);
        return { id, value: null };
      default:
        throw new Error(request.call);
    }
  }
}

function source(name: string, size: number): SliceSource {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 7 + 3) % 256);
  return {
    name,
    size,
    slice: (from, to) => ({ arrayBuffer: () => Promise.resolve(bytes.slice(from, to).buffer) }),
  };
}
const stateAfter = (size: number) =>
  Array.from({ length: size }, (_, i) => (i * 7 + 3) % 256).reduce((a, b) => a + b, 0) % 8;

describe("reading through workers", () => {
  it("gives every byte to one worker, each slice in the state the bytes before it leave", async () => {
    for (const count of [1, 2, 3, 8]) {
      const files = [source("a", 1000), source("empty", 0), source("b", 333)];
      const cores = Array.from({ length: count }, () => new FakeCore());
      const seen: number[] = [];
      await readFiles(
        files,
        cores.map((core) => core.client()),
        (p) => seen.push(p.doneBytes),
        64,
      );
      const added = cores.flatMap((core) => core.added);
      expect(added).toHaveLength(16 + 1 + 6);
      for (const { file, offset, entry, last, bytes } of added) {
        expect(entry).toBe(stateAfter(offset));
        expect(last).toBe(offset + bytes === files[file]!.size);
      }
      expect(seen.at(-1)).toBe(1333);
      // Within a step everybody tells before anybody hears; who is first does not matter.
      for (const [at, core] of cores.entries()) {
        const others = cores.map((_, to) => to).filter((to) => to !== at);
        expect(core.said).toHaveLength(2 * others.length * STEPS);
        for (let step = 0; others.length > 0 && step < STEPS; step++) {
          const said = core.said.slice(2 * step * others.length);
          expect(said.slice(0, others.length).toSorted()).toEqual(
            others.map((to) => `tell ${step} to ${to}`),
          );
          expect(new Set(said.slice(others.length, 2 * others.length))).toEqual(
            new Set([`hear ${step}`]),
          );
        }
      }
    }
  });
  it("brings everybody's share to the first", async () => {
    const cores = [new FakeCore(), new FakeCore(), new FakeCore()];
    await gather(
      cores.map((core) => core.client()),
      {},
      false,
    );
    expect(cores.map((core) => core.said)).toEqual([
      ["collectAhead", "hearCollected", "hearCollected"],
      ["collected 0"],
      ["collected 0"],
    ]);
  });
  it("brings the shares of many customers one section after another", async () => {
    const cores = [new FakeCore(), new FakeCore()];
    cores[0]!.portions = 3;
    await gather(
      cores.map((core) => core.client()),
      {},
      true,
    );
    const one = ["collectAhead", "hearCollected"];
    expect(cores.map((core) => core.said)).toEqual([
      [...one, "concludeAhead", ...one, "concludeAhead", ...one],
      ["collected 0", "collected 1", "collected 2"],
    ]);
  });
  it("ends with the failure where a worker fails or a file cannot be read", async () => {
    const cores = [new FakeCore(), new FakeCore()];
    for (const core of cores) core.failAt = 3;
    const workers = cores.map((core) => core.client());
    const failed = readFiles([source("a", 1000)], workers, () => {}, 64);
    await expect(failed).rejects.toMatchObject({ failure: { kind: "out_of_memory" } });

    const gone: SliceSource = {
      name: "gone.csv",
      size: 100,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error("NotReadableError")) }),
    };
    const unread = readFiles([gone], [new FakeCore().client()], () => {});
    await expect(unread).rejects.toMatchObject({ failure: { kind: "file_read" } });
  });
  it("stops waiting when the workers are closed", async () => {
    const client = new FakeCore().client();
    const reading = readFiles([source("a", 1000)], [client], () => {}, 64);
    client.close();
    await expect(reading).rejects.toBeInstanceOf(CallError);
  });
});

describe("slices and workers", () => {
  it("cover each file exactly; an empty file is one empty slice", () => {
    const tasks = tasksOf([source("a", 130), source("b", 0)], 64);
    expect(tasks.map(({ file, offset, end }) => [file, offset, end])).toEqual([
      [0, 0, 64],
      [0, 64, 128],
      [0, 128, 130],
      [1, 0, 0],
    ]);
  });
  it("are as many as cores and bytes are worth, eight at most", () => {
    expect(workersFor(1000, 8)).toBe(1);
    expect(workersFor(47e6, 2)).toBe(2);
    expect(workersFor(1e9, 64)).toBe(8);
    expect(workersFor(0, 0)).toBe(1);
  });
});
