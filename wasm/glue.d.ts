// The shape of the generated glue (build/wasm/clientele_wasm.js): the functions of bindings.cc.
declare module "*clientele_wasm.js" {
  type Outcome<T> = { value: T; error?: undefined } | { error: CoreError; value?: undefined };

  export interface CoreError {
    kind: string;
    args: Record<string, string>;
    texts: Record<"zh-CN" | "en", string>;
  }

  /** A stretch of a workbook's file, to be fed as it stands. */
  export interface Piece {
    offset: number;
    size: number;
  }
  /** Whether a workbook shows a sheet. */
  export type SheetState = "shown" | "hidden";
  /** What became of it: the name of the next sheet, or more text of the sheet last named. */
  export type SheetPart =
    { sheet: string; hidden: boolean; text?: undefined } | { sheet?: undefined; text: Uint8Array };

  export interface Glue {
    setDecoder(host: (encoding: string, from: Uint8Array, to: Uint8Array) => number): void;
    input(size: number): Outcome<Uint8Array>;
    agree(plans: string): Outcome<Uint8Array>;
    plan(
      name: string,
      fileBytes: number,
      sheet: SheetState | "",
      settings: string,
    ): Outcome<Uint8Array>;
    openWorkbook(name: string, fileBytes: number): Outcome<number>;
    wantedPiece(workbook: number): Outcome<Piece | null>;
    feedPiece(workbook: number): Outcome<SheetPart[]>;
    endPiece(workbook: number): Outcome<SheetPart[]>;
    closeWorkbook(workbook: number): void;
    open(plans: string, settings: string): Outcome<number>;
    load(settings: string): Outcome<number>;
    scan(session: number, file: number, offset: number): Outcome<string>;
    compose(first: string, then: string): string;
    apply(transition: string, state: number): number;
    add(
      session: number,
      file: number,
      offset: number,
      entry: number,
      last: boolean,
    ): Outcome<number>;
    save(session: number): Outcome<Uint8Array>;
    merge(session: number, other: number): Outcome<true>;
    mergeSaved(session: number): Outcome<true>;
    exchangeSteps(): number;
    tell(session: number, step: number, to: number, readers: number): Outcome<Uint8Array>;
    hear(session: number, step: number): Outcome<true>;
    portions(session: number, options: string): Outcome<number>;
    collected(session: number, options: string, index: number, of: number): Outcome<Uint8Array>;
    hearCollected(session: number): Outcome<true>;
    collectAhead(session: number, options: string, index: number, of: number): Outcome<true>;
    concludeAhead(session: number, options: string, list: boolean): Outcome<true>;
    plans(session: number): Outcome<Uint8Array>;
    text(key: string): Record<"zh-CN" | "en", string>;
    seal(session: number): Outcome<number>;
    report(session: number, options: string): Outcome<Uint8Array>;
    customers(session: number, options: string, query: string): Outcome<Uint8Array>;
    choices(session: number): Outcome<Uint8Array>;
    customer(session: number, id: string): Outcome<Uint8Array>;
    duplicates(session: number): Outcome<Uint8Array>;
    issuesCsv(session: number, language: string): Outcome<Uint8Array>;
    customersCsv(session: number, options: string): Outcome<Uint8Array>;
    sample(customers: number, seed: number): Outcome<{ name: string; text: string }[]>;
    close(session: number): void;
    HEAPU8: Uint8Array;
  }

  export default function createClientele(options: {
    wasmBinary: ArrayBuffer | Uint8Array;
    print?: (text: string) => void;
    printErr?: (text: string) => void;
  }): Promise<Glue>;
}
