// What columns mean, from one visit to the next: by headers, without data.
import { describe, expect, it } from "vitest";
import type { Plan } from "../../wasm/clientele.ts";
import { settingsFile } from "../src/app/settings_file.ts";
import { withRole } from "../src/intake/edit.ts";
import { edited, mappingsOf, savedSettings, withSaved } from "../src/intake/saved_mapping.ts";

const column = (name: string, role: string) => ({
  name,
  index: 1,
  role,
  kind: "code",
  confidence: 0.9,
  reason: "values",
  evidence: "",
  samples: ["13812345678"],
  understood: 1,
  odd: [],
  decimal_comma: false,
});
const plan = (file: string, columns: [string, string][], more: Partial<Plan> = {}): Plan => ({
  file,
  bytes: 1,
  recognised: true,
  tables: ["transactions"],
  columns: columns.map(([name, role]) => column(name, role)),
  ...more,
});
const orders = plan("orders.csv", [
  ["when", "date"],
  ["sum", "amount"],
  ["who", "attribute"],
]);
const mapped = withRole(orders, 2, "customer");
const roles = (of: Plan | undefined) => of?.columns.map(({ role }) => role);
const file = (content: string, name = "settings.json") => new File([content], name);

describe("column meanings in a settings file", () => {
  it("hold headers and meanings, no value of a row, and read back", async () => {
    const text = settingsFile({
      options: { abc_basis: "revenue" },
      mappings: mappingsOf([mapped]),
    });
    expect(text).not.toContain("13812345678");
    expect(await savedSettings(file(text))).toEqual({
      mappings: mappingsOf([mapped]),
      options: { abc_basis: "revenue" },
      duplicates: undefined,
      files: [],
    });
    expect(edited([orders])).toBe(false);
    expect(edited([mapped])).toBe(true);
    expect(settingsFile({})).not.toContain("mappings");
  });

  it("are used for files with the same headers, in any order, under any name", () => {
    const saved = mappingsOf([mapped]);
    const next = { ...orders, file: "orders-february.csv", columns: orders.columns.toReversed() };
    const known = withSaved(next, saved)!;
    expect(roles(known)).toEqual(["customer", "amount", "date"]);
    // Only what differs was set by hand.
    expect(known.columns.map(({ reason }) => reason)).toEqual(["override", "values", "values"]);
    expect(
      withSaved(
        plan("a.csv", [
          ["when", "date"],
          ["sum", "amount"],
        ]),
        saved,
      ),
    ).toBeUndefined();
    const renamed = plan("a.csv", [
      ["when", "date"],
      ["total", "amount"],
      ["who", "attribute"],
    ]);
    expect(withSaved(renamed, saved)).toBeUndefined();
  });

  it("of files without headers are used under the same name only", () => {
    const bare = (name: string) =>
      plan(
        name,
        [
          ["1", "date"],
          ["2", "attribute"],
        ],
        { header: false },
      );
    const saved = mappingsOf([withRole(bare("a.txt"), 1, "customer")]);
    expect(roles(withSaved(bare("a.txt"), saved))).toEqual(["date", "customer"]);
    expect(withSaved(bare("b.txt"), saved)).toBeUndefined();
  });

  it("make a file the table it was, or none", () => {
    const saved = mappingsOf([{ ...orders, tables: ["contacts"] }]);
    expect(withSaved(orders, saved)!.tables[0]).toBe("contacts");
    const ignored = mappingsOf([{ ...orders, tables: [] }]);
    expect(withSaved(orders, ignored)).toMatchObject({ tables: [], recognised: false });
  });

  it("are not seen in data, nor in what nobody knows", async () => {
    expect(await savedSettings(file('[{"date":"2024-01-01"}]'))).toBeUndefined();
    expect(await savedSettings(file('{"orders":[{"date":"2024-01-01"}]}'))).toBeUndefined();
    expect(await savedSettings(file('{"report":[1,2]}'))).toBeUndefined();
    expect(await savedSettings(file("{"))).toBeUndefined();
    expect(await savedSettings(file('{"options":{"a":1}}', "data.csv"))).toBeUndefined();
    const odd = { file: "a", column: "b", role: "__proto__" };
    expect(await savedSettings(file(JSON.stringify({ mappings: [odd, 3, null] })))).toBeUndefined();
  });
});
