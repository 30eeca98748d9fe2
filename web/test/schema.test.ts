// The tests' own report is of the published form, so what is shown well here is what the core writes.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Ajv2020 } from "ajv/dist/2020.js";
import { compare } from "../src/compare/compare.ts";
import type { Report } from "../src/report/model.ts";

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
const valid = ajv.compile(read("../../core/report/report.schema.json") as object);
function faults(value: unknown): string[] {
  valid(value);
  return (valid.errors ?? [])
    .slice(0, 5)
    .map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}

it("follows core/report/report.schema.json", () => {
  expect(faults(read("fixtures/report.json"))).toEqual([]);
});

it("follows it with what changed since an earlier report, too", () => {
  const now = read("fixtures/report.json") as Report;
  const table = now.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => block.table ?? []),
  )[0]!;
  table.columns[1]!.id = "customers";
  table.groups = { column: "rfm", values: table.rows.map((_, row) => `group ${row}`) };
  const old = structuredClone(now);
  old.meta.period = { first: "2019-01-01", last: "2019-06-30" };
  old.meta.company = "another";
  old.meta.currency = "XAU";
  old.figures["revenue.net"]!.value! /= 2;
  old.summary.findings.splice(0, 1);
  old.recommendations.splice(0, 1);
  const comparison = compare(old, now);
  expect(comparison.cautions.length).toBeGreaterThan(2);
  expect(comparison.segments.length).toBeGreaterThan(0);
  expect(faults({ ...now, comparison })).toEqual([]);
  expect(faults({ ...now, comparison: { ...comparison, more: 1 } })).not.toEqual([]);
});
