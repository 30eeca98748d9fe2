// Stages of a way, widest first: how many reach each, as a share of the first.
import { base, categoryAxis, rowTooltip, textWidth, valueAxis } from "./axes.ts";
import type { Option } from "./echarts.ts";
import type { Source } from "./source.ts";

export function funnel(source: Source): Option {
  const { palette, reader, x, y } = source;
  const stage = y[0]!;
  const first = stage.values.find((value) => value !== null) ?? 0;
  const words = (row: number) => {
    const value = stage.values[row];
    if (value === null || value === undefined) return "";
    const amount = reader.number(value, stage.column.unit);
    return first > 0 && row > 0 ? `${amount} · ${reader.number(value / first, "share")}` : amount;
  };
  const widest = Math.max(0, ...stage.values.map((_, row) => textWidth(words(row))));
  return {
    ...base(source),
    grid: { left: 8, right: widest + 16, top: 8, bottom: 8, containLabel: true },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      ...rowTooltip(source, () => palette.accent),
    },
    xAxis: valueAxis(source, stage.column.unit, { show: false, min: 0, max: "dataMax" }),
    yAxis: categoryAxis(source, x.names, {
      inverse: true,
      axisLine: { show: false },
      axisLabel: {
        color: palette.text,
        fontSize: 12,
        width: Math.min(180, source.width * 0.36),
        overflow: "truncate",
      },
    }),
    series: [
      {
        type: "bar",
        data: stage.values,
        barMaxWidth: 34,
        barCategoryGap: "20%",
        itemStyle: { color: palette.accent },
        backgroundStyle: { color: palette.grid },
        showBackground: true,
        label: {
          show: true,
          position: "right",
          color: palette.text,
          fontSize: 12,
          formatter: ({ dataIndex }: { dataIndex: number }) => words(dataIndex),
        },
      },
    ],
  };
}
