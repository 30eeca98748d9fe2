// A rectangle divided by amounts into parts as near to squares as they get: Bruls, Huizing & van Wijk,
// Squarified Treemaps (2000).
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A part for each amount; these are positive, and best in falling order. O(n²) at worst. */
export function squarified(amounts: readonly number[], within: Rect): Rect[] {
  const whole = amounts.reduce((sum, amount) => sum + amount, 0);
  const scale = (within.width * within.height) / whole;
  const areas = amounts.map((amount) => amount * scale);
  const out: Rect[] = [];
  let left = within;
  for (let first = 0; first < areas.length;) {
    const side = Math.min(left.width, left.height);
    // As many in a row along the shorter side as make its worst part better.
    let end = first + 1;
    let sum = areas[first]!;
    while (
      end < areas.length &&
      worst(areas, first, end + 1, sum + areas[end]!, side) <= worst(areas, first, end, sum, side)
    )
      sum += areas[end++]!;
    const deep = sum / side;
    let along = 0;
    for (; first < end; ++first) {
      const long = areas[first]! / deep;
      out.push(
        left.width >= left.height
          ? { x: left.x, y: left.y + along, width: deep, height: long }
          : { x: left.x + along, y: left.y, width: long, height: deep },
      );
      along += long;
    }
    left =
      left.width >= left.height
        ? { ...left, x: left.x + deep, width: left.width - deep }
        : { ...left, y: left.y + deep, height: left.height - deep };
  }
  return out;
}

/** The least square of the parts [first, end) in a row: long side by short. */
function worst(areas: readonly number[], first: number, end: number, sum: number, side: number) {
  const row = areas.slice(first, end);
  const deep = (sum / side) ** 2;
  return Math.max(deep / Math.min(...row), Math.max(...row) / deep);
}
