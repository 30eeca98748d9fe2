// From an opening to a closing value, step by step: rows are signed steps, marked rows are totals that
// stand on the axis.
import { base, categoryAxis, rowElement, textWidth, valueAxis } from "./axes.ts";
import type { Option } from "./echarts.ts";
import type { Palette } from "./palette.ts";
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

const amountOf = (source: Source, { total, from, to }: Span): string => {
  const amount = source.reader.number(total ? to : to - from, source.y[0]!.column.unit);
  return !total && to > from ? `+${amount}` : amount;
};
const roomOf = (source: Source) => (source.width - 70) / Math.max(1, source.x.names.length);

/** Where amounts would not stand side by side, the bridge lies: a line a step, names at its left. */
export function bridgeLies(source: Source): boolean {
  const widest = Math.max(...spans(source).map((step) => textWidth(amountOf(source, step))));
  return widest + 8 > roomOf(source);
}

export function bridge(source: Source): Option {
  const { palette, x, y } = source;
  const steps = spans(source);
  const { unit } = y[0]!.column;
  const lying = bridgeLies(source);
  const bySpan = (row: number) => steps.find((step) => step.row === row)!;
  const colour = ({ total, from, to }: Span) =>
    total ? palette.accent : to >= from ? palette.good : palette.warn;
  const room = roomOf(source);
  const slanted = Math.max(...x.names.map(textWidth)) > room * 2;
  return {
    ...base(source),
    grid: { left: 8, right: lying ? 60 : 12, top: lying ? 8 : 28, bottom: 8, containLabel: true },
    tooltip: {
      trigger: "item",
      ...tooltipStyle(palette),
      formatter: ({ value }: { value: [number] }) =>
        rowElement(source, value[0], () => colour(bySpan(value[0]))),
    },
    [lying ? "yAxis" : "xAxis"]: categoryAxis(source, x.names, {
      inverse: lying,
      axisLabel: {
        color: palette.text,
        fontSize: 12,
        interval: 0,
        ...(lying
          ? { width: source.width * 0.36, overflow: "truncate" }
          : slanted
            ? { rotate: 35 }
            : { width: room - 4, overflow: "break" }),
      },
    }),
    [lying ? "xAxis" : "yAxis"]: valueAxis(source, unit),
    series: [
      {
        type: "custom",
        encode: lying ? { y: 0, x: [1, 2] } : { x: 0, y: [1, 2] },
        data: steps.map(({ row, from, to }) => [row, from, to]),
        renderItem: (_params: unknown, api: RenderApi) => {
          const step = bySpan(api.value(0));
          if (lying)
            return lyingStep(
              step,
              steps[steps.indexOf(step) + 1],
              api,
              palette,
              colour(step),
              amountOf(source, step),
            );
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
                  text: amountOf(source, step),
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

function lyingStep(
  step: Span,
  next: Span | undefined,
  api: RenderApi,
  palette: Palette,
  fill: string,
  text: string,
) {
  const [start, middle] = api.coord([step.from, step.row]);
  const [end] = api.coord([step.to, step.row]);
  const height = Math.min(22, api.size([0, 1])[1] * 0.62);
  const left = Math.min(start, end);
  const right = Math.max(start, end);
  const below = next && api.coord([0, next.row])[1] - height / 2;
  return {
    type: "group",
    children: [
      {
        type: "rect",
        shape: { x: left, y: middle - height / 2, width: Math.max(1, right - left), height },
        style: { fill },
      },
      {
        type: "text",
        style: {
          text,
          x: right + 4,
          y: middle,
          textVerticalAlign: "middle",
          fill: palette.text,
          fontSize: 12,
        },
      },
      ...(below === undefined
        ? []
        : [
            {
              type: "line",
              shape: { x1: end, y1: middle + height / 2, x2: end, y2: below },
              style: { stroke: palette.muted, lineDash: [3, 3] },
            },
          ]),
    ],
  };
}
