// Long work in pieces, so that the page answers its reader between them: a list of 100,000 customers takes
// longer to write than a page may be silent.

/** Milliseconds of work between which the page has its turn; what is dear in one go comes on top. */
const AT_ONCE = 8;

export class Pace {
  #began = performance.now();

  /** Whether it is time to rest: to be asked after every row. */
  get due(): boolean {
    return performance.now() - this.#began >= AT_ONCE;
  }
  /** Lets the page answer what has happened meanwhile. */
  async rest(): Promise<void> {
    await new Promise((goOn) => setTimeout(goOn));
    this.#began = performance.now();
  }
}
