// Scope of a report in the page: usual periods, filters, settings files, and the head of printed pages.
import { describe, expect, it } from "vitest";
import { cssString } from "../src/app/page_header.ts";
import {
  filtersOf,
  presets,
  withFilter,
  withOption,
  withoutFilter,
} from "../src/app/scope_fields.ts";
import type { Judgements } from "../../wasm/clientele.ts";
import { readSettingsFile, settingsFile } from "../src/app/settings_file.ts";

const days = (whole: [string, string]) =>
  Object.fromEntries(presets(whole).map(({ id, period }) => [id, period.join(" ")]));

describe("usual periods", () => {
  it("look back from the last day of the data", () => {
    expect(days(["2020-01-01", "2024-05-31"])).toEqual({
      last12: "2023-06-01 2024-05-31",
      last6: "2023-12-01 2024-05-31",
      last3: "2024-03-01 2024-05-31",
      thisYear: "2024-01-01 2024-05-31",
      lastYear: "2023-01-01 2023-12-31",
      thisQuarter: "2024-04-01 2024-05-31",
      lastQuarter: "2024-01-01 2024-03-31",
    });
    // Across a year's end, and from a day that February has not.
    expect(days(["2020-01-01", "2024-01-15"])["lastQuarter"]).toBe("2023-10-01 2023-12-31");
    expect(days(["2020-01-01", "2024-05-30"])["last3"]).toBe("2024-03-01 2024-05-30");
  });
  it("are only those that hold a part of the data", () => {
    expect(Object.keys(days(["2024-03-10", "2024-05-31"]))).toEqual(["thisQuarter"]);
  });
});

describe("filters", () => {
  it("hold one value an attribute, and leave no trace when removed", () => {
    const east = withFilter({ abc_first: 0.2 }, { attribute: "region", value: "East" });
    const west = withFilter(east, { attribute: "region", value: "West" });
    expect(filtersOf(west)).toEqual([{ attribute: "region", value: "West" }]);
    const both = withFilter(west, { attribute: "channel", value: "web" });
    expect(filtersOf(both)).toHaveLength(2);
    expect(withoutFilter(withoutFilter(both, "region"), "channel")).toEqual({ abc_first: 0.2 });
    expect(withOption({ a: 1 }, "a", undefined)).toEqual({});
  });
});

describe("settings files", () => {
  it("come back as they were saved", async () => {
    const options = withFilter({ clv_horizon_months: 6 }, { attribute: "region", value: "华东" });
    expect(await readSettingsFile(new Blob([settingsFile({ options })]))).toEqual({
      options,
      duplicates: undefined,
    });
    expect(await readSettingsFile(new Blob(['{"language":"en"}']))).toMatchObject({ options: {} });
    const duplicates: Judgements = { merge: [["K1", "K2"]], apart: [["K3", "K4"]] };
    const text = settingsFile({ options, duplicates });
    expect(await readSettingsFile(new Blob([text]))).toEqual({ options, duplicates });
    expect(settingsFile({ options })).not.toContain("duplicates");
  });
  it("are refused where they hold none", async () => {
    for (const text of ["", "null", "[1]", "{", '{"options":[]}', '{"options":7}', "a,b\n1,2"]) {
      expect(await readSettingsFile(new Blob([text])), text).toBeUndefined();
    }
  });
});

describe("the head of printed pages", () => {
  it("cannot be left by a text of data", () => {
    expect(cssString("江南云帆 2024-01-01 – x")).toBe('"江南云帆 2024-01-01 – x"');
    expect(cssString('a";}*{color:red\n\\')).toBe('"a\\22 ;\\7d \\2a \\7b color:red\\a \\5c "');
  });
});
