// A file that is put together piece by piece: a thousand small pieces joined at the end would be one long
// task, and so would be writing all of its text as UTF-8.

import { Pace } from "./pace.ts";

/** Letters or bytes that are handed to the browser at once. */
const AT_ONCE = 1 << 18;

export class FilePieces {
  readonly #done: Blob[] = [];
  #waiting: (string | Uint8Array<ArrayBuffer>)[] = [];
  #size = 0;

  add(piece: string | Uint8Array<ArrayBuffer>): void {
    this.#waiting.push(piece);
    this.#size += piece.length;
    if (this.#size >= AT_ONCE) this.#handOver();
  }
  /** Many bytes, at the page's pace: the browser copies what it is given. */
  async addAll(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const pace = new Pace();
    for (let from = 0; from < bytes.length; from += AT_ONCE) {
      this.add(bytes.subarray(from, from + AT_ONCE));
      if (pace.due) await pace.rest();
    }
  }
  /** The whole file. */
  blob(type = ""): Blob {
    this.#handOver();
    return new Blob(this.#done, { type });
  }
  #handOver(): void {
    this.#done.push(new Blob(this.#waiting));
    this.#waiting = [];
    this.#size = 0;
  }
}
