// Values over time or another ordered column; intervals as bands.
import {
  base,
  categoryAxis,
  legend,
  nameBelow,
  numbersName,
  rowTooltip,
  valueAxis,
} from "./axes.ts";
import { axesOf, axisUnit, cutAxis, cutLabel, cutOf } from "./cut.ts";
import type { Option } from "./echarts.ts";
import type { Series, Source } from "./source.ts";

export function line(source: Source): Option {
  const { palette, reader, x, y } = source;
  const names = y.map((series) => reader.text(series.column.label));
  const axes = axesOf(source);
  const colour = (index: number) => palette.series[index % palette.series.length]!;
  const below = nameBelow(numbersName(source, x.names, x.column.label));
  const many = x.names.length > 40;
  const cuts = axes.map((series) => cutOf(source, series));
  return {
    ...base(source),
    grid: {
      left: 8,
      right: 24,
      top: names.length > 1 ? 44 : 28,
      bottom: below.bottom,
      containLabel: true,
    },
    legend: legend(source, names),
    tooltip: { trigger: "axis", ...rowTooltip(source, colour) },
    xAxis: categoryAxis(source, x.names, { boundaryGap: false, ...below.axis }),
    // Ratings and indices move little: their axis need not begin at zero. Amounts and counts do.
    yAxis: axes.map(([first], index) =>
      valueAxis(source, axisUnit(first!.column.unit), {
        scale: first!.column.unit === "score",
        ...cutAxis(cuts[index], palette),
        ...(index === 1 ? { position: "right", splitLine: { show: false } } : {}),
      }),
    ),
    series: y.flatMap((series, index) => [
      ...band(source, series, index),
      {
        type: "line",
        name: names[index],
        data: series.values.map((value, row) => {
          const cut = cuts.find((one) => one?.series === series && one.row === row);
          if (!cut && !source.highlight[row]) return value;
          return {
            value,
            ...(source.highlight[row]
              ? { symbol: "emptyCircle", symbolSize: 10, itemStyle: { color: palette.warn } }
              : {}),
            ...(cut ? { label: cutLabel(source, cut) } : {}),
          };
        }),
        yAxisIndex: axes.findIndex((shared) => shared.includes(series)),
        lineStyle: { width: 2.5, color: colour(index), type: LINE_TYPES[index % 3] },
        itemStyle: { color: colour(index) },
        symbol: "circle",
        symbolSize: 5,
        showSymbol: !many,
        ...(y.length === 1 && !series.low
          ? { areaStyle: { color: colour(0), opacity: 0.08 } }
          : {}),
      },
    ]),
  };
}

// Series differ by more than colour.
const LINE_TYPES = ["solid", "dashed", "dotted"] as const;

/** Two invisible stacked lines whose area between them is the interval. */
function band(source: Source, series: Series, index: number): object[] {
  const { low, high } = series;
  if (!low || !high) return [];
  const shared = {
    type: "line",
    stack: `interval-${index}`,
    stackStrategy: "all",
    symbol: "none",
    lineStyle: { opacity: 0 },
    silent: true,
    tooltip: { show: false },
  };
  const colour = source.palette.series[index % source.palette.series.length];
  return [
    { ...shared, data: low },
    {
      ...shared,
      data: high.map((end, row) => (end === null ? null : end - (low[row] ?? 0))),
      areaStyle: { color: colour, opacity: 0.18 },
    },
  ];
}
