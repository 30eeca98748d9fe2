// A trend as a line the size of a word. Its end is marked, hollow where the period is incomplete.
import { nothing, svg, html, type TemplateResult } from "lit";

const WIDTH = 160;
const HEIGHT = 28;

/** Points in a WIDTH × HEIGHT box; a missing value breaks nothing, it is skipped. */
export function sparkPoints(values: readonly (number | null)[]): [number, number][] {
  const known = values.filter((value): value is number => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const range = most - least || 1;
  const step = (WIDTH - 8) / Math.max(1, values.length - 1);
  return values.flatMap((value, index): [number, number][] =>
    value === null
      ? []
      : [[4 + index * step, HEIGHT - 4 - ((value - least) / range) * (HEIGHT - 8)]],
  );
}

export function sparkline(
  values: readonly (number | null)[] | undefined,
  incomplete: boolean,
): TemplateResult | typeof nothing {
  const points = values ? sparkPoints(values) : [];
  const last = points.at(-1);
  if (points.length < 3 || !last) return nothing;
  const path = (part: readonly [number, number][]) =>
    part.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const solid = incomplete ? points.slice(0, -1) : points;
  return html`<svg
    class="spark"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${svg`<polyline points=${path(solid)} fill="none" stroke="currentColor" stroke-width="2"
      vector-effect="non-scaling-stroke" />`}
    ${
      incomplete
        ? svg`<polyline points=${path(points.slice(-2))} fill="none" stroke="currentColor"
          stroke-width="2" stroke-dasharray="3 3" vector-effect="non-scaling-stroke" />`
        : nothing
    }
  </svg>`;
}
