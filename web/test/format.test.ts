import { describe, expect, it } from "vitest";
import { formatChange, formatNumber } from "../src/report/format.ts";

const zh = { language: "zh-CN", currency: "CNY" } as const;
const en = { language: "en", currency: "GBP" } as const;

describe("numbers for a reader", () => {
  it("come in 万 and 亿 in Chinese", () => {
    expect(formatNumber(9999, "count", zh)).toBe("9,999");
    expect(formatNumber(99_999, "count", zh)).toBe("99,999");
    expect(formatNumber(123_456, "count", zh)).toBe("12.3万");
    expect(formatNumber(158271802.25, "money", zh)).toBe("¥1.58亿");
    expect(formatNumber(-5210388.15, "money", zh)).toBe("−¥521万");
  });
  it("come in k, M and B in English", () => {
    expect(formatNumber(9999, "count", en)).toBe("9,999");
    expect(formatNumber(123_456, "count", en)).toBe("123.5k");
    expect(formatNumber(9747747.93, "money", en)).toBe("£9.75M");
    expect(formatNumber(2.5e9, "count", en)).toBe("2.5B");
  });
  it("are written in the next unit when they round up to it", () => {
    expect(formatNumber(99_999_999, "count", zh)).toBe("1亿");
    expect(formatNumber(999_999, "count", en)).toBe("1M");
    expect(formatNumber(9999.999, "money", zh)).toBe("¥1万");
  });
  it("have all their digits when exact", () => {
    expect(formatNumber(9747747.93, "money", en, true)).toBe("£9,747,747.93");
    expect(formatNumber(541909, "count", zh, true)).toBe("541,909");
    expect(formatNumber(0.38441, "share", zh, true)).toBe("38.44%");
  });
  it("name unknown currencies by their code, and none when there is none", () => {
    expect(formatNumber(12, "money", { language: "en", currency: "SEK" })).toBe("SEK\u00a012");
    expect(formatNumber(12, "money", { language: "en", currency: "" })).toBe("12");
  });
  it("never show a negative zero, nor what is not a number", () => {
    expect(formatNumber(-0.00001, "share", zh)).toBe("0.0%");
    expect(formatNumber(Number.NaN, "money", zh)).toBe("–");
  });
  it("spell the ends of a scale of ratings alike", () => {
    expect([0, 9, 10].map((score) => formatNumber(score, "score", en))).toEqual(["0", "9", "10"]);
    expect(formatNumber(8.5, "score", en)).toBe("8.5");
    expect(formatNumber(75, "score", en)).toBe("75.0");
  });
  it("say how small a p-value is, and count days in words", () => {
    expect(formatNumber(0.0001, "p_value", en)).toBe("<0.001");
    expect(formatNumber(1, "days", en)).toBe("1 day");
    expect(formatNumber(34, "days", zh)).toBe("34 天");
  });
});

describe("a change", () => {
  it("carries its sign and unit", () => {
    expect(formatChange(0.042, "share", zh)).toBe("+4.2%");
    expect(formatChange(-0.021, "points", zh)).toBe("−2.1 个百分点");
    expect(formatChange(0.021, "points", en)).toBe("+2.1 pp");
    expect(formatChange(0, "share", en)).toBe("0.0%");
  });
});
