// A value for each pair of two categories: darker is more, with the number in the cell where it fits.
import { base, categoryAxis, nameBelow, numbersName, textWidth } from "./axes.ts";
import type { Option } from "./echarts.ts";
import type { Source } from "./source.ts";
import { tooltipElement, tooltipStyle } from "./tooltip.ts";

export function heatmapShape(source: Source): { columns: string[]; rows: string[] } {
  const rowIndex = source.columns.indexOf(source.y[0]!.column);
  const rowNames = source.rows.map((row) =>
    source.reader.cell(row[rowIndex], source.columns[rowIndex]!, true),
  );
  return { columns: [...new Set(source.x.names)], rows: [...new Set(rowNames)] };
}

/** How the names above a matrix's columns stand: in lines within their column, or on end. */
export function matrixHead(source: Source): {
  upright: boolean;
  width: number;
  height: number;
  /** The width of the rows' names. */
  beside: number;
} {
  const { columns, rows } = heatmapShape(source);
  // Latin letters are wider in some fonts than the estimate; Chinese ones are what they are in all.
  const latin = /[^\u2e80-\uffff]/g;
  const wide = (text: string) => textWidth(text) + 0.7 * (text.match(latin)?.length ?? 0);
  const beside = Math.max(...rows.map(wide));
  const width = Math.min(88, Math.floor((source.width - beside - 30) / columns.length) - 4);
  // Latin words are broken between, Chinese anywhere.
  const words = (text: string) => text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+/g) ?? [];
  const upright = columns.every((name) => words(name).every((word) => wide(word) <= width));
  if (!upright)
    return { upright, beside, width: 140, height: Math.min(140, Math.max(...columns.map(wide))) };
  const lines = (name: string) => {
    let [count, line] = [1, 0];
    for (const word of words(name)) {
      const more = wide(word) + (line > 0 && word.charCodeAt(0) < 0x2e80 ? 4 : 0);
      if (line > 0 && line + more > width) [count, line] = [count + 1, wide(word)];
      else line += more;
    }
    return count;
  };
  return { upright, beside, width, height: 14 * Math.max(...columns.map(lines)) };
}

/** Both ways categories of one kind, from (rows) to (columns): marked cells have a border. */
export function matrix(source: Source): Option {
  const { palette, reader, x, y } = source;
  const drawn = heatmap(source) as { xAxis: object; yAxis: object; series: [{ data: Point[] }] };
  const marks = new Set(
    source.highlight.flatMap((marked, row) => (marked ? [`${cellOf(source, row)}`] : [])),
  );
  const head = matrixHead(source);
  return {
    ...drawn,
    grid: { left: 8, right: 12, top: 30, bottom: 8, containLabel: true },
    visualMap: { ...(drawn as { visualMap?: object }).visualMap, show: false },
    xAxis: {
      ...drawn.xAxis,
      position: "top",
      axisLabel: {
        color: palette.text,
        fontSize: 12,
        interval: 0,
        width: head.width,
        ...(head.upright ? { overflow: "break" } : { rotate: 90, overflow: "truncate" }),
      },
    },
    yAxis: {
      ...drawn.yAxis,
      name: `${reader.text(y[0]!.column.label)} ↓  ${reader.text(x.column.label)} →`,
      nameLocation: "start",
      nameMoveOverlap: false, // the gap below makes room; moved, it would stand outside
      nameGap: head.height + 16,
      // It begins above the rows' names: beside them there may be less room than it takes.
      nameTextStyle: {
        color: palette.quiet,
        fontSize: 12,
        align: "left",
        padding: [0, 0, 0, -0.8 * head.beside],
      },
    },
    series: [
      {
        ...drawn.series[0],
        // The marked ones last: drawn over their neighbours, on all four sides.
        data: drawn.series[0].data
          .map((point) =>
            marks.has(`${point.value[0]},${point.value[1]}`)
              ? { ...point, itemStyle: { borderColor: palette.text, borderWidth: 2 } }
              : point,
          )
          .sort((a, b) => Number("itemStyle" in a) - Number("itemStyle" in b)),
      },
    ],
  };
}

interface Point {
  value: [number, number, number];
}

const cellWidth = (source: Source, columns: readonly unknown[]) =>
  (source.width - 110) / columns.length;

/** A row's cell, as its column's and row's index. */
function cellOf(source: Source, row: number): [number, number] {
  const { columns, rows } = heatmapShape(source);
  const rowColumn = source.y[0]!.column;
  const index = source.columns.indexOf(rowColumn);
  const name = source.reader.cell(source.rows[row]![index], rowColumn, true);
  return [columns.indexOf(source.x.names[row]!), rows.indexOf(name)];
}

/** Names of axes of plain numbers: one above the rows, one below the columns. */
export function heatmapNames(source: Source): { above: string; below: string } {
  if (source.spec.type !== "heatmap") return { above: "", below: "" };
  const { columns, rows } = heatmapShape(source);
  return {
    above: numbersName(source, rows, source.y[0]!.column.label),
    below: numbersName(source, columns, source.x.column.label),
  };
}

/** Whether amounts fit into their cells. */
export function isNumbered(source: Source): boolean {
  const { column, values } = source.y[1] ?? source.y[0]!;
  const letters = values.map((value) =>
    value === null ? 0 : source.reader.number(value, column.unit).length,
  );
  return Math.max(...letters) * 8 + 4 < cellWidth(source, heatmapShape(source).columns);
}

export function heatmap(source: Source): Option {
  const { palette, reader, x, y } = source;
  const value = y[1] ?? y[0]!;
  const rowColumn = y[0]!.column;
  const rowIndex = source.columns.indexOf(rowColumn);
  const { columns, rows } = heatmapShape(source);
  const rowName = (row: number) => reader.cell(source.rows[row]![rowIndex], rowColumn, true);
  const points = value.values.flatMap((amount, row) =>
    amount === null
      ? []
      : [{ row, value: [columns.indexOf(x.names[row]!), rows.indexOf(rowName(row)), amount] }],
  );
  const axisNames = heatmapNames(source);
  const amounts = points.map(({ value: [, , amount] }) => amount!);
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const spelled = (amount: number) => reader.number(amount, value.column.unit);
  return {
    ...base(source),
    grid: {
      left: 8,
      right: 12,
      top: axisNames.above ? 26 : 8,
      bottom: axisNames.below ? 64 : 46,
      containLabel: true,
    },
    tooltip: {
      trigger: "item",
      ...tooltipStyle(palette),
      formatter: ({ value: [column, row, amount] }: { value: [number, number, number] }) =>
        tooltipElement(`${rows[row]} · ${columns[column]}`, [
          { name: reader.text(value.column.label), value: reader.exact(amount, value.column.unit) },
        ]),
    },
    visualMap: {
      type: "continuous",
      min: Math.min(0, least),
      max: most || 1,
      inRange: { color: [...palette.ramp] },
      orient: "horizontal",
      left: "center",
      bottom: 0,
      itemWidth: 10,
      itemHeight: 120,
      text: [spelled(most), spelled(Math.min(0, least))],
      textStyle: { color: palette.quiet, fontSize: 12 },
    },
    xAxis: categoryAxis(source, columns, {
      splitArea: { show: false },
      ...nameBelow(axisNames.below).axis,
    }),
    yAxis: categoryAxis(source, rows, {
      inverse: true,
      axisLine: { show: false },
      ...(axisNames.above
        ? {
            name: axisNames.above,
            nameLocation: "start",
            nameGap: 10,
            nameMoveOverlap: false,
            nameTextStyle: {
              color: palette.quiet,
              fontSize: 12,
              align: "left",
              padding: [0, 0, 0, -20],
            },
          }
        : {}),
    }),
    series: [
      {
        type: "heatmap",
        data: points.map((point) => ({
          ...point,
          // Dark cells carry the paper's colour, light ones the text's.
          label: {
            color: point.value[2]! > least + (most - least) * 0.45 ? palette.paper : palette.text,
          },
        })),
        label: {
          show: isNumbered(source),
          fontSize: 12,
          formatter: ({ value: point }: { value: [number, number, number] }) => spelled(point[2]),
        },
        itemStyle: { borderColor: palette.paper, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: palette.text, borderWidth: 2 } },
      },
    ],
  };
}
