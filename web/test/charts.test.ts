// What charts mean, not how they look: the right numbers in the right places, colours that follow
// names, enough contrast.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { numbersName, sharedAxis, tick } from "../src/charts/axes.ts";
import { bridgeLies, spans } from "../src/charts/bridge.ts";
import { chartHeight, chartOption } from "../src/charts/chart.ts";
import { categoryColour, categoryKey } from "../src/charts/category_colour.ts";
import { cutWords } from "../src/charts/cut.ts";
import { contrast, readableOn } from "../src/charts/contrast.ts";
import { drawnWidth, measuring } from "../src/charts/measure.ts";
import { matrixHead } from "../src/charts/heatmap.ts";
import { dark, light } from "../src/charts/palette.ts";
import { sourceOf } from "../src/charts/source.ts";
import { squarified } from "../src/charts/squarified.ts";
import { treemapParts } from "../src/charts/treemap.ts";
import { CHART_TYPES, type Block, type Report, type Unit } from "../src/report/model.ts";
import { Reader } from "../src/report/reader.ts";

const report = JSON.parse(
  readFileSync(new URL("fixtures/report.json", import.meta.url), "utf8"),
) as Report;
const charts = report.sections
  .flatMap((section) => section.blocks)
  .filter((block) => block.kind === "chart");
const reader = Reader.of(report, "zh-CN");
const ofType = (type: string): Block => charts.find((block) => block.chart!.type === type)!;
// The options' own type says little: it is read here as plain data.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const option = (block: Block, width = 800): any =>
  chartOption(sourceOf(block, reader, light, width)!);

describe("every type of chart", () => {
  it("is in the fixture, and can be drawn from it", () => {
    expect(new Set(charts.map((block) => block.chart!.type))).toEqual(new Set(CHART_TYPES));
    for (const block of charts) {
      for (const width of [320, 860]) {
        const source = sourceOf(block, reader, light, width)!;
        expect(chartOption(source), block.id).not.toBeNull();
        expect(chartHeight(source), block.id).toBeGreaterThan(60);
      }
    }
  });
  it("does without motion", () => {
    for (const block of charts) expect(option(block).animation).toBe(false);
  });
  it("is not drawn from columns that are not there, nor from no rows", () => {
    const block = structuredClone(charts[0]!);
    block.chart!.y = ["no such column"];
    expect(sourceOf(block, reader, light, 800)).toBeNull();
    const empty = structuredClone(charts[0]!);
    empty.table!.rows = [];
    expect(sourceOf(empty, reader, light, 800)).toBeNull();
  });
});

describe("an axis", () => {
  it("is written in one unit", () => {
    const english = new Reader("en", "GBP");
    const chinese = new Reader("zh-CN", "CNY");
    const spelled = (own: Reader, unit: Unit, ...values: number[]) =>
      values.map(tick(own, unit, values.at(-1)));
    expect(spelled(english, "number", 0, 2500, 10_000)).toEqual(["0", "2.5k", "10k"]);
    expect(spelled(english, "number", 0, 2000, 8000)).toEqual(["0", "2,000", "8,000"]);
    expect(spelled(english, "money", 5000, 10_000)).toEqual(["£5k", "£10k"]);
    expect(spelled(english, "count", 50_000, 100_000)).toEqual(["50k", "100k"]);
    expect(spelled(chinese, "count", 50_000, 100_000)).toEqual(["5万", "10万"]);
    expect(spelled(chinese, "number", 8000, 20_000)).toEqual(["8,000", "2万"]);
  });
});

describe("a line", () => {
  it("shows each month's value and marks the incomplete one", () => {
    const block = ofType("line");
    const [series] = option(block).series;
    expect(series.data).toHaveLength(block.table!.rows.length);
    expect(series.data.at(-1)).toMatchObject({ value: block.table!.rows.at(-1)![1] });
    expect(series.data[0]).toBe(block.table!.rows[0]![1]);
  });
  it("draws intervals as a band from low to high", () => {
    const block = charts.find(
      (candidate) => candidate.chart!.low?.length && candidate.chart!.type === "line",
    )!;
    const [low, height] = option(block).series;
    const row = block.table!.rows[0]!;
    expect(low.data[0] + height.data[0]).toBeCloseTo(row[3] as number);
  });
});

describe("bars", () => {
  it("leave out a rest that dwarfs the named ones; a rest of ordinary size is drawn", () => {
    const others = { "zh-CN": "其余 9 项", en: "9 others" };
    const block = (rest: number): Block => ({
      ...structuredClone(charts.find((candidate) => candidate.id === "behaviour.channels")!),
      chart: { type: "bar", x: "name", y: ["value"] },
      table: {
        columns: [
          { id: "name", label: others, unit: "label" },
          { id: "value", label: others, unit: "count" },
        ],
        rows: [
          ["a", 5],
          ["b", 4],
          ["c", 3],
          [others, rest],
        ],
      },
    });
    expect(sourceOf(block(100), reader, light, 800)!.x.names).toEqual(["a", "b", "c"]);
    expect(sourceOf(block(4), reader, light, 800)!.x.names).toHaveLength(4);
  });
  it("lie on their side when their names are long", () => {
    const industry = charts.find((block) => block.id === "profile.industry")!;
    expect(option(industry, 600).yAxis.type).toBe("category");
    const abc = charts.find((block) => block.id === "value.abc")!;
    expect(option(abc, 600).xAxis.type).toBe("category");
  });
  it("have names in two lines where these are too long for one, and no wider than they are", () => {
    const english = Reader.of(report, "en");
    const names = (id: string, width: number, onPaper = false) => {
      const block = charts.find((candidate) => candidate.id === id)!;
      const source = sourceOf(block, english, light, width, onPaper)!;
      return (chartOption(source) as { yAxis: { axisLabel: object } }).yAxis.axisLabel;
    };
    expect(names("profile.industry", 860)).toMatchObject({ overflow: "break", lineHeight: 14 });
    expect(names("profile.industry", 312, true)).toMatchObject({ overflow: "truncate" });
    // A line's height would have ECharts give each name the whole width.
    expect(names("behaviour.channels", 430)).not.toHaveProperty("lineHeight");
  });
  it("that are stacked shares fill exactly the whole", () => {
    const { yAxis, series } = option(ofType("stacked_bar"));
    expect(yAxis.max).toBe(1);
    expect(series[0].stack).toBe(series[1].stack);
  });
});

describe("many bars on paper", () => {
  const block = (bars: number, ends = false): Block => {
    const column = (id: string, unit: Unit) => ({ id, label: { "zh-CN": id, en: id }, unit });
    return {
      id: "many",
      kind: "chart",
      title: { "zh-CN": "", en: "" },
      chart: {
        type: "bar",
        x: "name",
        y: ["value"],
        highlight: "marked",
        ...(ends ? { low: ["low"], high: ["high"] } : {}),
      },
      table: {
        columns: [
          column("name", "label"),
          ...["value", "low", "high"].map((id) => column(id, "share")),
          column("marked", "count"),
        ],
        rows: Array.from({ length: bars }, (_, row) => {
          const value = (bars - row) / 100;
          return [
            `A city of some length ${row}`,
            value,
            value - 0.02,
            value + 0.02,
            Number(row === 20),
          ];
        }),
      },
    };
  };
  const source = (of: Block, onPaper = true) => sourceOf(of, reader, light, 640, onPaper)!;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const drawn = (of: Block): any => chartOption(source(of));

  it("stand in two columns, so that a page is not left empty before them", () => {
    // A quarter of a page's text, of 980 pixels.
    expect(chartHeight(source(block(21)))).toBeLessThan(260);
    expect(chartHeight(source(block(21), false))).toBeGreaterThan(600);
    const { grid, yAxis, series } = drawn(block(21));
    const [left, right] = yAxis.map((axis: { data: string[] }) => axis.data.length);
    expect([left, right]).toEqual([11, 10]);
    expect(grid[0].left + grid[0].width).toBeLessThan(grid[1].left);
    expect(grid[0].width).toBe(grid[1].width);
    const values = series.flatMap(({ data }: { data: { value: number }[] }) => data);
    expect(values.map(({ value }: { value: number }) => Math.round(value * 100))).toEqual(
      Array.from({ length: 21 }, (_, row) => 21 - row),
    );
    // What is marked in one steps back in both.
    const colours = values.map((bar: { itemStyle: { color: string } }) => bar.itemStyle.color);
    expect(colours[0]).toBe(light.muted);
    expect(colours[20]).toBe(light.accent);
  });
  it("are as long as their amounts in either column, intervals included", () => {
    const [left, right] = drawn(block(14, true)).xAxis;
    expect([left.min, left.max, left.interval]).toEqual([right.min, right.max, right.interval]);
    expect(left.max).toBeGreaterThanOrEqual(0.16);
  });
  it("stay in one where they are few", () => {
    expect(drawn(block(12)).yAxis.data).toHaveLength(12);
  });
});

describe("an axis of several charts", () => {
  it("ends at round numbers, with zero on it", () => {
    expect(sharedAxis([3, 97, null])).toEqual({ min: 0, max: 100, interval: 20 });
    expect(sharedAxis([-5.3, 12])).toEqual({ min: -10, max: 15, interval: 5 });
    expect(sharedAxis([0.012, 0.147])).toEqual({ min: 0, max: 0.15, interval: 0.05 });
    expect(sharedAxis([])).toEqual({ min: 0, max: 1, interval: 0.2 });
  });
});

describe("a heat map", () => {
  it("puts every cell at its day and hour", () => {
    const block = ofType("heatmap");
    const { series, xAxis, yAxis } = option(block);
    expect(xAxis.data).toHaveLength(24);
    expect(yAxis.data).toHaveLength(7);
    const [hour, day, orders] = series[0].data[30].value;
    const row = block.table!.rows[30]!;
    expect([xAxis.data[hour], yAxis.data[day], orders]).toEqual([
      row[1],
      reader.text(row[0] as never),
      row[2],
    ]);
  });
});

describe("on paper", () => {
  it("no chart of two years' cohorts is taller than a third of a page: it went overleaf whole", () => {
    const block = structuredClone(ofType("heatmap"));
    const { chart, table } = block;
    const index = (id: string) => table!.columns.findIndex((column) => column.id === id);
    const rows = [...table!.rows];
    table!.rows = Array.from({ length: 24 * 24 }, (_, cell) => {
      const own = [...rows[0]!];
      own[index(chart!.x)] = cell % 24;
      own[index(chart!.y[0]!)] = `2024-${Math.floor(cell / 24)}`;
      own[index(chart!.y[1]!)] = 123 + cell; // too wide to stand in its cell
      return own;
    });
    expect(chartHeight(sourceOf(block, reader, light, 640, true)!)).toBeLessThan(980 / 3);
  });
  it("bars of half the width have few numbers below them, and every name", () => {
    const industry = charts.find((block) => block.id === "profile.industry")!;
    const half = chartOption(sourceOf(industry, reader, light, 312, true)!) as {
      xAxis: { splitNumber: number };
      yAxis: { axisLabel: { interval: number } };
    };
    expect(half.xAxis.splitNumber).toBe(2);
    expect(half.yAxis.axisLabel.interval).toBe(0);
  });
});

describe("an NPS bar", () => {
  it("sums to one", () => {
    const total = option(ofType("nps")).series.reduce(
      (sum: number, series: { data: number[] }) => sum + series.data[0]!,
      0,
    );
    expect(total).toBeCloseTo(1);
  });
});

describe("colours", () => {
  it("follow a segment's name in either language and any chart", () => {
    const text = { "zh-CN": "重要挽留", en: "To win back" };
    expect(categoryKey(text)).toBe("win_back");
    expect(categoryColour(text, light)).toBe(light.named.win_back);
    // With the answers it stands for.
    for (const name of ["推荐者（9–10）", "Promoters (9–10)"])
      expect(categoryKey(name)).toBe("promoters");
    expect(categoryColour("__proto__", light)).toBeUndefined();
    expect(categoryColour("constructor", light)).toBeUndefined();
  });
  it("of series stand out from the paper by 3:1, and text in areas by 4.5:1", () => {
    for (const palette of [light, dark]) {
      for (const colour of palette.series) {
        expect(contrast(colour, palette.paper), colour).toBeGreaterThanOrEqual(3);
      }
      for (const colour of [...palette.series, ...Object.values(palette.named)]) {
        expect(contrast(readableOn(colour), colour), colour).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(palette.quiet, palette.paper)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("a bridge", () => {
  const block = ofType("bridge");
  it("goes from total to total by the signed steps between", () => {
    expect(spans(sourceOf(block, reader, light, 800)!)).toEqual([
      { row: 0, from: 0, to: 2310, total: true },
      { row: 1, from: 2310, to: 2731, total: false },
      { row: 2, from: 2731, to: 2779, total: false },
      { row: 3, from: 2779, to: 2457, total: false },
      { row: 4, from: 0, to: 2457, total: true },
    ]);
  });
  it("lies where its amounts do not stand side by side", () => {
    const at = (width: number) => sourceOf(block, reader, light, width)!;
    expect([bridgeLies(at(800)), bridgeLies(at(240))]).toEqual([false, true]);
    expect(option(block, 800)).toMatchObject({
      xAxis: { type: "category" },
      yAxis: { type: "value" },
    });
    expect(option(block, 240)).toMatchObject({
      xAxis: { type: "value" },
      yAxis: { type: "category" },
    });
  });
});

describe("a curve in steps", () => {
  const block = ofType("steps");
  it("stands on a measured axis and leaves out what is not known", () => {
    const drawn = option(block);
    expect(drawn.xAxis.type).toBe("value");
    const lines = drawn.series.filter((series: { type: string }) => series.type === "line");
    expect(lines.map((line: { step: string }) => line.step)).toEqual(["end", "end"]);
    expect(lines[1].data).toEqual([
      [0, 1],
      [90, 0.9],
      [180, 0.81],
      [365, 0.7],
    ]);
  });
  it("has a band only where there are interval ends", () => {
    const bands = option(block).series.filter((one: { type: string }) => one.type === "custom");
    expect(bands).toHaveLength(1);
  });
});

describe("a calibration", () => {
  it("has the diagonal as its reference, and equal axes", () => {
    const drawn = option(ofType("calibration"));
    const [diagonal, curve] = drawn.series;
    expect(diagonal.data).toEqual([
      [0, 0],
      [0.8, 0.8],
    ]);
    expect(drawn.xAxis.max).toBe(drawn.yAxis.max);
    expect(curve.data[0]).toEqual([0.05, 0.06, 0]);
    expect(curve.markLine.data).toHaveLength(4);
  });
});

describe("a funnel", () => {
  it("says each stage's number and its share of the first", () => {
    const [series] = option(ofType("funnel")).series;
    expect(series.data).toEqual([1000, 640, 180, 50]);
    expect(series.label.formatter({ dataIndex: 0 })).toBe("1,000");
    expect(series.label.formatter({ dataIndex: 3 })).toMatch(/^50 · 5(\.0+)?%$/);
  });
});

describe("a line", () => {
  const drawn = (units: [Unit, Unit]) => {
    const block = structuredClone(ofType("line"));
    const { chart, table } = block;
    const at = table!.columns.findIndex(({ id }) => id === chart!.y[0]);
    table!.columns[at]!.unit = units[0];
    table!.columns.push({ ...table!.columns[at]!, id: "second", unit: units[1] });
    for (const row of table!.rows) row.push(row[at]!);
    chart!.y = [chart!.y[0]!, "second"];
    delete chart!.low;
    delete chart!.high;
    return option(block);
  };
  it("shares its axis with what a model expects of it; another unit has one of its own", () => {
    expect(drawn(["count", "number"]).yAxis).toHaveLength(1);
    expect(drawn(["money", "money"]).yAxis).toHaveLength(1);
    expect(drawn(["money", "share"]).yAxis).toHaveLength(2);
  });
});

describe("one value that is many times all others", () => {
  const label = (text: string) => ({ "zh-CN": text, en: text });
  const months = (values: (number | null)[], type: "line" | "bar" = "line", unit: Unit = "month") =>
    ({
      id: "months",
      kind: "chart",
      title: label("Months"),
      chart: { type, x: "month", y: ["cost", "other"] },
      table: {
        columns: [
          { id: "month", label: label("Month"), unit },
          { id: "cost", label: label("Cost"), unit: "money" },
          { id: "other", label: label("Other"), unit: "money" },
        ],
        rows: values.map((value, row) => [`2024-${String(row + 1).padStart(2, "0")}`, value, 40]),
      },
    }) as Block;
  const usual = [88, 97, 85, 93, 91, null, 89, 88, 96];
  const source = (block: Block, own = reader) => sourceOf(block, own, light, 800)!;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const axisOf = (block: Block): any => [(chartOption(source(block)) as any).yAxis].flat()[0];

  for (const type of ["line", "bar"] as const)
    it(`cuts the axis of a ${type}, is written at its place, and is told`, () => {
      const block = months([...usual, 2572.625], type);
      const axis = axisOf(block);
      expect(axis.breaks).toMatchObject([{ start: 120, end: 2560 }]);
      expect([axis.min, axis.max]).toEqual([0, 2580]);
      const [cost] = option(block).series;
      expect(cost.data.at(-1)).toMatchObject({ value: 2572.625, label: { show: true } });
      expect(cost.data.at(-1).label.formatter()).toContain("2,573");
      expect(cutWords(source(block))).toMatch(/120 与 .*2,560 .*2024-10 Cost为 .*2,573/);
      expect(cutWords(source(block, new Reader("en")))).toContain("2024-10 Cost is 2,573");
    });
  it("is told where it is cut: on the axis that counts share with what is expected of them", () => {
    const block = months([...usual, 2572]);
    block.table!.columns[1]!.unit = "count";
    block.table!.columns[2]!.unit = "number";
    block.table!.rows.forEach((row, at) => (row[2] = at === 3 ? 2500 : 40));
    expect(axisOf(block).breaks).toBeUndefined();
    expect(cutWords(source(block))).toBeUndefined();
  });
  it("does not where others come near, there are few, or it is no time", () => {
    const whole = (block: Block) => {
      expect(axisOf(block).breaks).toBeUndefined();
      expect(cutWords(source(block))).toBeUndefined();
    };
    whole(months([...usual, 480]));
    whole(months([...usual, 2572, 600]));
    whole(months([88, 97, 85, 93, 91, 2572]));
    whole(months([...usual, 2572, -5]));
    whole(months([...usual, 2572], "bar", "label"));
    whole(months([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  });
  it("cuts nothing in the tests' own report", () => {
    for (const block of charts) expect(cutWords(source(block)), block.id).toBeUndefined();
  });
});

describe("axes of plain numbers", () => {
  const named = (id: string) => option(charts.find((block) => block.id === id)!);
  it("say what they count; days, months and names do without", () => {
    const both = (text: string) => ({ "zh-CN": text, en: text });
    const source = sourceOf(charts[0]!, reader, light, 800)!;
    const name = (...names: string[]) => numbersName(source, names, both("Orders"));
    for (const numbers of [
      ["0", "12"],
      ["1", "2–3", "≥4"],
      ["0%", "2.5%"],
    ])
      expect(name(...numbers), numbers[0]).toBe("Orders");
    for (const others of [
      ["2024-01", "2024-02"],
      ["2023", "2024"],
      ["1", "Unknown"],
      ["2024-01-05"],
    ])
      expect(name(...others), others[0]).toBe("");
    const hours = named(ofType("heatmap").id);
    expect(hours.xAxis.name).toBeTruthy();
    expect(hours.yAxis.name).toBeUndefined();
    expect(named(ofType("line").id).xAxis.name).toBeUndefined();
  });
});

describe("names of points", () => {
  it("stand where no other point or name is", () => {
    const block = structuredClone(ofType("scatter"));
    const { chart, table } = block;
    const at = (id: string) => table!.columns.findIndex((column) => column.id === id);
    const label = table!.columns.findIndex(({ unit }) => unit === "label");
    const [row] = table!.rows;
    table!.rows = [
      [0.1, 1],
      [0.41, 3],
      [0.42, 3],
      [0.9, 5],
    ].map(([across, up], index) => {
      const own = [...row!];
      own[at(chart!.x)] = across!;
      own[at(chart!.y[0]!)] = up!;
      own[label] = `Aspect ${index}`;
      return own;
    });
    chart!.y = [chart!.y[0]!];
    const [series] = option(block).series;
    const sides = series.data.map((point: { label: { position: string } }) => point.label.position);
    expect(sides).toEqual(["right", "left", "right", "left"]);
  });
});

describe("a tree map", () => {
  const names = [
    ["重要价值客户", "Champions"],
    ["重要保持客户", "High value, to keep"],
    ["一般价值客户", "Regular, active"],
    ["重要挽留客户", "High value, to win back"],
    ["一般挽留客户", "Incomprehensibilities"],
  ] as const;
  const amounts = [103_097, 37_541, 13_046, 2_574, 300];
  const block = structuredClone(ofType("treemap"));
  const size = block.table!.columns.findIndex(({ id }) => id === block.chart!.y[0]);
  const name = block.table!.columns.findIndex(({ id }) => id === block.chart!.x);
  const [row] = block.table!.rows;
  block.table!.rows = names.map(([zh, en], index) => {
    const own = [...row!];
    own[name] = { "zh-CN": zh, en };
    own[size] = amounts[index]!;
    return own;
  });

  for (const language of ["zh-CN", "en"] as const)
    for (const width of [312, 640, 860])
      it(`cuts no name, and leaves none out: ${language}, ${width}`, () => {
        const own = Reader.of(report, language);
        const source = sourceOf(block, own, light, width, width === 312)!;
        const { tiles, below, height } = treemapParts(source);
        for (const { at, lines, size: font } of tiles)
          for (const line of lines)
            expect(drawnWidth(line, font)).toBeLessThanOrEqual(at.width - 14);
        const said = (index: number) =>
          tiles
            .find((tile) => tile.row === index)!
            .lines.slice(0, -1)
            .join(" ");
        const told = names.map((texts, index) => {
          const whole = texts[language === "en" ? 1 : 0];
          const under = below.find((one) => one.row === index)?.text ?? "";
          return (
            [said(index), said(index).replaceAll(" ", "")].includes(whole) ||
            under.startsWith(whole)
          );
        });
        expect(told).toEqual([true, true, true, true, true]);
        expect(below.length).toBeGreaterThan(0);
        expect(chartHeight(source)).toBe(height);
        expect(Math.max(...below.map(({ y }) => y))).toBeLessThan(height);
        const drawn = chartOption(source) as { series: [{ data: { row: number }[] }] };
        expect(drawn.series[0].data.map((tile) => tile.row)).toEqual([0, 1, 2, 3, 4]);
      });
  it("has areas as large as its amounts, beside one another", () => {
    const places = squarified([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 });
    // The example of the paper, figure 5.
    expect(places.map(({ width, height }) => width * height)).toEqual(
      [6, 6, 4, 3, 2, 2, 1].map((area) => expect.closeTo(area)),
    );
    expect(places[0]).toEqual({ x: 0, y: 0, width: 3, height: 2 });
    expect(places[1]).toEqual({ x: 0, y: 2, width: 3, height: 2 });
    const overlaps = places.flatMap((a, i) =>
      places
        .slice(i + 1)
        .filter(
          (b) =>
            Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1e-9 &&
            Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 1e-9,
        ),
    );
    expect(overlaps).toEqual([]);
  });
});

describe("a matrix", () => {
  it("has a cell a pair, with a border where marked", () => {
    const [series] = option(ofType("matrix")).series;
    expect(series.data.map((cell: { value: number[] }) => cell.value.slice(0, 2))).toEqual([
      [1, 0],
      [2, 0],
      [0, 1],
      [2, 1],
      // Marked ones are drawn over their neighbours.
      [0, 0],
      [1, 1],
    ]);
    const marked = series.data.map((cell: { itemStyle?: object }) => Boolean(cell.itemStyle));
    expect(marked).toEqual([false, false, false, false, true, true]);
    // Each still knows which row of the table it is.
    expect(series.data.map((cell: { row: number }) => cell.row)).toEqual([1, 2, 3, 5, 0, 4]);
  });
  it("has its columns' names in lines where their words fit, on end where not", () => {
    const head = (width: number) => matrixHead(sourceOf(ofType("matrix"), reader, light, width)!);
    expect(head(800)).toMatchObject({ upright: true, height: 14 });
    const renamed = structuredClone(ofType("matrix"));
    const at = renamed.table!.columns.findIndex(({ id }) => id === renamed.chart!.x);
    const label = { "zh-CN": "Incomprehensibilities of it", en: "" };
    for (const row of renamed.table!.rows) if (row[at]) row[at] = label;
    const named = matrixHead(sourceOf(renamed, reader, light, 240)!);
    expect(named.upright).toBe(false);
    expect(named.height).toBeGreaterThan(100);
  });
});

describe("the widths of texts", () => {
  it("of a font's letters are measured once, before anything that is timed", () => {
    const asked: string[] = [];
    const context = {
      font: "",
      measureText(text: string) {
        asked.push(`${this.font} ${text}`);
        return { width: text.length * (this.font === "bold" ? 8 : 7) };
      },
    };
    const measure = measuring(context);
    expect(measure("国", "plain").width).toBe(7);
    expect(asked).toHaveLength(129);
    for (let code = 0; code < 128; ++code) measure(String.fromCharCode(code), "plain");
    expect(asked).toHaveLength(129);
    expect(measure("ab", "bold").width).toBe(16);
    expect(measure("ab", "plain").width).toBe(14);
    expect(asked.slice(-2)).toEqual(["bold ab", "plain ab"]);
  });
});
