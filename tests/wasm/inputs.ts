// Small files that between them use what reading and understanding do: made by rule, no real data.
import { type Input, textInput } from "./module.ts";

const day = (n: number) =>
  new Date(Date.UTC(2023, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);

export function orders(count: number): Input {
  const lines = ["订单编号,客户编号,下单日期,商品名称,品类,渠道,数量,实付金额"];
  for (let i = 0; i < count; i++) {
    const customer = (i * i + 7 * i) % 97;
    const sign = i % 41 === 40 ? "-" : "";
    lines.push(
      `D${100000 + Math.floor(i / 2)},C${String(customer).padStart(4, "0")},${day((i * 13) % 700)},` +
        `"商品 ""${i % 23}""",品类${i % 5},${["门店", "天猫", "微信"][i % 3]},${1 + (i % 4)},` +
        `${sign}${((i * 37) % 900) + 10}.${String(i % 100).padStart(2, "0")}`,
    );
  }
  return textInput("订单.csv", `${lines.join("\r\n")}\r\n`);
}

export function survey(count: number): Input {
  const words = ["非常不满意", "不满意", "一般", "满意", "非常满意"];
  const lines = ["客户编号;日期;总体满意度;服务态度;是否愿意推荐(0-10);建议"];
  for (let i = 0; i < count; i++) {
    lines.push(
      `C${String((i * 5) % 97).padStart(4, "0")};${day(i % 600)};${words[(i * 3) % 5]};` +
        `${1 + ((i * 7) % 5)};${(i * 11) % 11};${i % 9 === 0 ? '"等待; 太久"' : ""}`,
    );
  }
  return textInput("满意度调查.csv", `\ufeff${lines.join("\n")}\n`);
}

export function customers(): Input {
  const rows = Array.from({ length: 97 }, (_, i) => ({
    客户编号: `C${String(i).padStart(4, "0")}`,
    姓名: `客户${i}`,
    性别: i % 2 ? "女" : "男",
    年龄: 18 + ((i * 7) % 50),
    城市: ["上海", "北京", "成都"][i % 3],
    手机号: i % 10 ? `1380000${String(i).padStart(4, "0")}` : "",
  }));
  return textInput("customers.json", JSON.stringify({ data: rows }));
}

/** 客户,日期,金额 in GB18030: what a Chinese spreadsheet writes. */
export function gbk(): Input {
  const header = [
    0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a,
  ];
  const body: number[] = [];
  for (let i = 0; i < 400; i++) {
    // 张 (D5C5) and a number; the amount behind a full-width ￥ (A3A4)
    const text = `${(i * 17) % 60},${day((i * 3) % 365)},`;
    body.push(0xd5, 0xc5, ...new TextEncoder().encode(text));
    if (i % 3 === 0) body.push(0xa3, 0xa4);
    body.push(...new TextEncoder().encode(`${(i * 29) % 500}.5\n`));
  }
  return { name: "gbk.csv", bytes: Uint8Array.from([...header, ...body]) };
}
