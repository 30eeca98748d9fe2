// The tests' own report is of the published form, so what is shown well here is what the core writes.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Ajv2020 } from "ajv/dist/2020.js";

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

it("follows core/report/report.schema.json", () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const valid = ajv.compile(read("../../core/report/report.schema.json") as object);
  valid(read("fixtures/report.json"));
  const errors = (valid.errors ?? []).map(
    (e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`,
  );
  expect(errors.slice(0, 5)).toEqual([]);
});
