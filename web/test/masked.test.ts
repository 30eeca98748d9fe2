// What leaves the page names nobody unless ticked.
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import {
  maskContacts,
  maskCsv,
  maskedReport,
  maskId,
  maskIssueRecord,
  maskRecord,
  maskRow,
  maskTable,
} from "../src/report/masked.ts";
import type { Report } from "../src/report/model.ts";

const report = JSON.parse(
  readFileSync(new URL("fixtures/report.json", import.meta.url), "utf8"),
) as Report;
const both = (text: string) => ({ "zh-CN": text, en: text });

async function masked(list: string): Promise<string> {
  let all = "";
  await maskCsv(new TextEncoder().encode(list), (piece) => (all += piece));
  return all;
}

describe("masking", () => {
  it("leaves at most half of an id", () => {
    for (const id of [
      "",
      "1",
      "123",
      "KH004638",
      "13812345678",
      "上海某某科技有限公司",
      "😀😀😀😀",
    ]) {
      const left = [...maskId(id).replace("***", "")].length;
      expect(left * 2).toBeLessThanOrEqual([...id].length);
      if (id) expect(maskId(id)).toContain("***");
    }
    expect(maskId("KH004638")).toBe("KH***38");
    expect(maskId("7")).toBe("***");
  });

  it("finds numbers and addresses in texts, and nothing else", () => {
    expect(maskContacts("电话13812345678,邮箱 li.wei@example.com。")).toBe(
      "电话138****5678,邮箱 l***@example.com。",
    );
    expect(maskContacts("+44 20 7946 0958 or 138-1234-5678")).toBe("+44****0958 or 138****5678");
    const plain = "2024-01-31 · 12345678.90 · 1,234,567 · 20240131123456 · a@b · 98.6%";
    expect(maskContacts(plain)).toBe(plain);
  });

  it("masks the id of a row and contacts of its texts, never its numbers", () => {
    expect(maskRow(["C0001234", "a@b.com", 13812345678, null])).toEqual([
      "C0***34",
      "a***@b.com",
      13812345678,
      null,
    ]);
  });

  it("masks ids that the data section quotes", () => {
    const column = (id: string) => ({ id, label: both(id), unit: "label" as const });
    const table = maskTable({
      columns: [column("unmatched"), column("sample"), column("file")],
      rows: [
        ["KH000084", "KH000045", "KH000045.csv"],
        ["KH000085", "not a date", null],
      ],
    });
    expect(table.rows).toEqual([
      ["KH***84", "KH***45", "KH000045.csv"],
      ["KH***85", "not a date", null],
    ]);
  });

  it("masks what rows of the list of issues hold of customers, and nothing else", () => {
    const masks = {
      "a.csv,4,id,C0001234,repeated_customer,x": 'a.csv,4,id,"C0***34",repeated_customer,x',
      'a.csv,5,,"Wang, Li",too_few_fields,x': 'a.csv,5,,"Wa***Li",too_few_fields,x',
      "a.csv,6,电话,1390000111x,unreadable_value,x": 'a.csv,6,电话,"13***1x",unreadable_value,x',
      '"a,b.csv",7,"d,1",soon,unreadable_date,x': '"a,b.csv",7,"d,1","soon",unreadable_date,x',
      "a.csv,9,金额,12345678,huge_amount,x": 'a.csv,9,金额,"12345678",huge_amount,x',
      "a.csv,8,,,no_customer,x": 'a.csv,8,,"",no_customer,x',
      'a.csv,,,"(1,234 more are not listed)",no_customer,x':
        'a.csv,,,"(1,234 more are not listed)",no_customer,x',
    };
    for (const [record, masked] of Object.entries(masks))
      expect(maskIssueRecord(record)).toBe(masked);
  });

  it("masks a list as CSV, quoted cells and lines within them included", async () => {
    const list = '\ufeffid,name,n\r\n"A""1,\r\n2345",王,1\r\nB0001234,13812345678,2\r\n,x,3\r\n';
    expect(await masked(list)).toBe(
      '\ufeffid,name,n\r\n"A""***45",王,1\r\n"B0***34",138****5678,2\r\n"",x,3\r\n',
    );
    expect(await masked("id,name\n")).toBe("id,name\n");
    expect(await masked("")).toBe("");
  });

  it("masks a list of many slices like one of few, wherever they are cut", async () => {
    const row = (i: number) => `KH${100_000 + i},"${"王".repeat(i % 7)}""\r\n${i}",a@b.com\r\n`;
    const rows = Array.from({ length: 9000 }, (_, i) => row(i));
    const header = "\ufeffid,name,mail\r\n";
    const whole = await masked(header + rows.join(""));
    expect(whole.length).toBeGreaterThan(3 << 16);
    expect(whole).toBe(header + rows.map((one) => maskRecord(one)).join(""));
    // A quote that is never closed ends with the file, not in an endless search.
    expect(await masked(`id,name\r\nB0001234,"x${"y".repeat(200_000)}`)).toContain("B0***34");
  });

  it("lets the page have its turn after some milliseconds of work", async () => {
    // A clock by which every row takes a millisecond.
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => ++now);
    const turns = vi.spyOn(globalThis, "setTimeout");
    const rows = Array.from({ length: 1000 }, (_, i) => `KH${100_000 + i},${i}\r\n`);
    const pieces: string[] = [];
    const list = new TextEncoder().encode(`id,n\r\n${rows.join("")}`);
    await maskCsv(list, (piece) => pieces.push(piece));
    const most = Math.max(...pieces.map((piece) => piece.split("\r\n").length - 1));
    expect(most).toBeLessThanOrEqual(10);
    expect(turns.mock.calls.length).toBeGreaterThanOrEqual(100);
    vi.restoreAllMocks();
  });

  it("masks a long list in pieces that make the whole", async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `KH${100_000 + i},n${i},a@b.com,${i}\r\n`,
    );
    const lines = (await masked(`id,name,mail,n\r\n${rows.join("")}`)).split("\r\n");
    expect(lines).toHaveLength(rows.length + 2);
    expect(lines[60_000]).toBe('"KH***99",n59999,a***@b.com,59999');
    const form = /^"KH\*\*\*\d\d",n\d+,a\*{3}@/;
    expect(lines.slice(1, -1).filter((line) => !form.test(line))).toEqual([]);
  });

  it("takes customers out of a whole report, and changes nothing else", () => {
    const section = structuredClone(report.sections[0]!);
    section.conclusion = both("KH004638 buys most; write to a@b.com");
    section.blocks = [
      {
        kind: "table",
        id: "value.largest",
        title: both("Largest"),
        table: {
          columns: [
            { id: "customer", label: both("Customer"), unit: "label" },
            { id: "revenue", label: both("Revenue"), unit: "money" },
          ],
          rows: [
            ["KH004638", 15709.51],
            ["$1 (x", 2],
          ],
        },
      },
    ];
    const own = { ...report, sections: [section] };
    own.data_quality = {
      ...report.data_quality,
      issues: [
        {
          kind: "phone",
          text: both("x"),
          effect: "flag",
          file: "f.csv",
          count: 2,
          samples: [
            { line: 1, value: "139 0000 111" },
            { line: 2, value: "n/a" },
          ],
        },
      ],
    };
    const before = JSON.stringify(own);
    const masked = maskedReport(own);
    expect(JSON.stringify(own)).toBe(before);
    const text = JSON.stringify(masked);
    for (const secret of ["KH004638", "a@b.com", "139 0000 111", "$1 (x"])
      expect(text).not.toContain(secret);
    expect(masked.sections[0]!.blocks[0]!.table!.rows[0]).toEqual(["KH***38", 15709.51]);
    expect(masked.figures).toEqual(own.figures);
    expect(masked.meta.files).toEqual(own.meta.files);
    const nobody = { ...own, sections: [], data_quality: { ...own.data_quality, issues: [] } };
    expect(maskedReport(nobody)).toEqual(nobody);
  });
});
