// Curves that fall in steps, over a measured axis: survival, cumulative shares. Intervals are bands.
import { base, legend, valueAxis } from "./axes.ts";
import type { Option } from "./echarts.ts";
import type { Series, Source } from "./source.ts";
import { tooltipElement, tooltipStyle } from "./tooltip.ts";

type Point = [number, number];

/** A series' points in the order of x; rows without a number are left out. */
export function pointsOf(source: Source, values: readonly (number | null)[]): Point[] {
  return source.x.cells
    .flatMap((cell, row): Point[] => {
      const value = values[row];
      return typeof cell === "number" && typeof value === "number" ? [[cell, value]] : [];
    })
    .sort((a, b) => a[0] - b[0]);
}

export function steps(source: Source): Option {
  const { palette, reader, x, y } = source;
  const names = y.map((series) => reader.text(series.column.label));
  const colour = (index: number) => palette.series[index % palette.series.length]!;
  const share = y.every((series) => series.column.unit === "share");
  return {
    ...base(source),
    grid: { left: 8, right: 24, top: names.length > 1 ? 44 : 16, bottom: 28, containLabel: true },
    legend: legend(source, names),
    tooltip: {
      trigger: "axis",
      ...tooltipStyle(palette),
      formatter: (hits: { seriesName: string; value: Point }[]) => {
        const lines = hits.flatMap(({ seriesName, value }) => {
          const index = names.indexOf(seriesName);
          if (index < 0) return [];
          const amount = reader.exact(value[1], y[index]!.column.unit);
          return [{ colour: colour(index), name: seriesName, value: amount }];
        });
        const at = hits[0]?.value[0] ?? 0;
        return tooltipElement(
          `${reader.text(x.column.label)} ${reader.number(at, x.column.unit)}`,
          lines,
        );
      },
    },
    xAxis: valueAxis(source, x.column.unit, {
      name: reader.text(x.column.label),
      nameLocation: "middle",
      nameGap: 28,
      splitLine: { show: false },
      max: "dataMax",
    }),
    yAxis: valueAxis(source, y[0]!.column.unit, share ? { min: 0, max: 1, interval: 0.25 } : {}),
    series: y.flatMap((series, index) => [
      ...band(source, series, colour(index)),
      {
        type: "line",
        name: names[index],
        step: "end",
        data: pointsOf(source, series.values),
        showSymbol: false,
        lineStyle: { width: 2.5, color: colour(index), type: LINE_TYPES[index % 3] },
        itemStyle: { color: colour(index) },
      },
    ]),
  };
}

const LINE_TYPES = ["solid", "dashed", "dotted"] as const;

interface RenderApi {
  coord(point: Point): Point;
}

/** One polygon, along the upper ends and back along the lower ones, in steps. */
function band(source: Source, series: Series, fill: string): object[] {
  if (!series.low || !series.high) return [];
  const low = pointsOf(source, series.low);
  const high = pointsOf(source, series.high);
  if (low.length < 2 || low.length !== high.length) return [];
  const outline = [...stepped(high), ...stepped(low).reverse()];
  return [
    {
      type: "custom",
      silent: true,
      z: 1,
      tooltip: { show: false },
      data: [low[0]],
      renderItem: (_params: unknown, api: RenderApi) => ({
        type: "polygon",
        shape: { points: outline.map((point) => api.coord(point)) },
        style: { fill, opacity: 0.16 },
      }),
    },
  ];
}

function stepped(points: readonly Point[]): Point[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before ? [[point[0], before[1]] as Point, point] : [point];
  });
}
