// The share of revenue that the largest (or smallest) customers hold, against full equality.
import { base, tick, valueAxis } from "./axes.ts";
import { tooltipElement, tooltipStyle } from "./tooltip.ts";
import type { Option } from "./echarts.ts";
import type { Source } from "./source.ts";

export function lorenz(source: Source): Option {
  const { palette, reader, x, y } = source;
  const curve = y[0]!;
  const points = x.cells.flatMap((cell, row) => {
    const value = curve.values[row];
    return typeof cell === "number" && typeof value === "number" ? [[cell, value]] : [];
  });
  const axis = (name: string, gap: number) =>
    valueAxis(source, "share", {
      min: 0,
      max: 1,
      interval: 0.25,
      name,
      nameLocation: "middle",
      nameGap: gap,
    });
  return {
    ...base(source),
    grid: { left: 30, right: 24, top: 16, bottom: 28, containLabel: true },
    tooltip: {
      trigger: "axis",
      ...tooltipStyle(palette),
      formatter: (hits: { value: [number, number] }[]) => {
        const [share, value] = hits[0]!.value;
        return tooltipElement(`${reader.text(x.column.label)} ${reader.exact(share, "share")}`, [
          {
            colour: palette.accent,
            name: reader.text(curve.column.label),
            value: reader.exact(value, "share"),
          },
        ]);
      },
    },
    xAxis: {
      ...axis(reader.text(x.column.label), 28),
      axisLabel: { color: palette.quiet, fontSize: 12, formatter: tick(reader, "share") },
    },
    yAxis: axis(reader.text(curve.column.label), 44),
    series: [
      {
        type: "line",
        data: points,
        showSymbol: false,
        lineStyle: { width: 2.5, color: palette.accent },
        itemStyle: { color: palette.accent },
        areaStyle: { color: palette.accent, opacity: 0.1 },
        markLine: {
          silent: true,
          symbol: "none",
          lineStyle: { color: palette.muted, type: "dashed" },
          label: {
            show: true,
            position: "middle",
            formatter: reader.labels.report.equality,
            color: palette.quiet,
            fontSize: 12,
          },
          data: [[{ coord: [0, 0] }, { coord: [1, 1] }]],
        },
      },
    ],
  };
}
