// The customer list's parts: what is in sight, which pages are fetched, what an export holds; and the
// fields of the what-if panel.
import { describe, expect, it, vi } from "vitest";
import type { CustomerPage, CustomerQuery } from "../../wasm/clientele.ts";
import { FIELDS, parseField } from "../src/app/settings_panel.ts";
import { withOption } from "../src/app/scope_fields.ts";
import { csv } from "../src/report/csv.ts";
import { Reader } from "../src/report/reader.ts";
import { listCsv, listRows } from "../src/customers/list_file.ts";
import { Pages, PAGE_ROWS } from "../src/customers/pages.ts";
import { heightOf, ROW_HEIGHT, sliceAt } from "../src/customers/window.ts";

describe("the window on a list", () => {
  it("draws some rows around those in sight", () => {
    const { first, end, top } = sliceAt(100 * ROW_HEIGHT, 10 * ROW_HEIGHT, 100_000);
    expect(first).toBeLessThanOrEqual(100);
    expect(end).toBeGreaterThanOrEqual(110);
    expect(end - first).toBeLessThan(60);
    expect(top).toBe(first * ROW_HEIGHT);
  });
  it("reaches the first and the last row of any list", () => {
    for (const total of [0, 1, 50, 100_000, 5_000_000]) {
      const viewport = 600;
      expect(sliceAt(0, viewport, total).first).toBe(0);
      const bottom = Math.max(0, heightOf(total) - viewport);
      expect(sliceAt(bottom, viewport, total).end).toBe(total);
      expect(heightOf(total)).toBeLessThan(33_000_000);
    }
  });
});

describe("pages", () => {
  const settled = () => new Promise((done) => setTimeout(done, 0));
  function list(total: number) {
    const asked: CustomerQuery[] = [];
    const ask = (query: CustomerQuery): Promise<CustomerPage> => {
      asked.push(query);
      const offset = query.offset ?? 0;
      const count = Math.max(0, Math.min(query.limit ?? 100, total - offset));
      const rows = Array.from({ length: count }, (_, i) => [`C${offset + i}`]);
      return Promise.resolve({ total, offset, columns: [], rows });
    };
    return {
      asked,
      pages: new Pages(
        ask,
        () => undefined,
        () => undefined,
      ),
    };
  }
  it("are fetched once, when they come into sight", async () => {
    const { asked, pages } = list(1000);
    pages.change({ sort: "id" });
    await settled();
    pages.need(0, 40);
    pages.need(PAGE_ROWS - 5, PAGE_ROWS + 5);
    await settled();
    expect(asked.map(({ offset }) => offset)).toEqual([0, PAGE_ROWS]);
    expect(pages.row(PAGE_ROWS)).toEqual([`C${PAGE_ROWS}`]);
    expect(pages.row(3 * PAGE_ROWS)).toBeUndefined();
  });
  it("of an earlier question are dropped", async () => {
    const { pages } = list(1000);
    pages.change({ sort: "id" });
    pages.change({ sort: "name" });
    expect(pages.waiting).toBe(true);
    await settled();
    expect(pages.waiting).toBe(false);
    expect(pages.query.sort).toBe("name");
  });
  it("give every row for an export", async () => {
    const { pages } = list(2500);
    pages.change({});
    const rows = [];
    for await (const page of pages.each()) rows.push(...page.rows);
    expect(rows).toHaveLength(2500);
    expect(rows[2499]).toEqual(["C2499"]);
  });
});

describe("the list as a file", () => {
  const both = (text: string) => ({ "zh-CN": text, en: text });
  const columns: CustomerPage["columns"] = [
    { id: "id", label: both("ID"), kind: "text", unit: "label" },
    { id: "orders", label: both("Orders"), kind: "number", unit: "count" },
  ];
  const reader = new Reader("en");
  function pagesOf(total: number) {
    const ask = ({ offset = 0, limit = 100 }: CustomerQuery): Promise<CustomerPage> => {
      const count = Math.max(0, Math.min(limit, total - offset));
      const rows = Array.from({ length: count }, (_, i) => [`KH${100_000 + offset + i}`, i]);
      return Promise.resolve({ total, offset, columns, rows });
    };
    return new Pages(
      ask,
      () => undefined,
      () => undefined,
    );
  }

  it("has a header and every row, masked unless it may name customers", async () => {
    const list = async (plain: boolean) => {
      const blob = await listCsv(columns, listRows(pagesOf(1200), reader, plain), reader);
      return blob.text(); // which leaves out the mark of its encoding
    };
    const lines = (await list(false)).split("\r\n");
    expect(lines.slice(0, 2)).toEqual(["ID,Orders", "KH***00,0"]);
    expect(lines).toHaveLength(1202);
    expect((await list(true)).split("\r\n")[1]).toBe("KH100000,0");
  });

  it("is written with the page having its turn after some milliseconds of work", async () => {
    // A clock by which every row takes a millisecond.
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => ++now);
    const turns = vi.spyOn(globalThis, "setTimeout");
    const sizes: number[] = [];
    for await (const rows of listRows(pagesOf(1200), reader, false)) sizes.push(rows.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1200);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(9);
    expect(turns.mock.calls.length).toBeGreaterThanOrEqual(120);
    vi.restoreAllMocks();
  });
});

describe("an export", () => {
  it("runs nothing in a spreadsheet, and keeps numbers", () => {
    expect(csv([["=1+1", "@x", -3.5, 'a"b', null, "＝cmd", "a,b"]])).toBe(
      `\ufeff'=1+1,'@x,-3.5,"a""b",,'＝cmd,"a,b"\r\n`,
    );
  });
});

describe("what-if", () => {
  const share = FIELDS.find(({ key }) => key === "abc_first")!;
  it("takes percentages as people write them, within their range", () => {
    if (share.kind === "choice") throw new Error("not a choice");
    expect(parseField(share, "15")).toBe(0.15);
    expect(parseField(share, "10")).toBeUndefined();
    expect(parseField(share, "")).toBeUndefined();
    expect(parseField(share, "90")).toBeNull();
    expect(parseField(share, "x")).toBeNull();
  });
  it("leaves no trace of a default", () => {
    expect(withOption({ abc_first: 0.2 }, "abc_first", undefined)).toEqual({});
    expect(withOption({}, "abc_basis", "revenue")).toEqual({ abc_basis: "revenue" });
  });
});
