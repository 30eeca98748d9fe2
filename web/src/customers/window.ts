// Which rows of a long list are in sight. Browsers give up on elements taller than some 33 million
// pixels, so a very long list is scrolled in proportion instead of pixel by pixel.
export const ROW_HEIGHT = 36;
const MOST_PIXELS = 16_000_000;
/** Rows drawn above and below what is in sight. */
const MARGIN = 12;

export function heightOf(total: number): number {
  return Math.min(total * ROW_HEIGHT, MOST_PIXELS);
}

export interface Slice {
  first: number;
  end: number;
  /** Where the first row stands, from the top of the whole height. */
  top: number;
}

export function sliceAt(scrollTop: number, viewport: number, total: number): Slice {
  const height = heightOf(total);
  const inSight = Math.ceil(viewport / ROW_HEIGHT);
  const reach = Math.max(1, height - viewport);
  const at = Math.max(0, Math.min(scrollTop, reach));
  const hidden = Math.max(0, total * ROW_HEIGHT - viewport);
  const exact = height < total * ROW_HEIGHT ? (at / reach) * hidden : at;
  const row = Math.floor(exact / ROW_HEIGHT);
  const first = Math.max(0, row - MARGIN);
  const end = Math.min(total, row + inSight + MARGIN);
  return { first, end, top: at - exact + first * ROW_HEIGHT };
}
