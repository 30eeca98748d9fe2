// Parts of a whole by area; a part's share stands in it.
import { base } from "./axes.ts";
import { categoryColour } from "./category_colour.ts";
import { readableOn } from "./contrast.ts";
import type { Option } from "./echarts.ts";
import type { Source } from "./source.ts";
import { rowElement } from "./axes.ts";
import { tooltipStyle } from "./tooltip.ts";

export function treemap(source: Source): Option {
  const { palette, reader, x, y } = source;
  const size = y[0]!;
  const whole = size.values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0);
  const colour = (row: number) =>
    categoryColour(x.cells[row], palette) ?? palette.series[row % palette.series.length]!;
  return {
    ...base(source),
    tooltip: {
      trigger: "item",
      ...tooltipStyle(palette),
      formatter: ({ data }: { data: { row?: number } }) =>
        data.row === undefined ? "" : rowElement(source, data.row, () => colour(data.row!)),
    },
    series: [
      {
        type: "treemap",
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        animation: false,
        itemStyle: { borderColor: palette.paper, borderWidth: 2, gapWidth: 2 },
        label: { fontSize: 13, lineHeight: 18, overflow: "truncate" },
        data: size.values.flatMap((value, row) => {
          if (value === null || value <= 0) return [];
          const share = reader.number(value / whole, "share");
          const words =
            size.column.unit === "share"
              ? share
              : `${reader.number(value, size.column.unit)} · ${share}`;
          return [
            {
              name: x.names[row],
              value,
              row,
              itemStyle: { color: colour(row) },
              label: { color: readableOn(colour(row)), formatter: `{b}\n${words}` },
            },
          ];
        }),
      },
    ],
  };
}
