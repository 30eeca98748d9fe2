// A worker: one instance of the core, one session. Answers calls in order; fails by value.
import {
  ClienteleError,
  loadClientele,
  type Clientele,
  type Session,
  type SheetPart,
  type Workbook,
} from "../../../wasm/clientele.ts";
import type { Answer, Args, CallName, Failure, Reply, Request, WorkbookStep } from "./messages.ts";

declare const self: DedicatedWorkerGlobalScope;

/** States of the reader that a transition distinguishes (engine.h). */
const STATES = 8;

interface Kept {
  file: number;
  offset: number;
  bytes: Uint8Array;
}
let core: Clientele | undefined;
let session: Session | undefined;
let workbook: Workbook | undefined;
const slices = new Map<number, Kept>();

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what} yet`);
  return value;
}

/** The bytes' buffer, to be transferred: the module answers copies that fill theirs. */
function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer as ArrayBuffer;
}

function stepOf(book: Workbook, made: SheetPart[]): WorkbookStep {
  const wanted = book.wanted();
  if (!wanted) book.close();
  const parts = made.map((part) => (part.text ? { text: ownBuffer(part.text) } : part));
  return { parts, wanted };
}

const calls: { [K in CallName]: (args: Args<K>) => Answer<K> | Promise<Answer<K>> } = {
  async start({ wasm }) {
    core = await loadClientele(wasm);
    return null;
  },
  agree: ({ plans }) => need(core, "core").agree(plans),
  plan: ({ name, bytes, head, settings, sheet }) =>
    need(core, "core").plan(name, bytes, new Uint8Array(head), settings, sheet),
  workbook({ name, bytes, head }) {
    workbook?.close();
    workbook = need(core, "core").workbook(name, bytes, new Uint8Array(head));
    return workbook ? stepOf(workbook, []) : null;
  },
  unpack({ bytes, end }) {
    const book = need(workbook, "workbook");
    const parts = book.feed(new Uint8Array(bytes));
    if (end) parts.push(...book.end());
    return stepOf(book, parts);
  },
  open({ plans, settings }) {
    session?.close();
    slices.clear();
    session = need(core, "core").open(plans, settings);
    return null;
  },
  scan({ ticket, file, offset, bytes }) {
    const slice = new Uint8Array(bytes);
    slices.set(ticket, { file, offset, bytes: slice });
    const transition = need(session, "session").scan(file, offset, slice);
    const own = need(core, "core");
    return Array.from({ length: STATES }, (_, state) => own.apply(transition, state));
  },
  add({ ticket, entry, last }) {
    const { file, offset, bytes } = need(slices.get(ticket), "slice");
    slices.delete(ticket);
    need(session, "session").add(file, offset, bytes, entry, last);
    return null;
  },
  exchangeSteps: () => need(core, "core").exchangeSteps,
  tell: ({ step, to, readers }) => ownBuffer(need(session, "session").tell(step, to, readers)),
  hear({ step, told }) {
    need(session, "session").hear(step, new Uint8Array(told));
    return null;
  },
  portions: ({ options }) => need(session, "session").portions(options),
  collected: ({ options, portion }) =>
    ownBuffer(need(session, "session").collected(options, portion)),
  hearCollected({ collected }) {
    need(session, "session").hearCollected(new Uint8Array(collected));
    return null;
  },
  collectAhead({ options, portion }) {
    need(session, "session").collectAhead(options, portion);
    return null;
  },
  concludeAhead({ options, list }) {
    need(session, "session").concludeAhead(options, list);
    return null;
  },
  seal: () => need(session, "session").seal(),
  report: ({ options }) => need(session, "session").reportText(options),
  list: ({ query, options }) => need(session, "session").customers(query, options),
  customer: ({ id }) => need(session, "session").customer(id),
  choices: () => need(session, "session").choices(),
  duplicates: () => need(session, "session").duplicates(),
  customers: ({ options }) => ownBuffer(need(session, "session").customersCsv(options)),
  issues: ({ language }) => ownBuffer(need(session, "session").issuesCsv(language)),
  sample: ({ customers, seed }) => need(core, "core").sample(customers, seed),
};

function failureOf(error: unknown): Failure {
  if (error instanceof ClienteleError) {
    return { kind: error.kind, texts: error.texts, detail: error.message };
  }
  const detail = error instanceof Error ? error.message : String(error);
  const outOfMemory = error instanceof RangeError || /memory/i.test(detail);
  return { kind: outOfMemory ? "out_of_memory" : "unknown", detail };
}

/** What an answer hands over instead of copying it. */
function buffersOf(value: Answer<CallName>): ArrayBuffer[] {
  if (value instanceof ArrayBuffer) return [value];
  const { parts } = (value ?? {}) as Partial<WorkbookStep>;
  return parts?.flatMap((part) => ("text" in part ? [part.text] : [])) ?? [];
}

async function answer(request: Request): Promise<void> {
  let reply: Reply;
  try {
    const call = calls[request.call] as (args: Request["args"]) => Answer<CallName>;
    reply = { id: request.id, value: await call(request.args) };
  } catch (error) {
    reply = { id: request.id, failure: failureOf(error) };
  }
  self.postMessage(reply, "value" in reply ? buffersOf(reply.value) : []);
}

// One after another, also where a call waits for something.
let queue = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<Request>) => {
  queue = queue.then(() => answer(data));
};
