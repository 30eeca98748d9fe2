// What was predicted against what happened, group by group: a good model lies on the diagonal.
import { base, rowElement, valueAxis } from "./axes.ts";
import type { Option } from "./echarts.ts";
import type { Source } from "./source.ts";
import { tooltipStyle } from "./tooltip.ts";

export function calibration(source: Source): Option {
  const { palette, reader, x, y } = source;
  const seen = y[0]!;
  const points = x.cells.flatMap((cell, row) => {
    const value = seen.values[row];
    return typeof cell === "number" && typeof value === "number" ? [[cell, value, row]] : [];
  });
  const largest = Math.max(
    0.05,
    ...points.flatMap(([predicted, happened, row]) => [predicted!, seen.high?.[row!] ?? happened!]),
  );
  const most = Math.min(1, Math.ceil(largest * 10) / 10);
  const axis = (name: string, unit: typeof seen.column.unit, gap: number) =>
    valueAxis(source, unit, { min: 0, max: most, name, nameLocation: "middle", nameGap: gap });
  const intervals = points.flatMap(([predicted, , row]) => {
    const [low, high] = [seen.low?.[row!], seen.high?.[row!]];
    if (typeof low !== "number" || typeof high !== "number") return [];
    return [[{ coord: [predicted, low] }, { coord: [predicted, Math.min(high, most)] }]];
  });
  return {
    ...base(source),
    grid: { left: 30, right: 24, top: 16, bottom: 28, containLabel: true },
    tooltip: {
      trigger: "item",
      ...tooltipStyle(palette),
      formatter: ({ value }: { value: [number, number, number] }) =>
        rowElement(source, value[2], () => palette.accent),
    },
    xAxis: axis(reader.text(x.column.label), x.column.unit, 28),
    yAxis: axis(reader.text(seen.column.label), seen.column.unit, 46),
    series: [
      {
        type: "line",
        silent: true,
        data: [
          [0, 0],
          [most, most],
        ],
        showSymbol: false,
        lineStyle: { color: palette.muted, type: "dashed", width: 1.5 },
      },
      {
        type: "line",
        data: points,
        symbol: "circle",
        symbolSize: 8,
        lineStyle: { width: 2, color: palette.accent },
        itemStyle: { color: palette.accent },
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: palette.accent, type: "solid", width: 1.5 },
          data: intervals,
        },
      },
    ],
  };
}
