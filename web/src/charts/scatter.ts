// Two measures of the same things, named where there is room, with the means as quadrant lines.
import type { Cell } from "../report/model.ts";
import { base, valueAxis } from "./axes.ts";
import { categoryColour } from "./category_colour.ts";
import type { Option } from "./echarts.ts";
import type { Source } from "./source.ts";
import { tooltipElement, tooltipStyle } from "./tooltip.ts";

const MOST_NAMED = 24;

export function scatter(source: Source): Option {
  const { palette, reader, x, y } = source;
  const measure = y[0]!;
  const size = y[1];
  const largest = Math.max(1, ...(size?.values ?? []).map((value) => value ?? 0));
  const labelIndex = source.columns.findIndex((column) => column.unit === "label");
  const label = (row: number): Cell =>
    labelIndex < 0 ? null : (source.rows[row]?.[labelIndex] ?? null);
  const name = (row: number) => reader.cell(label(row), source.columns[labelIndex] ?? x.column);

  const across = x.cells.filter((cell) => typeof cell === "number");
  const middle = (Math.min(...across) + Math.max(...across)) / 2;

  const points = x.cells.flatMap((cell, row) => {
    const value = measure.values[row];
    if (typeof cell !== "number" || typeof value !== "number") return [];
    const colour =
      categoryColour(label(row), palette) ??
      (source.highlight[row] ? palette.warn : palette.accent);
    return [
      {
        value: [cell, value, row],
        symbolSize: size ? 8 + 28 * Math.sqrt((size.values[row] ?? 0) / largest) : 11,
        symbol: source.highlight[row] ? "diamond" : "circle",
        itemStyle: { color: colour, opacity: 0.88 },
        // Towards the middle: at the edge a name would be cut.
        label: { position: cell > middle ? "left" : "right" },
      },
    ];
  });
  const mean = (axis: 0 | 1) =>
    points.reduce((sum, point) => sum + point.value[axis]!, 0) / Math.max(1, points.length);
  const quadrants = points.length > 2 && points.length <= 40;
  return {
    ...base(source),
    grid: { left: 30, right: 36, top: 28, bottom: 30, containLabel: true },
    tooltip: {
      trigger: "item",
      ...tooltipStyle(palette),
      formatter: ({ value }: { value: [number, number, number] }) =>
        tooltipElement(name(value[2]), [
          { name: reader.text(x.column.label), value: reader.exact(value[0], x.column.unit) },
          {
            name: reader.text(measure.column.label),
            value: reader.exact(value[1], measure.column.unit),
          },
        ]),
    },
    xAxis: valueAxis(source, x.column.unit, {
      scale: true,
      name: reader.text(x.column.label),
      nameLocation: "middle",
      nameGap: 28,
    }),
    yAxis: valueAxis(source, measure.column.unit, {
      scale: true,
      name: reader.text(measure.column.label),
      nameLocation: "middle",
      nameGap: 46,
    }),
    series: [
      {
        type: "scatter",
        data: points,
        label: {
          show: labelIndex >= 0 && points.length <= MOST_NAMED,
          color: palette.text,
          fontSize: 12,
          formatter: ({ value }: { value: [number, number, number] }) => name(value[2]),
        },
        labelLayout: { hideOverlap: true, moveOverlap: "shiftY" },
        ...(quadrants
          ? {
              markLine: {
                silent: true,
                symbol: "none",
                lineStyle: { color: palette.muted, type: "dashed" },
                label: { color: palette.quiet, fontSize: 12, formatter: reader.labels.report.mean },
                data: [{ xAxis: mean(0) }, { yAxis: mean(1) }],
              },
            }
          : {}),
      },
    ],
  };
}
