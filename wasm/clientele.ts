// The core for TypeScript: the typed face of the Wasm module, and the only importer of its generated
// glue. Nothing here reads files or the network: the host brings the module's bytes and the slices.
//
//   const core = await loadClientele(wasmBytes);
//   const plans = core.plan("orders.csv", size, head);      // what was recognised
//   const session = core.open(plans);
//   let state = 0;
//   for (const slice of slices) state = session.add(0, offset, slice, state, last);
//   const report = session.report();
//   session.close();                                        // memory is freed then, not before
//
// What can fail throws a ClienteleError, which holds the core's error as a value.
import createClientele, {
  type CoreError,
  type Glue,
  type Outcome,
  type Piece,
  type SheetState,
  type SheetPart,
} from "../build/wasm/clientele_wasm.js";

/** A text in the languages of the report. */
export type Texts = Record<"zh-CN" | "en", string>;

/** An error of the core: `kind` and `args` say what it is, `texts` say it to a reader. */
export class ClienteleError extends Error {
  readonly kind: string;
  readonly args: Readonly<Record<string, string>>;
  readonly texts: Texts;
  constructor({ kind, args, texts }: CoreError) {
    super(`${kind}: ${texts.en}`);
    this.name = "ClienteleError";
    this.kind = kind;
    this.args = args;
    this.texts = texts;
  }
}

/** What was understood of a column; `role` may be edited ("attribute" keeps it as an attribute). */
export interface ColumnPlan {
  name: string;
  index: number;
  role: string;
  kind: string;
  confidence: number;
  reason: string;
  evidence: string;
  samples: string[];
  understood: number;
  /** The first values that are not readable as what the column is taken for, at most 3. */
  odd: string[];
  /** Numbers are written "1.234,50". */
  decimal_comma: boolean;
  /** Numbers count 10^power, as the header says: 4 under 万元. */
  power?: number;
  /** Of amounts, as the header names it; empty where it does not. */
  currency?: string;
  /** Dates are (also) Excel's numbers of days. */
  serials?: boolean;
}

/** What was understood of one file (core/schema/plan.h). Goes back to `open` as it came, or edited. */
export interface Plan {
  file: string;
  bytes: number;
  recognised: boolean;
  /** A hidden sheet, or left out by the settings: every row is set aside. */
  left_out?: boolean;
  /** JSON that has no whole record in the head, or could have a better table behind it. */
  head_too_short?: boolean;
  tables: string[];
  columns: ColumnPlan[];
  [key: string]: unknown;
}

/** Settings as saved by the page and read by the command (core/docs/settings.md). */
export type Settings = Record<string, unknown>;

/** How bytes change the reader's state: an opaque value, may be posted to another worker. */
export type Transition = string & { readonly transition: unique symbol };

export interface SampleFile {
  name: string;
  text: string;
}

/** Which customers to list, and in which order; all may be absent (core/engine/customer_list.h). */
export interface CustomerQuery {
  filters?: ({ column: string; value: string } | { column: string; min?: number; max?: number })[];
  sort?: string;
  descending?: boolean;
  /** Part of an id or a name. */
  search?: string;
  offset?: number;
  /** At most 1,000. */
  limit?: number;
}
export interface CustomerColumn {
  id: string;
  label: Texts;
  unit: string;
  kind: "text" | "number" | "label" | "flags";
  /** What the ids of a label or of flags say. */
  labels?: { id: string; label: Texts }[];
}
/** One page of a list of `total`; a row has a cell a column: labels and flags by their ids. */
export interface CustomerPage {
  total: number;
  offset: number;
  columns: CustomerColumn[];
  rows: (string | number | null | string[])[][];
}

export interface Detail {
  label: Texts;
  value: string | number;
}
/** What a customer did on a day; an ISO date, absent where unknown. */
export interface CustomerEvent {
  kind: "purchase" | "refund" | "feedback" | "contact";
  date?: string;
  net?: number;
  lines?: number;
  items?: string[];
  channel?: string;
  ratings?: Detail[];
  text?: string;
  details?: Detail[];
}
/** One customer (core/engine/customer_card.h): the latest of `total` events first. */
export interface CustomerCard {
  id: string;
  name?: string;
  /** The other ids this customer stands for. */
  merged_ids?: string[];
  attributes: Detail[];
  events: CustomerEvent[];
  total: number;
}

/** What a list of customers says of one, as it stands there. */
export interface Person {
  id: string;
  name?: string;
  contact?: string;
  phone?: string;
  email?: string;
  place?: string;
  industry?: string;
}
export interface DuplicatePair {
  state: "merged" | "likely" | "apart";
  /** 0-100; absent where only the settings say that the two are one. */
  score?: number;
  agreements: string[];
  a: Person;
  b: Person;
}
/** Ids that are or may be one customer (core/engine/duplicate_list.h); the best pairs first. */
export interface Duplicates {
  mode: "merge" | "list" | "off";
  looked: boolean;
  too_many: boolean;
  customers: number;
  groups: number;
  merged: number;
  pairs: Record<DuplicatePair["state"], number>;
  list: DuplicatePair[];
}
/** `duplicates` of the settings: pairs of ids that are one customer, and that are two. */
export interface Judgements {
  merge: [string, string][];
  apart: [string, string][];
}

/** An attribute that `filters` of the options may name, with its values. */
export interface Choice {
  attribute: string;
  label: Texts;
  values: string[];
}

export type { Piece, SheetPart, SheetState };

/** The report JSON (core/report/report.schema.json). */
export type ReportJson = Record<string, unknown>;

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

function json(value: Settings | undefined): string {
  return value === undefined ? "{}" : JSON.stringify(value);
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.error) throw new ClienteleError(outcome.error);
  return outcome.value as T;
}

/** The host's half of decoding: TextDecoder knows GB18030 and UTF-16. */
function hostDecoder(): (encoding: string, from: Uint8Array, to: Uint8Array) => number {
  const decoders = new Map<string, TextDecoder>();
  const encoder = new TextEncoder();
  return (encoding, from, to) => {
    let decoder = decoders.get(encoding);
    if (!decoder) {
      decoder = new TextDecoder(encoding, { ignoreBOM: true });
      decoders.set(encoding, decoder);
    }
    return encoder.encodeInto(decoder.decode(from), to).written;
  };
}

/** Inputs above this are released at once: saved state of another worker can be hundreds of MB. */
const KEEP_INPUT = 16 << 20;

/** Puts bytes where the module reads them from, calls, and lets go of large ones. */
function withInput<T>(glue: Glue, bytes: Uint8Array, call: () => Outcome<T>): T {
  valueOf(glue.input(bytes.length)).set(bytes);
  try {
    return valueOf(call());
  } finally {
    if (bytes.length > KEEP_INPUT) glue.input(0);
  }
}

/** One of the portions that a report is made of. */
export interface Portion {
  index: number;
  of: number;
}
const ALL: Portion = { index: 0, of: 1 };

/** One reader's share of a run: see Session in core/engine/engine.h for the protocol of several. */
export class Session {
  readonly #glue: Glue;
  readonly #id: number;
  /** For the module only: sessions come from `open` and `load`. */
  constructor(glue: Glue, id: number) {
    this.#glue = glue;
    this.#id = id;
  }

  /** What these bytes do to the reader's state, for slices read out of order. */
  scan(file: number, offset: number, slice: Uint8Array): Transition {
    return withInput(this.#glue, slice, () =>
      this.#glue.scan(this.#id, file, offset),
    ) as Transition;
  }

  /**
   * Reads a slice; any cut, any order, none twice. `entry` is the reader's state at its first byte
   * (0 at a file's start); answers the state at its end. `last` marks the file's last slice.
   */
  add(file: number, offset: number, slice: Uint8Array, entry: number, last: boolean): number {
    return withInput(this.#glue, slice, () => this.#glue.add(this.#id, file, offset, entry, last));
  }

  /** The whole state, to be merged elsewhere or kept. */
  save(): Uint8Array {
    return valueOf(this.#glue.save(this.#id));
  }

  /** Takes over everything of another session of the same module, which is used up. */
  merge(other: Session): void {
    valueOf(this.#glue.merge(this.#id, other.#id));
  }

  /** Takes over what another worker saved. */
  mergeSaved(bytes: Uint8Array): void {
    withInput(this.#glue, bytes, () => this.#glue.mergeSaved(this.#id));
  }

  /**
   * Side by side: for each step below `exchangeSteps`, everyone tells everyone else and, when all have
   * told, hears. Then each holds the rows of its own customers, and no one all of them.
   */
  tell(step: number, to: number, readers: number): Uint8Array {
    return valueOf(this.#glue.tell(this.#id, step, to, readers));
  }
  hear(step: number, told: Uint8Array): void {
    withInput(this.#glue, told, () => this.#glue.hear(this.#id, step));
  }
  /**
   * In how many portions a report, list or table under `options` is made, as its maker says: one, or one
   * a section where customers are many.
   */
  portions(options?: Settings): number {
    return valueOf(this.#glue.portions(this.#id, json(options)));
  }
  /** What this one adds to a portion, to be heard by the one that makes it. */
  collected(options?: Settings, portion: Portion = ALL): Uint8Array {
    return valueOf(this.#glue.collected(this.#id, json(options), portion.index, portion.of));
  }
  hearCollected(bytes: Uint8Array): void {
    withInput(this.#glue, bytes, () => this.#glue.hearCollected(this.#id));
  }
  /** Does its own share of a portion, while the others do theirs. */
  collectAhead(options?: Settings, portion: Portion = ALL): void {
    valueOf(this.#glue.collectAhead(this.#id, json(options), portion.index, portion.of));
  }
  /**
   * Concludes the portion that was heard; the last one is concluded by the report, list or table itself,
   * which uses up everything. `list`: it is for a list or a table.
   */
  concludeAhead(options: Settings | undefined, list: boolean): void {
    valueOf(this.#glue.concludeAhead(this.#id, json(options), list));
  }

  /** The Plans read by: those it was opened with, or those of the saved state. */
  plans(): Plan[] {
    return JSON.parse(utf8.decode(valueOf(this.#glue.plans(this.#id)))) as Plan[];
  }

  /** Ends reading; answers the bytes the ledger takes. */
  seal(): number {
    return valueOf(this.#glue.seal(this.#id));
  }

  /** The report under `options` (period, filters, thresholds), as the JSON text the command writes. */
  reportText(options?: Settings): string {
    return utf8.decode(valueOf(this.#glue.report(this.#id, json(options))));
  }
  report(options?: Settings): ReportJson {
    return JSON.parse(this.reportText(options)) as ReportJson;
  }

  /** A page of the customers behind the report under `options`. */
  customers(query: CustomerQuery = {}, options?: Settings): CustomerPage {
    const bytes = valueOf(this.#glue.customers(this.#id, json(options), JSON.stringify(query)));
    return JSON.parse(utf8.decode(bytes)) as CustomerPage;
  }

  /** One customer and what it did; null where this session does not hold it. */
  customer(id: string): CustomerCard | null {
    const bytes = valueOf(this.#glue.customer(this.#id, id));
    return JSON.parse(utf8.decode(bytes)) as CustomerCard | null;
  }

  /** Ids that are or may be one customer, of the whole run, whichever session is asked. */
  duplicates(): Duplicates {
    return JSON.parse(utf8.decode(valueOf(this.#glue.duplicates(this.#id)))) as Duplicates;
  }

  /** What the report can be filtered by. */
  choices(): Choice[] {
    return JSON.parse(utf8.decode(valueOf(this.#glue.choices(this.#id)))) as Choice[];
  }

  /** A row a customer, UTF-8 with BOM, safe to open in a spreadsheet. */
  customersCsv(options?: Settings): Uint8Array {
    return valueOf(this.#glue.customersCsv(this.#id, json(options)));
  }

  /**
   * What was set aside, changed or flagged, a row each; "en", else Chinese. Of sessions side by side
   * the one that made the report is asked.
   */
  issuesCsv(language: string): Uint8Array {
    return valueOf(this.#glue.issuesCsv(this.#id, language));
  }

  /** Frees the session. Calls after this throw no_such_session; closing twice does nothing. */
  close(): void {
    this.#glue.close(this.#id);
  }
}

/**
 * A workbook on its way to the text of its sheets:
 *
 *   for (let piece = book.wanted(); piece; piece = book.wanted()) {
 *     for (const slice of slicesOf(piece)) use(book.feed(slice)); // packed bytes, as they stand
 *     use(book.end());
 *   }
 *   book.close();
 */
export class Workbook {
  readonly #glue: Glue;
  readonly #id: number;
  /** For the module only: workbooks come from `workbook`. */
  constructor(glue: Glue, id: number) {
    this.#glue = glue;
    this.#id = id;
  }

  /** The piece of the file to be fed next; undefined where all is read. */
  wanted(): Piece | undefined {
    return valueOf(this.#glue.wantedPiece(this.#id)) ?? undefined;
  }

  /** The next slice of the wanted piece. Answers what became of what was fed so far. */
  feed(slice: Uint8Array): SheetPart[] {
    return withInput(this.#glue, slice, () => this.#glue.feedPiece(this.#id));
  }

  /** The wanted piece is complete. */
  end(): SheetPart[] {
    return valueOf(this.#glue.endPiece(this.#id));
  }

  /** Frees its memory. */
  close(): void {
    this.#glue.closeWorkbook(this.#id);
  }
}

/** One instance of the module: a worker owns one. */
export class Clientele {
  readonly #glue: Glue;
  constructor(glue: Glue) {
    this.#glue = glue;
    glue.setDecoder(hostDecoder());
  }

  /** How much of a file's beginning `plan` looks at; and where that was `head_too_short`. */
  static readonly HEAD_BYTES = 1 << 20;
  static readonly WIDE_HEAD_BYTES = 64 << 20;

  /** How much of a file's beginning `workbook` looks at. */
  static readonly TELLING_BYTES = 4 << 20;

  /**
   * A file that is a workbook, by its beginning; undefined for others. Throws for those that cannot be
   * read: with a password, of an old or binary format.
   */
  workbook(name: string, fileBytes: number, head: Uint8Array): Workbook | undefined {
    const id = withInput(this.#glue, head, () => this.#glue.openWorkbook(name, fileBytes));
    return id === 0 ? undefined : new Workbook(this.#glue, id);
  }

  /**
   * Understands a file from its head. Never fails on odd data: see `recognised`. `sheet`: it is the
   * text of a workbook's sheet; a hidden one is left out unless the settings use it.
   */
  plan(
    name: string,
    fileBytes: number,
    head: Uint8Array,
    settings?: Settings,
    sheet?: SheetState,
  ): Plan {
    const bytes = withInput(this.#glue, head, () =>
      this.#glue.plan(name, fileBytes, sheet ?? "", json(settings)),
    );
    const [plan] = JSON.parse(utf8.decode(bytes)) as [Plan];
    return plan;
  }

  /** The plans of files that are read together: what they mean by "customer" is made the same. */
  agree(plans: readonly Plan[]): Plan[] {
    return JSON.parse(utf8.decode(valueOf(this.#glue.agree(JSON.stringify(plans))))) as Plan[];
  }

  open(plans: readonly Plan[], settings?: Settings): Session {
    return new Session(this.#glue, valueOf(this.#glue.open(JSON.stringify(plans), json(settings))));
  }

  /** A session from saved state. */
  load(saved: Uint8Array, settings?: Settings): Session {
    return new Session(
      this.#glue,
      withInput(this.#glue, saved, () => this.#glue.load(json(settings))),
    );
  }

  /** The state change of one stretch of a file followed by another. */
  compose(first: Transition, then: Transition): Transition {
    return this.#glue.compose(first, then) as Transition;
  }
  /** The state after a stretch that was entered in `state` (0 at a file's start). */
  apply(transition: Transition, state: number): number {
    return this.#glue.apply(transition, state);
  }

  /** How many steps the exchange between readers side by side has. */
  get exchangeSteps(): number {
    return this.#glue.exchangeSteps();
  }

  /** The catalogue's text of a key without arguments, such as `reason.header_exact` of a Plan. */
  text(key: string): Texts {
    return this.#glue.text(key);
  }

  /**
   * The files of an invented company, equal for equal arguments on every machine, without the one of
   * its true parameters. About 1 KB of text a customer.
   */
  sample(customers: number, seed: number): SampleFile[] {
    const files = valueOf(this.#glue.sample(customers, seed));
    return files.filter(({ name }) => name !== "truth.json");
  }

  /** The module's memory, which only grows. */
  get memoryBytes(): number {
    return this.#glue.HEAPU8.byteLength;
  }
}

/** Makes an instance from the bytes of clientele_wasm.wasm. */
export async function loadClientele(wasmBinary: ArrayBuffer | Uint8Array): Promise<Clientele> {
  return new Clientele(await createClientele({ wasmBinary }));
}
