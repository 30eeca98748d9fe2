// Promoters, passives and detractors as one bar of the whole.
import { base, valueAxis } from "./axes.ts";
import { categoryColour } from "./category_colour.ts";
import { readableOn } from "./contrast.ts";
import type { Option } from "./echarts.ts";
import type { Source } from "./source.ts";
import { tooltipElement, tooltipStyle } from "./tooltip.ts";

export function nps(source: Source): Option {
  const { palette, reader, x, y } = source;
  const values = y[0]!;
  const whole = values.values.reduce<number>((sum, value) => sum + (value ?? 0), 0) || 1;
  const colour = (row: number) => categoryColour(x.cells[row], palette) ?? palette.series[row % 8]!;
  return {
    ...base(source),
    grid: { left: 0, right: 0, top: 36, bottom: 4 },
    legend: {
      data: x.names,
      top: 0,
      left: 0,
      itemWidth: 14,
      itemHeight: 10,
      icon: "roundRect",
      textStyle: { color: palette.text, fontSize: 12 },
      selectedMode: false,
    },
    tooltip: {
      trigger: "item",
      ...tooltipStyle(palette),
      formatter: ({ seriesIndex }: { seriesIndex: number }) =>
        tooltipElement(
          x.names[seriesIndex]!,
          y.map((series) => ({
            colour: colour(seriesIndex),
            name: reader.text(series.column.label),
            value: reader.exact(series.values[seriesIndex] ?? 0, series.column.unit),
          })),
        ),
    },
    xAxis: valueAxis(source, "share", { max: 1, show: false }),
    yAxis: { type: "category", data: [""], show: false },
    series: x.names.map((name, row) => ({
      type: "bar",
      name,
      stack: "all",
      barWidth: 48,
      itemStyle: { color: colour(row), borderColor: palette.paper, borderWidth: 2 },
      data: [(values.values[row] ?? 0) / whole],
      label: {
        show: (values.values[row] ?? 0) / whole > 0.06,
        color: readableOn(colour(row)),
        fontSize: 13,
        fontWeight: 600,
        formatter: () => reader.number((values.values[row] ?? 0) / whole, "share"),
      },
    })),
  };
}
