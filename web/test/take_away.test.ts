// Tables that readers save: every row in full, and no text of data that a spreadsheet would run.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Report } from "../src/report/model.ts";
import { Reader } from "../src/report/reader.ts";
import { tableCsv } from "../src/report/take_away.ts";

const report = JSON.parse(
  readFileSync(new URL("fixtures/report.json", import.meta.url), "utf8"),
) as Report;
const tables = report.sections.flatMap(({ blocks }) => blocks.flatMap(({ table }) => table ?? []));

it("holds every row of every table, headed in the reader's language", () => {
  expect(tables.length).toBeGreaterThan(10);
  for (const language of ["zh-CN", "en"] as const) {
    const reader = Reader.of(report, language);
    for (const table of tables) {
      const lines = tableCsv(table, reader).slice(1).split("\r\n");
      expect(lines).toHaveLength(table.rows.length + 2);
      const first = reader.text(table.columns[0]!.label);
      expect(lines[0]!.startsWith(first) || lines[0]!.startsWith(`"${first}`)).toBe(true);
    }
  }
});

it("keeps numbers exact and texts from being formulas", () => {
  const reader = new Reader("en", "CNY");
  const label = (en: string) => ({ "zh-CN": en, en });
  const saved = tableCsv(
    {
      columns: [
        { id: "name", label: label("Name"), unit: "label" },
        { id: "revenue", label: label("Revenue"), unit: "money" },
      ],
      rows: [
        ['=cmd|"calc"!A1', 1234567.891],
        [label("x,y"), null],
      ],
    },
    reader,
  );
  expect(saved).toBe('\ufeffName,Revenue\r\n"\'=cmd|""calc""!A1",1234567.891\r\n"x,y",\r\n');
});

it("asks whether customers may be named when it is saved, not when the report is shown", () => {
  let named = false;
  const reader = Reader.of(report, "en", undefined, () => named);
  expect(reader.plain).toBe(false);
  named = true;
  expect(reader.plain).toBe(true);
});
