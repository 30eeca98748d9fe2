// The report as a workbook, read back from its bytes.
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { compare } from "../src/compare/compare.ts";
import type { Report } from "../src/report/model.ts";
import { Reader } from "../src/report/reader.ts";
import { listWorkbook, type ListTitle } from "../src/report/list_workbook.ts";
import { plainText } from "../src/report/sheet_cells.ts";
import { sheetName, sheets, workbook } from "../src/report/workbook.ts";

const report = JSON.parse(
  readFileSync(new URL("fixtures/report.json", import.meta.url), "utf8"),
) as Report;

async function opened(blob: Blob): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

describe("workbook", () => {
  for (const language of ["zh-CN", "en"] as const) {
    it(`has a sheet a section, with every row of every table (${language})`, async () => {
      const reader = Reader.of(report, language);
      const made = sheets(report, reader);
      expect(made).toHaveLength(report.sections.length + 2);
      const rows = report.sections
        .flatMap(({ blocks }) => blocks)
        .reduce((sum, { table }) => sum + (table?.rows.length ?? 0), 0);
      const held = made.slice(1, -1).reduce((sum, { data }) => sum + data.length, 0);
      expect(held).toBeGreaterThanOrEqual(rows);
      const files = await opened(await workbook(report, reader));
      expect(files["xl/workbook.xml"]).toContain(`name="${made[0]!.sheet}"`);
      expect(
        Object.keys(files).filter((name) => /worksheets\/sheet\d+\.xml$/.test(name)),
      ).toHaveLength(made.length);
    });
  }

  it("keeps numbers as numbers, and money exact", () => {
    const reader = Reader.of(report, "en");
    const cells = sheets(report, reader).flatMap(({ data }) => data.flat());
    const net = report.figures["revenue.net"]!.value!;
    expect(cells).toContainEqual({ value: net, type: Number, format: "#,##0.00" });
  });

  for (const language of ["zh-CN", "en"] as const) {
    it(`tells on a sheet of its own what changed since an earlier report (${language})`, () => {
      const reader = Reader.of(report, language);
      const old = structuredClone(report);
      old.figures["revenue.net"]!.value! /= 1.25;
      old.meta.company = "=earlier";
      const [finding] = old.summary.findings.splice(0, 1);
      const made = sheets(report, reader, compare(old, report));
      expect(made).toHaveLength(sheets(report, reader).length + 1);
      expect(made[1]!.sheet).toBe(reader.labels.compare.title);
      const rows = made[1]!.data as { value: unknown; format?: string }[][];
      const label = reader.text(
        old.summary.key_figures.find((key) => key.figure === "revenue.net")!.label,
      );
      const row = rows.find(([first]) => first?.value === label)!;
      expect(row[1]!.value).toBe(old.figures["revenue.net"]!.value);
      expect(row[2]!.value).toBe(report.figures["revenue.net"]!.value);
      expect(row[3]).toMatchObject({ value: expect.closeTo(0.25, 12) as number, format: "0.0%" });
      expect(row[5]!.value).toBe(reader.labels.report.good);
      const fresh = rows.filter(([first]) => first?.value === reader.labels.compare.fresh);
      expect(fresh.map(([, text]) => text!.value)).toEqual([reader.text(finding!.text)]);
      const advised = rows.filter(([, , state]) => state?.value === reader.labels.compare.still);
      expect(advised).toHaveLength(report.recommendations.length);
      for (const cells of rows)
        for (const cell of cells)
          if (typeof cell?.value === "string") expect(cell).toMatchObject({ type: String });
    });
  }

  it("writes what files say as text, whatever it looks like", async () => {
    const hostile = [
      '=cmd|"/c calc"!A1',
      "+1",
      "@x",
      "<img src=x onerror=alert(1)>",
      "a\u0001b",
      "\ud800",
    ];
    const blob = await listWorkbook(
      "a[b]:*?/\\",
      [{ title: "=name", unit: "label" }],
      [hostile.map((text) => [text])],
    );
    const files = await opened(blob);
    const sheet = Object.entries(files).find(([name]) => name.includes("sheet1.xml"))![1];
    expect(sheet).not.toContain("<f>");
    const all = Object.values(files).join("");
    expect(all).not.toContain("<img");
    expect(all).not.toContain("\u0001");
    expect(all).toContain("=cmd|");
  });
});

describe("a list as a workbook", () => {
  it("keeps numbers, their formats and every row, whatever parts they come in", async () => {
    const titles: ListTitle[] = [
      { title: "客户", unit: "label" },
      { title: "Net", unit: "money" },
      { title: "Points", unit: "points" },
      ...Array.from({ length: 24 }, (_, index) => ({ title: `n${index}`, unit: "count" as const })),
    ];
    const rows = Array.from({ length: 3000 }, (_, index) => [
      `KH${index} <&> _x0041_`,
      index % 2 ? index + 0.25 : null,
      0.5,
      ...Array.from({ length: 24 }, () => index),
    ]);
    const made = async (size: number) => {
      const parts = [];
      for (let at = 0; at < rows.length; at += size) parts.push(rows.slice(at, at + size));
      return opened(await listWorkbook("客户", titles, parts));
    };
    const files = await made(7);
    expect(await made(3000)).toEqual(files);
    expect(Object.keys(files).sort()).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    const parse = (text: string) => [...text.matchAll(/<row r="(\d+)">(.*?)<\/row>/g)];
    const found = parse(files["xl/worksheets/sheet1.xml"]!);
    expect(found.map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 3001 }, (_, index) => index + 1),
    );
    const cells = [...found[1000]![2]!.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"[^>]*>(.*?)<\/c>/g)];
    expect(cells.map(([, place]) => place).slice(0, 4)).toEqual([
      "A1001",
      "B1001",
      "C1001",
      "D1001",
    ]);
    expect(cells.at(-1)![1]).toBe("AA1001");
    expect(cells[0]![3]).toContain("KH999 &lt;&amp;&gt; _x005F_x0041_");
    expect(cells[1]![3]).toBe("<v>999.25</v>");
    expect(cells[2]![3]).toBe("<v>50</v>");
    // The style of a cell names its format.
    const styles = files["xl/styles.xml"]!;
    const [, ...formats] = styles.split("<cellXfs")[1]!.split("<xf ");
    const format = /numFmtId="(\d+)"/.exec(formats[Number(cells[1]![2])]!)![1];
    expect(styles).toContain(`numFmtId="${format}" formatCode="#,##0.00"`);
    // No cell stands for what is not there.
    expect(found[1]![2]).not.toContain('r="B2"');
  });
});

describe("names of sheets", () => {
  it("are short, plain and unlike each other", () => {
    const taken = new Set<string>();
    expect(sheetName("Behaviour/[2024]", taken)).toBe("Behaviour  2024");
    expect(sheetName("behaviour/[2024]", taken)).toBe("behaviour  2024 (2)");
    expect(sheetName("'", taken)).toBe("-");
    const long = sheetName("客".repeat(60), taken);
    expect(long.length).toBeLessThanOrEqual(31);
    expect(sheetName("客".repeat(60), taken).length).toBeLessThanOrEqual(31);
  });
});

it("texts hold what XML and Excel hold", () => {
  expect(plainText("a\u0000\u001fb")).toBe("ab");
  expect(plainText("x".repeat(40_000))).toHaveLength(32_767);
});
