// A file that is put together piece by piece: a thousand small pieces joined at the end would be one long
// task, and so would be writing all of its text as UTF-8.

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
