// Bars from large to small, and the share that they and all before them make up.
import { base, categoryAxis, legend, rowTooltip, valueAxis } from "./axes.ts";
import type { Option } from "./echarts.ts";
import type { Source } from "./source.ts";

export function pareto(source: Source): Option {
  const { palette, reader, x, y } = source;
  const names = y.map((series) => reader.text(series.column.label));
  const colour = (series: number) => (series === 0 ? palette.accent : palette.series[1]!);
  const [amounts, cumulative] = [y[0]!, y[1]];
  return {
    ...base(source),
    grid: { left: 8, right: 16, top: 44, bottom: 8, containLabel: true },
    legend: legend(source, names),
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, ...rowTooltip(source, colour) },
    xAxis: categoryAxis(source, x.names, {
      axisLabel: {
        color: palette.quiet,
        fontSize: 12,
        width: Math.max(56, (source.width - 120) / x.names.length),
        overflow: "truncate",
        hideOverlap: true,
      },
    }),
    yAxis: [
      valueAxis(source, amounts.column.unit),
      valueAxis(source, cumulative?.column.unit ?? "share", {
        min: 0,
        max: 1,
        interval: 0.25,
        splitLine: { show: false },
      }),
    ],
    series: [
      {
        type: "bar",
        name: names[0],
        data: amounts.values,
        itemStyle: { color: palette.accent },
        barMaxWidth: 36,
      },
      ...(cumulative
        ? [
            {
              type: "line",
              name: names[1],
              yAxisIndex: 1,
              data: cumulative.values,
              symbolSize: 6,
              lineStyle: { color: palette.series[1], width: 2 },
              itemStyle: { color: palette.series[1] },
            },
          ]
        : []),
    ],
  };
}
