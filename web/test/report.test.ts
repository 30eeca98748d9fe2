import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { embeddedJson, savedReport } from "../src/app/save_report.ts";
import { english } from "../src/i18n/en.ts";
import { chooseLanguage } from "../src/i18n/language.ts";
import { chinese } from "../src/i18n/zh-CN.ts";
import { tableOf, withRole, withTable } from "../src/intake/edit.ts";
import { ROLE_GROUPS, TABLES } from "../src/intake/roles.ts";
import { widths } from "../src/report/block.ts";
import { aligned } from "../src/report/data_table.ts";
import { changeTone } from "../src/report/key_figures.ts";
import type { Block, Report } from "../src/report/model.ts";
import { readReport } from "../src/report/read.ts";
import { Reader } from "../src/report/reader.ts";
import { sparkPoints } from "../src/report/sparkline.ts";
import type { Plan } from "../../wasm/clientele.ts";

const text = readFileSync(new URL("fixtures/report.json", import.meta.url), "utf8");
const report = JSON.parse(text) as Report;

describe("reading a report", () => {
  it("takes a whole one, and says what is wrong with another", () => {
    expect(readReport(text)).toHaveProperty("report");
    expect(readReport(" ")).toEqual({ problem: "empty" });
    expect(readReport("{")).toEqual({ problem: "broken" });
    expect(readReport("[]")).toEqual({ problem: "broken" });
    expect(readReport('{"schema_version": 1}')).toEqual({ problem: "broken" });
    expect(readReport('{"schema_version": 99}')).toEqual({ problem: "newer" });
  });
});

describe("a saved report", () => {
  const place = '<script type="application/json" id="clientele-report"></script>';
  it("holds the report and nothing that could end its element", () => {
    const hostile = {
      ...report,
      meta: { ...report.meta, company: "</script><img onerror=x><!--" },
    };
    const page = savedReport(`<html>${place}</html>`, hostile);
    const [, json] = /id="clientele-report">([^]*?)<\/script>/.exec(page)!;
    expect(json).not.toContain("<");
    expect(JSON.parse(json!)).toEqual(hostile);
  });
  it("keeps characters that end lines in old scripts as escapes", () => {
    expect(embeddedJson('"\u2028<"')).toBe('"\\u2028\\u003c"');
  });
  it("is not written into a file without a place for it", () => {
    expect(() => savedReport("<html></html>", report)).toThrow();
  });
  it("has a name that any system takes", () => {
    const named = { ...report, meta: { ...report.meta, company: '../a<b>:"c"\u202e|?*.html' } };
    const name = Reader.of(named, "en").fileName("../<b>", "html");
    expect(name).toMatch(/^[\p{L}\p{N}_-]+\.html$/u);
  });
});

describe("key figures", () => {
  it("judge a change by what an increase means", () => {
    expect(changeTone(0.1, "good")).toBe("good");
    expect(changeTone(-0.1, "good")).toBe("bad");
    expect(changeTone(-0.1, "bad")).toBe("good");
    expect(changeTone(0, "good")).toBe("neutral");
    expect(changeTone(1, "neutral")).toBe("neutral");
  });
});

describe("a sparkline", () => {
  it("stays in its box, skips what is missing, and survives a constant", () => {
    for (const values of [
      [1, 5, null, 3],
      [2, 2, 2],
      [-1e9, 0, 1e9],
    ]) {
      const points = sparkPoints(values);
      expect(points).toHaveLength(values.filter((value) => value !== null).length);
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(160);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(28);
      }
    }
  });
});

describe("the language", () => {
  it("is what was asked for, else the browser's, else Chinese", () => {
    expect(chooseLanguage("en", ["zh"])).toBe("en");
    expect(chooseLanguage(null, ["de-DE", "en-GB", "zh"])).toBe("en");
    expect(chooseLanguage("xx", ["fr"])).toBe("zh-CN");
  });
});

describe("roles and tables", () => {
  const header = readFileSync(new URL("../../core/schema/role.h", import.meta.url), "utf8");
  const inCore = (macro: string) => {
    const body = header.slice(header.indexOf(`#define ${macro}`)).split(/\n\n|\nenum/)[0]!;
    return [...body.replace(/\/\*.*?\*\//g, "").matchAll(/\bX\((\w+)(?:, \w+)?\)/g)]
      .map((match) => match[1]!)
      .filter((name) => name !== "name" || macro === "CLIENTELE_ROLES");
  };
  const here: readonly string[] = Object.values(ROLE_GROUPS).flat();

  it("are the core's, each once, and named in both languages", () => {
    expect([...here].sort()).toEqual([...new Set(inCore("CLIENTELE_ROLES"))].sort());
    expect([...TABLES].sort()).toEqual(inCore("CLIENTELE_TABLES").sort());
    for (const words of [chinese, english]) {
      expect(Object.keys(words.roles).sort()).toEqual([...here].sort());
      expect(Object.keys(words.tables).sort()).toEqual([...TABLES].sort());
    }
  });

  const column = (name: string, role: string) => ({
    name,
    index: 1,
    role,
    kind: "code",
    confidence: 0.5,
    reason: "values",
    evidence: "",
    samples: [],
    understood: 1,
    odd: [],
    decimal_comma: false,
  });
  const plan: Plan = {
    file: "a.csv",
    bytes: 1,
    recognised: false,
    tables: [],
    columns: [column("when", "date"), column("x", "attribute"), column("y", "attribute")],
  };
  it("can be given; one that was taken is given up, and the table follows", () => {
    const dated = withRole(plan, 1, "date");
    expect(dated.columns.map((c) => c.role)).toEqual(["attribute", "date", "attribute"]);
    const sold = withRole(plan, 2, "amount");
    expect(sold).toMatchObject({ recognised: true, tables: ["transactions"] });
    expect(sold.columns[2]).toMatchObject({ reason: "override", confidence: 1 });
    expect(plan.tables).toEqual([]);
  });
  it("of several columns may be alike where that makes sense", () => {
    const rated = withRole(withRole(plan, 1, "aspect"), 2, "aspect");
    expect(rated.columns.map((c) => c.role)).toEqual(["date", "aspect", "aspect"]);
  });
  it("may be taken away: a file without a table is not read", () => {
    const sold = withRole(plan, 2, "amount");
    expect(withTable(sold, "")).toMatchObject({ recognised: false, tables: [] });
    expect(tableOf(["customer", "recommend"])).toBe("feedback");
    expect(tableOf(["attribute"])).toBe("");
  });
});

it("sets small charts in pairs: few bars of at most two series; one without a neighbour is wide", () => {
  const bars = (rows: number, ...y: string[]): Block => ({
    id: "customers.test",
    kind: "chart",
    title: { "zh-CN": "", en: "" },
    chart: { type: "bar", x: "group", y },
    table: { columns: [], rows: Array.from({ length: rows }, () => []) },
  });
  const two = bars(8, "customers", "revenue");
  const many = bars(9, "customers");
  expect(widths([two, bars(3, "customers"), two])).toEqual(["half", "half", "wide"]);
  expect(widths([two, many, two, two])).toEqual(["wide", "wide", "half", "half"]);
  expect(widths([bars(3, "a", "b", "c"), two])).toEqual(["wide", "wide"]);
});

describe("a column of numbers", () => {
  it("has its points in line", () => {
    expect(aligned(["2.13 pp", "−2.2 pp", "0.0 pp", ""])).toEqual([
      "2.13 pp",
      "−2.20 pp",
      "0.00 pp",
      "",
    ]);
    expect(aligned(["1", "0.29", "<0.001", "¥1,652.1"])).toEqual([
      "1.000",
      "0.290",
      "<0.001",
      "¥1,652.100",
    ]);
    expect(aligned(["1 day", "2.5 days", "–"])).toEqual(["1.0 day", "2.5 days", "–"]);
    expect(aligned(["1,234", "7"])).toEqual(["1,234", "7"]);
  });
});
