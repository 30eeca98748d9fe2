// Two measures of the same things, named where there is room, with the means as quadrant lines.
import type { Cell } from "../report/model.ts";
import { base, measuredHeight, valueAxis } from "./axes.ts";
import { categoryColour } from "./category_colour.ts";
import type { Option } from "./echarts.ts";
import { drawnWidth } from "./measure.ts";
import type { Series, Source } from "./source.ts";
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

  const sides = labelSides(source, name, size, largest);

  const points = x.cells.flatMap((cell, row) => {
    const value = measure.values[row];
    if (typeof cell !== "number" || typeof value !== "number") return [];
    const colour =
      categoryColour(label(row), palette) ??
      (source.highlight[row] ? palette.warn : palette.accent);
    return [
      {
        value: [cell, value, row],
        symbolSize: symbolSize(size, row, largest),
        symbol: source.highlight[row] ? "diamond" : "circle",
        itemStyle: { color: colour, opacity: 0.88 },
        label: { position: sides.get(row) },
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

const symbolSize = (size: Series | undefined, row: number, largest: number) =>
  size ? 8 + 28 * Math.sqrt((size.values[row] ?? 0) / largest) : 11;

type Side = "left" | "right" | "top" | "bottom";
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const meet = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * On which side of its point each name stands: towards the middle, because at the edge it would be cut,
 * unless another point or name is there. Roughly: where the axes end is not known yet.
 */
function labelSides(
  source: Source,
  name: (row: number) => string,
  size: Series | undefined,
  largest: number,
): Map<number, Side> {
  const { x, y, width } = source;
  const rows = x.cells.flatMap((cell, row) => {
    const value = y[0]!.values[row];
    return typeof cell === "number" && typeof value === "number"
      ? [{ row, at: [cell, value] }]
      : [];
  });
  const ends = [0, 1].map((axis) => {
    const values = rows.map(({ at }) => at[axis]!);
    return { least: Math.min(...values), most: Math.max(...values) };
  });
  const plot = [width - 110, measuredHeight(source) - 90];
  const points = rows.map(({ row, at }) => {
    const [across, up] = [0, 1].map((axis) => {
      const { least, most } = ends[axis]!;
      return most > least ? ((at[axis]! - least) / (most - least)) * plot[axis]! : plot[axis]! / 2;
    }) as [number, number];
    const half = symbolSize(size, row, largest) / 2;
    return { row, across, down: plot[1]! - up, half };
  });
  const taken: Box[] = points.map(({ across, down, half }) => ({
    left: across - half,
    right: across + half,
    top: down - half,
    bottom: down + half,
  }));
  const sides = new Map<number, Side>();
  points.forEach(({ row, across, down, half }, index) => {
    const wide = drawnWidth(name(row), 12, source.palette.font);
    const far = half + 5;
    const box = (side: Side): Box => {
      const beside = side === "left" || side === "right";
      const left =
        side === "left" ? across - far - wide : side === "right" ? across + far : across - wide / 2;
      const top = beside ? down - 8 : side === "top" ? down - far - 16 : down + far;
      return { left, right: left + wide, top, bottom: top + 16 };
    };
    const order: Side[] =
      across > plot[0]! / 2
        ? ["left", "right", "top", "bottom"]
        : ["right", "left", "top", "bottom"];
    const free = (side: Side) => {
      const own = box(side);
      const inside = own.left > -20 && own.right < plot[0]! + 40;
      return inside && taken.every((other, at) => at === index || !meet(own, other));
    };
    const side = order.find(free) ?? order[0]!;
    sides.set(row, side);
    taken.push(box(side));
  });
  return sides;
}
