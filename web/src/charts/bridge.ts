// From an opening to a closing value, step by step: rows are signed steps, marked rows are totals that
// stand on the axis.
import { base, categoryAxis, rowElement, textWidth, valueAxis } from "./axes.ts";
import type { Option } from "./echarts.ts";
import type { Source } from "./source.ts";
import { tooltipStyle } from "./tooltip.ts";

export interface Span {
  row: number;
  from: number;
  to: number;
  total: boolean;
}

/** Where each row's bar begins and ends. */
export function spans(source: Source): Span[] {
  let level = 0;
  return source.y[0]!.values.flatMap((value, row) => {
    if (value === null) return [];
    const total = source.highlight[row] === true;
    const from = total ? 0 : level;
    level = total ? value : level + value;
    return [{ row, from, to: level, total }];
  });
}

interface RenderApi {
  value(dimension: number): number;
  coord(point: [number, number]): [number, number];
  size(amount: [number, number]): [number, number];
}

export function bridge(source: Source): Option {
  const { palette, reader, x, y } = source;
  const steps = spans(source);
  const { unit } = y[0]!.column;
  const bySpan = (row: number) => steps.find((step) => step.row === row)!;
  const colour = ({ total, from, to }: Span) =>
    total ? palette.accent : to >= from ? palette.good : palette.warn;
  const words = ({ total, from, to }: Span) => {
    const amount = reader.number(total ? to : to - from, unit);
    return !total && to > from ? `+${amount}` : amount;
  };
  const room = (source.width - 70) / Math.max(1, x.names.length);
  const slanted = Math.max(...x.names.map(textWidth)) > room * 2;
  return {
    ...base(source),
    grid: { left: 8, right: 12, top: 28, bottom: 8, containLabel: true },
    tooltip: {
      trigger: "item",
      ...tooltipStyle(palette),
      formatter: ({ value }: { value: [number] }) =>
        rowElement(source, value[0], () => colour(bySpan(value[0]))),
    },
    xAxis: categoryAxis(source, x.names, {
      axisLabel: {
        color: palette.text,
        fontSize: 12,
        interval: 0,
        ...(slanted ? { rotate: 35 } : { width: room - 4, overflow: "break" }),
      },
    }),
    yAxis: valueAxis(source, unit),
    series: [
      {
        type: "custom",
        encode: { x: 0, y: [1, 2] },
        data: steps.map(({ row, from, to }) => [row, from, to]),
        renderItem: (_params: unknown, api: RenderApi) => {
          const step = bySpan(api.value(0));
          const width = Math.min(64, api.size([1, 0])[0] * 0.62);
          const [middle, start] = api.coord([step.row, step.from]);
          const [, end] = api.coord([step.row, step.to]);
          const top = Math.min(start, end);
          const next = steps[steps.indexOf(step) + 1];
          return {
            type: "group",
            children: [
              {
                type: "rect",
                shape: {
                  x: middle - width / 2,
                  y: top,
                  width,
                  height: Math.max(1, Math.abs(end - start)),
                },
                style: { fill: colour(step) },
              },
              {
                type: "text",
                style: {
                  text: words(step),
                  x: middle,
                  y: top - 4,
                  textAlign: "center",
                  textVerticalAlign: "bottom",
                  fill: palette.text,
                  fontSize: 12,
                },
              },
              ...(next
                ? [
                    {
                      type: "line",
                      shape: {
                        x1: middle + width / 2,
                        y1: end,
                        x2: api.coord([next.row, 0])[0] - width / 2,
                        y2: end,
                      },
                      style: { stroke: palette.muted, lineDash: [3, 3] },
                    },
                  ]
                : []),
            ],
          };
        },
      },
    ],
  };
}
