// 95% intervals over bars, one custom series a series of bars.
import type { Source } from "./source.ts";

interface RenderApi {
  value(dimension: number): number;
  coord(point: [number, number]): [number, number];
  size?(amount: [number, number]): [number, number];
}

export function errorBars(source: Source, horizontal: boolean): object[] {
  const count = source.y.length;
  return source.y.flatMap((series, index) => {
    const { low, high } = series;
    if (!low || !high) return [];
    const data = low.flatMap((from, row) => {
      const to = high[row];
      return typeof from === "number" && typeof to === "number" ? [[row, from, to]] : [];
    });
    return [
      {
        type: "custom",
        silent: true,
        z: 5,
        encode: horizontal ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
        tooltip: { show: false },
        data,
        renderItem: (_params: unknown, api: RenderApi) => {
          const row = api.value(0);
          const at = (value: number) => api.coord(horizontal ? [value, row] : [row, value]);
          const step = api.size?.([1, 1])?.[horizontal ? 1 : 0] ?? 0;
          const shift = ((index - (count - 1) / 2) / count) * step * 0.68;
          const [from, to] = [at(api.value(1)), at(api.value(2))];
          const along = horizontal ? 1 : 0;
          for (const end of [from, to]) end[along] += shift;
          const cap = (end: [number, number]) => {
            const [a, b] = [[...end], [...end]] as [number[], number[]];
            a[along]! -= 4;
            b[along]! += 4;
            return stroke(a, b);
          };
          const stroke = (a: readonly number[], b: readonly number[]) => ({
            type: "line",
            shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] },
            style: { stroke: source.palette.text, lineWidth: 1.5 },
          });
          return { type: "group", children: [stroke(from, to), cap(from), cap(to)] };
        },
      },
    ];
  });
}
