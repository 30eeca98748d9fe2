// How many fall into each bin: bars that touch, because the bins do.
import { base, categoryAxis, rowTooltip, textWidth, valueAxis } from "./axes.ts";
import type { Option } from "./echarts.ts";
import type { Source } from "./source.ts";

export function histogram(source: Source): Option {
  const { palette, reader, x, y } = source;
  const anyMarked = source.highlight.some(Boolean);
  const colour = (_series: number, row: number) =>
    anyMarked && !source.highlight[row] ? palette.muted : palette.accent;
  const fits = Math.max(...x.names.map(textWidth)) * x.names.length < source.width - 90;
  return {
    ...base(source),
    grid: { left: 8, right: 20, top: 28, bottom: 26, containLabel: true },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, ...rowTooltip(source, colour) },
    xAxis: categoryAxis(source, x.names, {
      name: reader.text(x.column.label),
      nameLocation: "middle",
      nameGap: 28,
      axisLabel: {
        color: palette.quiet,
        fontSize: 12,
        ...(fits ? { interval: 0 } : { hideOverlap: true }),
      },
    }),
    yAxis: valueAxis(source, y[0]!.column.unit),
    series: [
      {
        type: "bar",
        barCategoryGap: "3%",
        data: y[0]!.values.map((value, row) => ({ value, itemStyle: { color: colour(0, row) } })),
      },
    ],
  };
}
