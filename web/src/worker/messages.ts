// What the page and its workers say to each other: the one source for both sides. A call is answered
// once, by the same id, in the order in which calls were made.
import type {
  Choice,
  CustomerCard,
  CustomerPage,
  CustomerQuery,
  Duplicates,
  Piece,
  Plan,
  Portion,
  SampleFile,
  Settings,
  SheetState,
} from "../../../wasm/clientele.ts";
import type { Language, LocalText } from "../i18n/language.ts";

/** The reader's state after a slice, by the state before it (see Session::scan in engine.h). */
export type StateTable = readonly number[];

/** How much of a file's beginning `plan` looks at, and where that was too short (engine.h). */
export const HEAD_BYTES = [1 << 20, 64 << 20];

/** How much of a file's beginning `workbook` looks at. */
export const TELLING_BYTES = 4 << 20;

/** What became of a workbook so far, and which piece of its file is wanted next: none at the end. */
export interface WorkbookStep {
  parts: ({ sheet: string; hidden: boolean } | { text: ArrayBuffer })[];
  wanted: Piece | undefined;
}

/** Every call, with what it carries and what it answers. */
export interface Calls {
  /** First call: makes the module's instance. */
  start: { args: { wasm: ArrayBuffer }; answer: null };
  plan: {
    args: {
      name: string;
      bytes: number;
      head: ArrayBuffer;
      settings: Settings;
      sheet?: SheetState;
    };
    answer: Plan;
  };
  /** Plans of files read together (agree_on_customers in schema/agreement.h). */
  agree: { args: { plans: Plan[] }; answer: Plan[] };
  /** Begins a workbook (one at a time); null for a file that is none. */
  workbook: {
    args: { name: string; bytes: number; head: ArrayBuffer };
    answer: WorkbookStep | null;
  };
  /** A slice of the wanted piece; `end`: its last. */
  unpack: { args: { bytes: ArrayBuffer; end: boolean }; answer: WorkbookStep };
  open: { args: { plans: Plan[]; settings: Settings }; answer: null };
  /** Keeps the slice under `ticket`, and says what its bytes do to the reader's state. */
  scan: {
    args: { ticket: number; file: number; offset: number; bytes: ArrayBuffer };
    answer: StateTable;
  };
  /** Reads the slice kept under `ticket`, entered in state `entry`. */
  add: { args: { ticket: number; entry: number; last: boolean }; answer: null };
  /** The exchange between workers side by side (Session in engine.h): in steps, all tell, then hear. */
  exchangeSteps: { args: Record<string, never>; answer: number };
  tell: { args: { step: number; to: number; readers: number }; answer: ArrayBuffer };
  hear: { args: { step: number; told: ArrayBuffer }; answer: null };
  /** What this worker adds to a report, list or table, heard by the first, which makes it. */
  portions: { args: { options: Settings }; answer: number };
  collected: { args: { options: Settings; portion: Portion }; answer: ArrayBuffer };
  hearCollected: { args: { collected: ArrayBuffer }; answer: null };
  collectAhead: { args: { options: Settings; portion: Portion }; answer: null };
  concludeAhead: { args: { options: Settings; list: boolean }; answer: null };
  seal: { args: Record<string, never>; answer: number };
  report: { args: { options: Settings }; answer: string };
  list: { args: { query: CustomerQuery; options: Settings }; answer: CustomerPage };
  /** Null where this worker does not hold the customer. */
  customer: { args: { id: string }; answer: CustomerCard | null };
  choices: { args: Record<string, never>; answer: Choice[] };
  /** Of the whole run, whichever worker is asked. */
  duplicates: { args: Record<string, never>; answer: Duplicates };
  customers: { args: { options: Settings }; answer: ArrayBuffer };
  /** Everything set aside, changed or flagged; of the worker that made the report. */
  issues: { args: { language: Language }; answer: ArrayBuffer };
  sample: { args: { customers: number; seed: number }; answer: SampleFile[] };
}
export type CallName = keyof Calls;
export type Args<K extends CallName> = Calls[K]["args"];
export type Answer<K extends CallName> = Calls[K]["answer"];

export type Request = {
  [K in CallName]: { id: number; call: K; args: Args<K> };
}[CallName];

export interface Failure {
  kind: string;
  texts?: LocalText;
  detail: string;
}
export type Reply = { id: number; value: Answer<CallName> } | { id: number; failure: Failure };
