// Parts of a whole by area. What a part is called stands in it, in lines where it must; parts too small
// for their names are named below.
import { base, rowElement } from "./axes.ts";
import { categoryColour } from "./category_colour.ts";
import { readableOn } from "./contrast.ts";
import type { Option } from "./echarts.ts";
import { drawnWidth } from "./measure.ts";
import type { Source } from "./source.ts";
import { squarified, type Rect } from "./squarified.ts";
import { tooltipStyle } from "./tooltip.ts";

const SIZES = [13, 12] as const;
const LINE = 1.4;
const PADDING = 7;
/** Between parts, in paper's colour. */
const GAP = 3;
/** A line of what is named below, and the mark before a name. */
const BELOW = 20;
const MARK = 12;

interface Tile {
  row: number;
  at: Rect;
  /** What stands in it; nothing where its name does not fit. */
  lines: string[];
  size: number;
}
interface Named {
  row: number;
  text: string;
  x: number;
  y: number;
}
interface Drawn {
  tiles: Tile[];
  below: Named[];
  height: number;
}

/** A text in lines of at most `width`: null where a word is wider. Chinese is broken anywhere. */
function inLines(text: string, width: number, measure: (text: string) => number): string[] | null {
  const lines: string[] = [];
  for (const word of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+/g) ?? []) {
    const last = lines.at(-1);
    const between = word.charCodeAt(0) < 0x2e80 ? " " : "";
    if (last !== undefined && measure(last + between + word) <= width)
      lines[lines.length - 1] = last + between + word;
    else if (measure(word) <= width) lines.push(word);
    else return null;
  }
  return lines;
}

/** Which parts stand where, with what said in them. */
export function treemapParts(source: Source): Drawn {
  const { reader, x, y } = source;
  const { values, column } = y[0]!;
  const parts = values
    .flatMap((value, row) => (value !== null && value > 0 ? [{ row, value }] : []))
    .sort((a, b) => b.value - a.value || a.row - b.row);
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  const height = source.onPaper ? 160 : 300;
  const places = squarified(
    parts.map(({ value }) => value),
    { x: 0, y: 0, width: source.width, height },
  );
  const amounts = (value: number) => {
    const share = reader.number(value / whole, "share");
    const amount = `${reader.number(value, column.unit)} · ${share}`;
    return column.unit === "share" ? [share] : [amount, share];
  };
  const said = (row: number, value: number, at: Rect) => {
    const [wide, high] = [at.width - GAP - 2 * PADDING, at.height - GAP - 2 * PADDING];
    for (const words of amounts(value))
      for (const size of SIZES) {
        const measure = (text: string) => drawnWidth(text, size, source.palette.font);
        const name = inLines(x.names[row]!, wide, measure);
        if (name && measure(words) <= wide && (name.length + 1) * size * LINE <= high)
          return { lines: [...name, words], size };
      }
    return { lines: [], size: SIZES[0] };
  };
  const tiles = parts.map(({ row, value }, index) => {
    const at = places[index]!;
    return { row, at, ...said(row, value, at) };
  });
  let [left, line] = [0, 0];
  const below = tiles.flatMap(({ row, lines }): Named[] => {
    if (lines.length > 0) return [];
    const text = `${x.names[row]} ${amounts(values[row]!)[0]}`;
    const width = MARK + 6 + drawnWidth(text, 12, source.palette.font) + 16;
    if (left > 0 && left + width > source.width) [left, line] = [0, line + 1];
    const named = { row, text, x: left, y: height + 8 + line * BELOW };
    left += width;
    return [named];
  });
  return {
    tiles,
    below,
    height: height + (below.length > 0 ? 8 + (line + 1) * BELOW : 0),
  };
}

export function treemap(source: Source): Option {
  const { palette, x, y } = source;
  const { tiles, below } = treemapParts(source);
  const colour = (row: number) =>
    categoryColour(x.cells[row], palette) ?? palette.series[row % palette.series.length]!;
  return {
    ...base(source),
    tooltip: {
      trigger: "item",
      ...tooltipStyle(palette),
      formatter: ({ data: { row } }: { data: { row: number } }) =>
        rowElement(source, row, () => colour(row)),
    },
    series: [
      {
        type: "custom",
        coordinateSystem: "none",
        data: tiles.map(({ row }) => ({ row, value: y[0]!.values[row] })),
        renderItem: ({ dataIndex }: { dataIndex: number }) => {
          const { row, at, lines, size } = tiles[dataIndex]!;
          const named = below.find((one) => one.row === row);
          const fill = colour(row);
          const text = (
            words: string,
            left: number,
            top: number,
            fontSize: number,
            ink: string,
          ) => ({
            type: "text",
            style: {
              text: words,
              x: left,
              y: top,
              fontSize,
              lineHeight: fontSize * LINE,
              fill: ink,
            },
          });
          const area = (shape: Rect) => ({ type: "rect", shape, style: { fill } });
          const { x: left, y: top } = at;
          return {
            type: "group",
            children: [
              area({
                x: left + GAP / 2,
                y: top + GAP / 2,
                width: Math.max(1, at.width - GAP),
                height: Math.max(1, at.height - GAP),
              }),
              ...(lines.length > 0
                ? [
                    text(
                      lines.join("\n"),
                      left + GAP / 2 + PADDING,
                      top + GAP / 2 + PADDING,
                      size,
                      readableOn(fill),
                    ),
                  ]
                : []),
              ...(named
                ? [
                    area({ x: named.x, y: named.y + 2, width: MARK, height: MARK }),
                    text(named.text, named.x + MARK + 6, named.y, 12, palette.text),
                  ]
                : []),
            ],
          };
        },
      },
    ],
  };
}
