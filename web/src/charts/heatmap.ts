// A value for each pair of two categories: darker is more, with the number in the cell where it fits.
import { base, categoryAxis } from "./axes.ts";
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

/** Both ways categories of one kind, from (rows) to (columns): marked cells have a border. */
export function matrix(source: Source): Option {
  const { palette, reader, x, y } = source;
  const drawn = heatmap(source) as { xAxis: object; yAxis: object; series: [{ data: Point[] }] };
  const marks = new Set(
    source.highlight.flatMap((marked, row) => (marked ? [`${cellOf(source, row)}`] : [])),
  );
  // Names above a column stay within it.
  const cell = Math.min(88, Math.floor(cellWidth(source, heatmapShape(source).columns)) - 4);
  return {
    ...drawn,
    grid: { left: 8, right: 12, top: 52, bottom: 8, containLabel: true },
    visualMap: { ...(drawn as { visualMap?: object }).visualMap, show: false },
    xAxis: {
      ...drawn.xAxis,
      position: "top",
      axisLabel: { color: palette.text, fontSize: 12, interval: 0, overflow: "break", width: cell },
    },
    yAxis: {
      ...drawn.yAxis,
      name: `${reader.text(y[0]!.column.label)} ↓  ${reader.text(x.column.label)} →`,
      nameLocation: "start",
      nameGap: 32,
      nameTextStyle: { color: palette.quiet, fontSize: 12, align: "left" },
    },
    series: [
      {
        ...drawn.series[0],
        data: drawn.series[0].data.map((point) =>
          marks.has(`${point.value[0]},${point.value[1]}`)
            ? { ...point, itemStyle: { borderColor: palette.text, borderWidth: 2 } }
            : point,
        ),
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

export function heatmap(source: Source): Option {
  const { palette, reader, x, y } = source;
  const value = y[1] ?? y[0]!;
  const rowColumn = y[0]!.column;
  const rowIndex = source.columns.indexOf(rowColumn);
  const { columns, rows } = heatmapShape(source);
  const rowName = (row: number) => reader.cell(source.rows[row]![rowIndex], rowColumn, true);
  const points = value.values.flatMap((amount, row) =>
    amount === null ? [] : [[columns.indexOf(x.names[row]!), rows.indexOf(rowName(row)), amount]],
  );
  const amounts = points.map((point) => point[2]!);
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const spelled = (amount: number) => reader.number(amount, value.column.unit);
  const room =
    Math.max(...amounts.map((amount) => spelled(amount).length)) * 8 + 4 <
    cellWidth(source, columns);
  return {
    ...base(source),
    grid: { left: 8, right: 12, top: 8, bottom: 46, containLabel: true },
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
    xAxis: categoryAxis(source, columns, { splitArea: { show: false } }),
    yAxis: categoryAxis(source, rows, { inverse: true, axisLine: { show: false } }),
    series: [
      {
        type: "heatmap",
        data: points.map((point) => ({
          value: point,
          // Dark cells carry the paper's colour, light ones the text's.
          label: {
            color: point[2]! > least + (most - least) * 0.45 ? palette.paper : palette.text,
          },
        })),
        label: {
          show: room,
          fontSize: 12,
          formatter: ({ value: point }: { value: [number, number, number] }) => spelled(point[2]),
        },
        itemStyle: { borderColor: palette.paper, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: palette.text, borderWidth: 2 } },
      },
    ],
  };
}
