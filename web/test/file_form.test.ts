// How files are read, where the reader says.
import { describe, expect, it } from "vitest";
import type { Plan } from "../../wasm/clientele.ts";
import { settingsFile } from "../src/app/settings_file.ts";
import { formsIn, headerOf, withForm } from "../src/intake/file_form.ts";
import { savedSettings } from "../src/intake/saved_mapping.ts";

describe("forms of files", () => {
  it("change one thing and keep the others", () => {
    const first = withForm([], "a.csv", { header: 3 });
    const second = withForm(first, "a.csv", { encoding: "GB18030" });
    expect(second).toEqual([{ file: "a.csv", header: 3, encoding: "GB18030" }]);
    const both = withForm(second, "b.csv", { date_order: "day_first" });
    expect(both).toHaveLength(2);
    expect(withForm(both, "a.csv", { header: 0 })).toContainEqual({
      file: "a.csv",
      header: 0,
      encoding: "GB18030",
    });
  });

  it("are read from settings as far as they are any", () => {
    const mixed = [7, null, { header: 1 }, { file: "a.csv", header: -1, encoding: "latin1" }];
    expect(formsIn(mixed)).toEqual([{ file: "a.csv" }]);
    expect(formsIn("a.csv")).toEqual([]);
  });

  it("come back from a settings file", async () => {
    const files = [{ file: "a.csv", header: 2, date_order: "day_first" }];
    const saved = new File([settingsFile({ files })], "settings.json");
    expect((await savedSettings(saved))?.files).toEqual(files);
  });

  it("name the row that holds the headers", () => {
    const plan = { file: "a.csv", bytes: 1, recognised: true, tables: [], columns: [] };
    expect(headerOf({ ...plan, header: true, skip_records: 3 } as Plan)).toBe(3);
    expect(headerOf({ ...plan, header: false, skip_records: 2 } as Plan)).toBe(0);
  });
});
