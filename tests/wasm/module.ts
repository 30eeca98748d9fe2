// What the module's tests share: an instance, files read in slices as the page reads them, and the
// native command's report on the same files.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import {
  Clientele,
  loadClientele,
  type Session,
  type Settings,
  type SheetPart,
  type SheetState,
} from "../../wasm/clientele.ts";

const root = resolve(import.meta.dirname, "../..");
export const command = join(root, "build/native/clientele");

export function instance(): Promise<Clientele> {
  return loadClientele(readFileSync(join(root, "build/wasm/clientele_wasm.wasm")));
}

/** The path of a real data file, or undefined where the data is absent. */
export function realData(name: string): string | undefined {
  const folder = process.env["CLIENTELE_DATA"] ?? join(root, "../shared/data");
  const path = join(folder, name);
  return existsSync(path) ? path : undefined;
}

export interface Input {
  name: string;
  bytes: Uint8Array;
  /** The text of a workbook's sheet. */
  sheet?: SheetState;
}
export const inputOf = (path: string): Input => ({
  name: basename(path),
  bytes: readFileSync(path),
});
export const textInput = (name: string, text: string): Input => ({
  name,
  bytes: new TextEncoder().encode(text),
});

/** Workbooks as the page unpacks them, fed in slices of `size` bytes; other files as they are. */
export async function tablesOf(core: Clientele, inputs: Input[], size = 1 << 20): Promise<Input[]> {
  const tables: Input[] = [];
  for (const input of inputs) {
    const { name, bytes } = input;
    const book = core.workbook(name, bytes.length, bytes.subarray(0, Clientele.TELLING_BYTES));
    if (!book) {
      tables.push(input);
      continue;
    }
    const sheets: { name: string; hidden: boolean; text: Uint8Array[] }[] = [];
    const keep = (parts: SheetPart[]) => {
      for (const part of parts) {
        if (part.text) sheets.at(-1)!.text.push(part.text);
        else sheets.push({ name: part.sheet, hidden: part.hidden, text: [] });
      }
    };
    try {
      for (let piece = book.wanted(); piece; piece = book.wanted()) {
        const last = piece.offset + piece.size;
        for (let from = piece.offset; from < last; from += size)
          keep(book.feed(bytes.subarray(from, Math.min(last, from + size))));
        keep(book.end());
      }
    } finally {
      book.close();
    }
    const several = sheets.filter((one) => !one.hidden).length > 1;
    for (const { name: sheet, hidden, text } of sheets.filter((one) => one.text.length > 0))
      tables.push({
        name: several || hidden ? `${name}#${sheet}` : name,
        bytes: new Uint8Array(Buffer.concat(text)),
        sheet: hidden ? "hidden" : "shown",
      });
  }
  return tables;
}

/** Opens a session on the files and reads them in slices of `size` bytes. */
export function read(
  core: Clientele,
  inputs: Input[],
  size = 1 << 22,
  settings?: Settings,
): Session {
  const plans = inputs.map(({ name, bytes, sheet }) =>
    core.plan(name, bytes.length, bytes.subarray(0, 1 << 20), settings, sheet),
  );
  const session = core.open(plans, settings);
  inputs.forEach(({ bytes }, file) => {
    let state = 0;
    let offset = 0;
    do {
      const slice = bytes.subarray(offset, offset + size);
      state = session.add(file, offset, slice, state, offset + size >= bytes.length);
      offset += size;
    } while (offset < bytes.length);
  });
  return session;
}

/** The native command's report JSON on the same files. */
export function nativeReport(inputs: Input[], options: string[] = []): unknown {
  return JSON.parse(native(inputs, "--json", options));
}
/** The rows of the native command's customer list, split at commas, without the heading. */
export function nativeCustomers(inputs: Input[]): string[][] {
  const lines = native(inputs, "--customers", []).trim().split("\r\n");
  return lines.slice(1).map((line) => line.split(","));
}

function native(inputs: Input[], output: string, options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "clientele-"));
  try {
    const paths = inputs.map(({ name, bytes }) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    });
    const out = join(folder, "out");
    execFileSync(command, ["report", ...paths, ...options, output, out], { stdio: "pipe" });
    return readFileSync(out, "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Where two reports differ: integers, texts and orderings must be the same, other numbers to 1e-9
 * relative. Empty when they agree.
 */
export function differences(a: unknown, b: unknown, path = "report"): string[] {
  if (typeof a === "number" && typeof b === "number") {
    if (a === b) return [];
    const exact = Number.isInteger(a) && Number.isInteger(b);
    const close = Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
    return !exact && close ? [] : [`${path}: ${a} and ${b}`];
  }
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) {
    const left = a as Record<string, unknown>;
    const right = b as Record<string, unknown>;
    const keys = Object.keys(left);
    if (keys.join("\0") !== Object.keys(right).join("\0")) {
      return [`${path}: keys ${keys.join()} and ${Object.keys(right).join()}`];
    }
    return keys.flatMap((key) => differences(left[key], right[key], `${path}.${key}`));
  }
  return a === b ? [] : [`${path}: ${String(a)} and ${String(b)}`];
}
