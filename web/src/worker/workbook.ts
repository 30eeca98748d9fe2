// Workbooks become files, one a sheet: pieces are read here (as slices are in reading.ts), unpacked and
// turned into text by a worker, and kept as blobs, which the browser may hold outside the page's memory.
import type { SheetState } from "../../../wasm/clientele.ts";
import { CallError, type WorkerClient } from "./client.ts";
import { TELLING_BYTES, type WorkbookStep } from "./messages.ts";
import type { ReadingProgress } from "./reading.ts";

/** The text of a workbook's sheet. */
export class SheetFile extends File {
  readonly state: SheetState;
  constructor(text: Blob[], name: string, state: SheetState = "shown") {
    super(text, name);
    this.state = state;
  }
}

const SLICE_BYTES = 1 << 20;

async function bytesOf(file: File, from: number, to: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, to).arrayBuffer();
  } catch (error) {
    throw new CallError({ kind: "file_read", detail: `${file.name}: ${String(error)}` });
  }
}

interface Sheet {
  name: string;
  hidden: boolean;
  text: Blob[];
}

function keep(sheets: Sheet[], { parts }: WorkbookStep): void {
  for (const part of parts) {
    if ("sheet" in part) sheets.push({ name: part.sheet, hidden: part.hidden, text: [] });
    else sheets.at(-1)!.text.push(new Blob([part.text]));
  }
}

/**
 * The tables of a file: its sheets with values where it is a workbook (an empty one where it has none),
 * else the file itself. Rejects with
 * a CallError.
 */
export async function tablesOf(
  file: File,
  worker: WorkerClient,
  progress: (done: ReadingProgress) => void,
): Promise<File[]> {
  const { name, size } = file;
  const head = await bytesOf(file, 0, TELLING_BYTES);
  const begun = await worker.call("workbook", { name, bytes: size, head }, [head]);
  if (!begun) return [file];
  const sheets: Sheet[] = [];
  let doneBytes = 0;
  for (let step: WorkbookStep = begun; step.wanted;) {
    const { offset, size: left } = step.wanted;
    const last = offset + left;
    let from = offset;
    do {
      const to = Math.min(last, from + SLICE_BYTES);
      const bytes = await bytesOf(file, from, to);
      step = await worker.call("unpack", { bytes, end: to === last }, [bytes]);
      keep(sheets, step);
      doneBytes += to - from;
      from = to;
      progress({ name, doneBytes: Math.min(doneBytes, size), allBytes: size });
    } while (from < last);
  }
  const filled = sheets.filter(({ text }) => text.length > 0);
  if (filled.length === 0) return [new SheetFile([], name)];
  // As the command names them.
  const several = sheets.filter(({ hidden }) => !hidden).length > 1;
  return filled.map(({ name: sheet, hidden, text }) => {
    const named = several || hidden ? `${name}#${sheet}` : name;
    return new SheetFile(text, named, hidden ? "hidden" : "shown");
  });
}
