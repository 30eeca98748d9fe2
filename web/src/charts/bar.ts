// Bars, side by side or stacked. Long or many names lie on their side; what is worth looking at
// is in the accent and the rest steps back.
import { base, categoryAxis, legend, rowTooltip, textWidth, valueAxis } from "./axes.ts";
import { categoryColour } from "./category_colour.ts";
import { errorBars } from "./error_bars.ts";
import type { Option } from "./echarts.ts";
import type { Source } from "./source.ts";

export function isHorizontal(source: Source): boolean {
  const { column, names } = source.x;
  if (column.unit === "date" || column.unit === "month") return false;
  const widest = Math.max(...names.map(textWidth));
  return (widest + 16) * names.length > source.width - 80;
}

export function bar(source: Source): Option {
  return bars(source, false);
}
export function stackedBar(source: Source): Option {
  return bars(source, true);
}

function bars(source: Source, stacked: boolean): Option {
  const { palette, reader, x, y } = source;
  const horizontal = isHorizontal(source);
  const names = y.map((series) => reader.text(series.column.label));
  const anyMarked = source.highlight.some(Boolean);
  const colour = (series: number, row: number) => {
    if (y.length > 1) {
      return categoryColour(y[series]?.column.label, palette) ?? palette.series[series % 8]!;
    }
    const named = categoryColour(x.cells[row], palette);
    if (named) return named;
    return anyMarked && !source.highlight[row] ? palette.muted : palette.accent;
  };
  const shares = stacked && y.every((series) => series.column.unit === "share");
  const wide = Math.min(180, source.width * 0.36);
  const category = categoryAxis(source, x.names, {
    ...(horizontal
      ? {
          inverse: true,
          axisLabel: { color: palette.text, fontSize: 12, width: wide, overflow: "truncate" },
        }
      : { axisLabel: { color: palette.text, fontSize: 12, interval: 0 } }),
  });
  const value = valueAxis(source, y[0]!.column.unit, shares ? { max: 1, interval: 0.25 } : {});
  const labelled = !stacked && y.length === 1 && x.names.length <= 16 && !y[0]!.low;
  return {
    ...base(source),
    grid: {
      left: 8,
      right: horizontal && labelled ? 64 : 20,
      top: names.length > 1 ? 44 : 24,
      bottom: 8,
      containLabel: true,
    },
    legend: legend(source, names),
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, ...rowTooltip(source, colour) },
    xAxis: horizontal ? value : category,
    yAxis: horizontal ? category : value,
    series: [
      ...y.map((series, index) => ({
        type: "bar",
        name: names[index],
        ...(stacked ? { stack: "all" } : {}),
        barMaxWidth: 36,
        barCategoryGap: "32%",
        itemStyle: {
          color: colour(index, 0),
          borderColor: palette.paper,
          borderWidth: stacked ? 1 : 0,
        },
        data: series.values.map((amount, row) =>
          y.length > 1 ? amount : { value: amount, itemStyle: { color: colour(index, row) } },
        ),
        label: {
          show: labelled,
          position: horizontal ? "right" : "top",
          color: palette.text,
          fontSize: 12,
          formatter: ({ value: amount }: { value: number }) =>
            typeof amount === "number" ? reader.number(amount, series.column.unit) : "",
        },
        labelLayout: { hideOverlap: true },
      })),
      ...(stacked ? [] : errorBars(source, horizontal)),
    ],
  };
}
