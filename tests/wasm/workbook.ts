// Workbooks for tests, made by rule and packed as Excel packs them.
import { deflateRawSync } from "node:zlib";
import type { Input } from "./module.ts";

function crc32(bytes: Uint8Array): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; ++bit) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

function zip(parts: Record<string, string>): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(offset, 12);
    directory.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), common, entry.subarray(2), name);
    chunks.push(Buffer.from("PK\x03\x04", "latin1"), common, name, packed);
    offset += 30 + name.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, entries, end]));
}

type Cell = string | number | Date;
const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** A workbook of sheets, given as rows; dates are numbers with a format, texts are shared. */
export function workbook(
  name: string,
  sheets: Record<string, Cell[][]>,
  hidden: readonly string[] = [],
): Input {
  const strings = new Map<string, number>();
  const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const cell = (value: Cell) => {
    if (typeof value === "number") return `<c><v>${value}</v></c>`;
    if (value instanceof Date) return `<c s="1"><v>${(value.getTime() - EPOCH) / DAY_MS}</v></c>`;
    if (!strings.has(value)) strings.set(value, strings.size);
    return `<c t="s"><v>${strings.get(value)}</v></c>`;
  };
  const names = Object.keys(sheets);
  const bodies = Object.values(sheets).map((rows) =>
    rows.map((row, at) => `<row r="${at + 1}">${row.map(cell).join("")}</row>`).join(""),
  );
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`;
  const bytes = zip({
    "xl/workbook.xml": `<workbook><sheets>${names.map((sheet, i) => `<sheet name="${escape(sheet)}"${hidden.includes(sheet) ? ' state="hidden"' : ""} r:id="r${i}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names.map((_, i) => relation(`r${i}`, "worksheet", `sheet${i}.xml`)).join("")}${relation("s", "sharedStrings", "strings.xml")}${relation("t", "styles", "styles.xml")}</Relationships>`,
    "xl/styles.xml": `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    "xl/strings.xml": `<sst>${[...strings.keys()].map((text) => `<si><t>${escape(text)}</t></si>`).join("")}</sst>`,
    ...Object.fromEntries(
      bodies.map((rows, i) => [
        `xl/sheet${i}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  });
  return { name, bytes };
}

/** Orders under two title rows, customers, a sheet without values and a hidden one: what people keep in Excel. */
export function ordersWorkbook(count: number): Input {
  const rows: Cell[][] = [
    ["2024 年销售明细"],
    ["导出：销售部"],
    ["订单编号", "客户编号", "下单时间", "商品名称", "数量", "实付金额"],
  ];
  for (let i = 0; i < count; i++) {
    const when = new Date(Date.UTC(2023, 0, 1 + ((i * 13) % 700), i % 24, (i * 7) % 60));
    const product = i % 50 === 0 ? `<b> "A", & B;` : `商品${i % 23}`;
    rows.push([
      `D${100000 + Math.floor(i / 2)}`,
      `C${1000 + ((i * i + 7 * i) % 97)}`,
      when,
      product,
      1 + (i % 4),
      ((i * 37) % 900) + 10.1,
    ]);
  }
  const customers = Array.from({ length: 97 }, (_, i): Cell[] => [
    `C${1000 + i}`,
    ["上海", "北京", "成都"][i % 3]!,
    i % 2 ? "女" : "男",
  ]);
  const sheets = {
    订单: rows,
    客户: [["客户编号", "城市", "性别"], ...customers],
    空白: [],
    旧订单: rows.slice(2, 20),
  };
  return workbook("销售.xlsx", sheets, ["旧订单"]);
}
