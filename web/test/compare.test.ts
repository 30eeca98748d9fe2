// From two reports to what changed between them, and from any file to a report or a reason why not.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { savedReport } from "../src/app/save_report.ts";
import { compare, type Comparison } from "../src/compare/compare.ts";
import { readEarlier } from "../src/compare/earlier.ts";
import { segmentTable } from "../src/compare/words.ts";
import { maskedReport } from "../src/report/masked.ts";
import type { Report } from "../src/report/model.ts";
import { Reader } from "../src/report/reader.ts";

const text = readFileSync(new URL("fixtures/report.json", import.meta.url), "utf8");
const both = (said: string) => ({ "zh-CN": said, en: said });

/** The tests' own report, changed. */
function report(change: (of: Report) => void = () => undefined): Report {
  const copy = JSON.parse(text) as Report;
  copy.meta.period = { first: "2024-01-01", last: "2024-12-31" };
  change(copy);
  return copy;
}
const year2023 = (of: Report) => (of.meta.period = { first: "2023-01-01", last: "2023-12-31" });
const figure = ({ figures }: Comparison, id: string) => figures.find((row) => row.id === id)!;
const kinds = ({ cautions }: Comparison) => cautions.map(({ kind }) => kind);

describe("comparing reports", () => {
  it("finds nothing between a report and itself", () => {
    const same = compare(report(), report());
    expect(kinds(same)).toEqual(["same"]);
    expect(same.figures.length).toBe(report().summary.key_figures.length);
    for (const { change, tone } of same.figures) {
      expect(change?.value ?? 0).toBe(0);
      expect(tone).toBe("neutral");
    }
    expect([same.findings.fresh, same.findings.gone]).toEqual([[], []]);
    expect(same.findings.staying.length).toBe(report().summary.findings.length);
    expect(same.actions.fresh).toEqual([]);
    for (const { still } of same.actions.earlier) expect(still).toBe(true);
  });

  it("tells amounts by ratio, rates by difference, each by what an increase means", () => {
    const old = report((of) => {
      year2023(of);
      of.figures["revenue.net"]!.value! /= 1.25;
      of.figures["behaviour.repurchase_rate"]!.value! += 0.2;
    });
    const since = compare(old, report());
    expect(kinds(since)).toEqual([]); // 365 and 366 days are of one length
    const revenue = figure(since, "revenue.net");
    expect(revenue.change!.unit).toBe("share");
    expect(revenue.change!.value).toBeCloseTo(0.25, 12);
    expect(revenue.tone).toBe("good");
    const rate = figure(since, "behaviour.repurchase_rate");
    expect(rate.change).toEqual({ value: expect.closeTo(-0.2, 12) as number, unit: "points" });
    expect(rate.tone).toBe("bad");
  });

  it("judges nothing that intervals allow to be chance, and nothing below 1%", () => {
    const old = report((of) => {
      year2023(of);
      // Two intervals of ±0.01465: differences beyond 0.0207 are clear.
      of.figures["behaviour.repurchase_rate"]!.value! -= 0.02;
      of.figures["revenue.net"]!.value! /= 1.009;
    });
    const since = compare(old, report());
    expect(figure(since, "behaviour.repurchase_rate")).toMatchObject({
      chance: true,
      tone: "neutral",
    });
    expect(figure(since, "revenue.net").tone).toBe("neutral");
    old.figures["behaviour.repurchase_rate"]!.value! -= 0.002;
    expect(figure(compare(old, report()), "behaviour.repurchase_rate").tone).toBe("good");
  });

  it("compares periods of other lengths a day, where that has a meaning", () => {
    const old = report((of) => {
      of.meta.period = { first: "2024-01-01", last: "2024-06-30" }; // 182 of 366 days
    });
    const since = compare(old, report());
    expect(since.cautions).toEqual([
      { kind: "length", old: 182, now: 366 },
      { kind: "overlap", days: 182 },
    ]);
    const orders = figure(since, "orders.total");
    expect(orders.perDay).toBe(true);
    expect(orders.change!.value).toBeCloseTo(182 / 366 - 1, 12);
    for (const id of ["customers.buying", "behaviour.repurchase_rate"])
      expect(figure(since, id).change, id).toBeUndefined();
    expect(figure(since, "behaviour.average_order").change).toBeDefined();
  });

  it("compares no amounts of different currencies, and names what differs besides", () => {
    const old = report((of) => {
      of.meta.currency = "USD";
      of.meta.company = "Another";
      of.meta.period = { first: "2025-01-01", last: "2025-12-31" };
      of.meta.filters = [{ attribute: "region", label: both("Region"), value: "East" }];
    });
    const since = compare(old, report());
    expect(kinds(since)).toEqual(["company", "currency", "filters", "later"]);
    expect(figure(since, "revenue.net")).toMatchObject({ tone: "neutral" });
    expect(figure(since, "revenue.net").change).toBeUndefined();
    expect(figure(since, "orders.total").change).toBeDefined();
  });

  it("goes by ids, whatever the words are", () => {
    const old = report((of) => {
      of.meta.lang = "en";
      for (const finding of of.summary.findings) finding.text = both("said otherwise");
      for (const key of of.summary.key_figures) key.label = both("named otherwise");
    });
    const since = compare(old, report());
    expect([since.findings.fresh, since.findings.gone]).toEqual([[], []]);
    expect(since.figures.map(({ label }) => label.en)).not.toContain("named otherwise");
  });

  it("keeps what only one of them has", () => {
    const old = report((of) => {
      const [first] = of.summary.findings;
      of.summary.findings = [{ ...first!, id: "gone.finding" }];
      of.recommendations = [{ ...of.recommendations[0]!, id: "gone.action" }];
      delete of.figures["revenue.net"];
      of.figures["old.only"] = { value: 3, unit: "score" };
      of.summary.key_figures = [{ figure: "old.only", label: both("Old"), up_is: "good" }];
    });
    const since = compare(old, report());
    expect(since.findings.gone.map(({ id }) => id)).toEqual(["gone.finding"]);
    expect(since.findings.fresh.length).toBe(report().summary.findings.length);
    expect(since.actions.earlier).toMatchObject([{ id: "gone.action", still: false }]);
    expect(since.actions.fresh.length).toBe(report().recommendations.length);
    expect(figure(since, "old.only")).toMatchObject({ old: 3, now: null, tone: "neutral" });
    expect(figure(since, "revenue.net")).toMatchObject({ old: null, tone: "neutral" });
  });

  it("follows groups from then to now, also those that only one report has", () => {
    const withGroups = (rows: [string, number, number][]) =>
      report((of) => {
        const column = (id: string, unit: "label" | "count" | "money") => ({
          id,
          label: both(id),
          unit,
        });
        of.sections[0]!.blocks.push({
          kind: "table",
          id: "value.rfm",
          title: both("RFM"),
          table: {
            columns: [
              column("group", "label"),
              column("customers", "count"),
              column("revenue", "money"),
            ],
            rows: rows.map(([name, customers, revenue]) => [both(name), customers, revenue]),
            groups: { column: "rfm", values: rows.map(([name]) => name) },
          },
        });
      });
    const old = withGroups([
      ["champions", 50, 500],
      ["keep", 50, 500],
    ]);
    old.recommendations = [
      {
        ...old.recommendations[0]!,
        id: "wake",
        customers: 50,
        group: { column: "rfm", value: "keep" },
      },
    ];
    const now = withGroups([
      ["champions", 90, 900],
      ["keep", 0, 0],
      ["grow", 10, 100],
    ]);
    const since = compare(old, now);
    expect(since.segments.map(({ column }) => column)).toEqual(["rfm"]);
    expect(since.segments[0]!.rows.map(({ value, customers }) => [value, customers])).toEqual([
      ["champions", { old: 50, now: 90 }],
      ["keep", { old: 50, now: 0 }],
      ["grow", { old: 0, now: 10 }],
    ]);
    // Advice whose reason is gone: where its group is now.
    expect(since.actions.earlier[0]).toMatchObject({
      still: false,
      customers: { old: 50, now: 0 },
    });
    const reader = Reader.of(now, "en");
    const readers = { now: reader, then: reader };
    const table = segmentTable(since.segments[0]!, readers, true);
    expect(table.rows[0]!.slice(1)).toEqual([50, 90, 0.4, 500, 900, 0.4]);
    expect(segmentTable(since.segments[0]!, readers, false).columns).toHaveLength(4);
  });

  it("is data: it survives being saved, and names nobody once the reports do not", () => {
    const since = compare(report(year2023), report());
    expect(JSON.parse(JSON.stringify(since))).toEqual(since);
    const named = report((of) => {
      of.summary.findings[0]!.text = both("call 13812345678");
    });
    const masked = compare(maskedReport(named), maskedReport(report()));
    expect(JSON.stringify(masked)).not.toContain("13812345678");
  });
});

describe("opening an earlier report", () => {
  const place = '<script type="application/json" id="clientele-report"></script>';
  const page = `<html><script>const PLACE = '${place.replace("</", "<\\/")}';</script>${place}</html>`;
  const problem = (name: string, content: string) => {
    const read = readEarlier(name, content);
    return "problem" in read ? read.problem.en : "";
  };

  it("finds it in its JSON and in a saved page, with any text in it", () => {
    const hostile = report((of) => (of.meta.company = "</script><script>alert(1)</script>"));
    for (const content of [
      JSON.stringify(hostile),
      `\ufeff  ${JSON.stringify(hostile, undefined, 2)}`,
      savedReport(page, hostile),
      savedReport(page, hostile, compare(report(), hostile)),
    ]) {
      const read = readEarlier("a", content);
      expect("report" in read && read.report.meta.company).toBe(hostile.meta.company);
    }
  });

  it("says what is wrong with another file, and what would help", () => {
    const whole = savedReport(page, report());
    expect(problem("list.csv", "id,name\n1,x")).toMatch(/no report in list\.csv\. Choose/);
    expect(problem("book.xlsx", "PK\u0003\u0004")).toContain("no report in book.xlsx");
    expect(problem("page.html", page)).toContain("without a report");
    expect(problem("a.html", whole.slice(0, whole.length - 400))).toContain("breaks off");
    expect(problem("a.json", text.slice(0, 5000))).toContain("breaks off");
    expect(problem("a.json", "{}")).toContain("no customer report");
    expect(problem("a.json", '{"options":{"period":["2024-01-01","2024-12-31"]}}')).toContain(
      "no customer report",
    );
    expect(problem("a.json", '{"schema_version":99}')).toContain("newer version");
  });

  it("says where a report was tampered with", () => {
    const broken = (change: (of: Record<string, never>) => void) =>
      problem("a.json", JSON.stringify(report(change as never)));
    const cases: [string, (of: Report) => unknown][] = [
      ["figures.revenue.net.value", (of) => (of.figures["revenue.net"]!.value = "1" as never)],
      [
        "figures.revenue.net.unit",
        (of) => (of.figures["revenue.net"]!.unit = "__proto__" as never),
      ],
      ["summary", (of) => (of.summary = 1 as never)],
      ["summary.findings[0].text", (of) => (of.summary.findings[0]!.text = {} as never)],
      ["recommendations", (of) => (of.recommendations = {} as never)],
      ["sections[0].blocks", (of) => (of.sections[0]!.blocks = 3 as never)],
      [
        "sections[0].blocks[0].table.rows",
        (of) => (of.sections[0]!.blocks[0]!.table!.rows = [1] as never),
      ],
      ["meta.period", (of) => (of.meta.period = "2024" as never)],
    ];
    for (const [place, change] of cases)
      expect(broken(change as never), place).toContain(`${place} in a.json`);
  });
});
