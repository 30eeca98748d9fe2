// The list of everything set aside, changed or flagged: line by line from several workers, masked unless
// ticked.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "../../web/node_modules/vitest/dist/index.js";
import { openFile, pagePath, startBrowser, temporaryFile } from "./harness.ts";

let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const LIST = ["客户编号,客户名称,城市", "KH000001,星河科技,上海", "KH000002,赵敏,成都"];
const ROWS = 40_000;

/** Long enough for several workers; every tenth row lacks its customer. */
function orders(): string {
  const lines = ["订单号,客户编号,日期,金额"];
  for (let i = 1; i <= ROWS; ++i) {
    const day = `2024-${String((i % 12) + 1).padStart(2, "0")}-${String((i % 28) + 1).padStart(2, "0")}`;
    lines.push(`${i},${i % 10 === 0 ? "" : `KH00000${i % 2}`},${i === 7 ? "=1+1" : day},${i % 97}`);
  }
  return `${lines.join("\n")}\n`;
}

it("saves what was found, with file, line, column, value and rule", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  const list = [...LIST, "KH000001,星河,上海"].join("\n");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([temporaryFile("customers.csv", list), temporaryFile("orders.csv", orders())]);
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  const save = async () => {
    await page.locator("#saving summary").click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#save-issues").click(),
    ]);
    return readFileSync(await file.path(), "utf8");
  };
  const masked = await save();
  expect(masked.startsWith("\ufefffile,line,column,value,rule,issue,treatment\r\n")).toBe(true);
  expect(masked).toContain('customers.csv,4,客户编号,"KH***01",repeated_customer,');
  expect(masked).not.toContain("KH000001");

  await page.locator("#saving summary").click();
  await page.locator("#plain").check();
  await page.keyboard.press("Escape");
  const lines = (await save()).split("\r\n");
  expect(lines[1]).toMatch(/^customers\.csv,4,客户编号,KH000001,repeated_customer,/);
  expect(lines).toContain(
    `orders.csv,8,日期,"'=1+1",unreadable_date,Unreadable date,the value counts as missing`,
  );
  const strangers = lines.filter((line) => line.includes(",no_customer,"));
  expect(strangers).toHaveLength(ROWS / 10);
  expect(strangers.map((line) => Number(line.split(",")[1]))).toEqual(
    Array.from({ length: ROWS / 10 }, (_, i) => i * 10 + 11),
  );
  expect(opened.problems).toEqual([]);
  await opened.close();
});
