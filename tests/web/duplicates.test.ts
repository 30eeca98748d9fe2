// Customers under several ids: merged by themselves where that is sure, offered where it is likely,
// judged by the reader, and every judgement kept in the settings and taken back.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "../../web/node_modules/vitest/dist/index.js";
import { attempts, openFile, pagePath, startBrowser, temporaryFile } from "./harness.ts";

let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const LIST = [
  "客户编号,客户名称,联系人,电话,城市",
  "K7,星河科技有限公司,李雷,021-55667788,上海",
  "K13,星河科技(上海)有限公司,李雷,,上海",
  "K22,赵敏,,13900002222,成都",
  "K23,,,13900002222,成都",
  'K30,<img src=x onerror=alert(1)>有限公司,韩梅,,"北京"',
  'K31,<img src=x onerror=alert(1)>有限公司,韩梅,,"北京"',
].join("\n");

/** Enough orders for a report: every customer buys every month. */
function orders(): string {
  const lines = ["订单号,客户编号,日期,金额"];
  for (let month = 1; month <= 12; ++month) {
    for (const id of ["K7", "K13", "K22", "K23", "K30", "K31"]) {
      const day = `2024-${String(month).padStart(2, "0")}-1${lines.length % 9}`;
      lines.push(`${lines.length},${id},${day},${100 + month}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

it("shows who was merged and lets the reader judge", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  const files = [temporaryFile("customers.csv", LIST), temporaryFile("orders.csv", orders())];
  await page.locator('input[type="file"]').first().setInputFiles(files);
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  const figure = (id: string) =>
    page
      .locator("clientele-report")
      .evaluate(
        (element, name) =>
          (element as unknown as { report: { figures: Record<string, { value: number }> } }).report
            .figures[name]!.value,
        id,
      );
  expect(await figure("customers.total")).toBe(4);
  const revenue = await figure("revenue.net");

  // Two pairs are sure, one is likely; texts of files stay texts.
  await page.locator("#duplicates").click();
  const pair = (id: string) => page.locator(".pair", { hasText: id });
  await pair("K22").waitFor();
  expect(await page.locator(".pair").count()).toBe(3);
  expect(await page.locator(".pair img").count()).toBe(0);
  expect(await pair("K22").getAttribute("data-state")).toBe("likely");
  expect(await pair("K7").locator("[data-verdict=one]").getAttribute("aria-pressed")).toBe("true");
  expect(await page.locator("#judge").isDisabled()).toBe(true);
  expect(await opened.seriousViolations()).toEqual([]);

  // One is said to be two, the likely pair to be one; the totals stay.
  await pair("K7").locator("[data-verdict=two]").click();
  await pair("K22").locator("[data-verdict=one]").click();
  expect(await page.locator(".foot p").textContent()).toContain("2 changes");
  expect(await opened.seriousViolations()).toEqual([]);
  await page.locator("#judge").click();
  await page.locator(".foot").waitFor({ state: "hidden" });
  await expect.poll(() => figure("data.duplicates.likely")).toBe(0);
  expect(await figure("customers.total")).toBe(4);
  expect(await figure("revenue.net")).toBe(revenue);
  await page.locator("#duplicates").click();
  await pair("K7").waitFor();
  expect(await pair("K7").getAttribute("data-state")).toBe("apart");
  expect(await pair("K22").getAttribute("data-state")).toBe("merged");

  // Pairs as a table, without ids unless the reader wants them; then everything is taken back.
  const [table] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("clientele-duplicates .export").click(),
  ]);
  const csv = readFileSync(await table.path(), "utf8");
  expect(csv).not.toContain("13900002222");
  expect(csv).not.toContain("K22");
  await pair("K7").locator("[data-verdict=two]").click();
  await pair("K22").locator("[data-verdict=one]").click();
  await page.locator("#judge").click();
  await expect.poll(() => figure("data.duplicates.likely")).toBe(1);
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
}, 120_000);

it("reads by judgements from a settings file", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  const settings = JSON.stringify({ duplicates: { apart: [["K13", "K7"]] } });
  const files = [
    temporaryFile("settings.json", settings),
    temporaryFile("customers.csv", LIST),
    temporaryFile("orders.csv", orders()),
  ];
  await page.locator('input[type="file"]').first().setInputFiles(files);
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  await page.locator("#duplicates").click();
  await page.locator(".pair").first().waitFor();
  expect(await page.locator(".pair", { hasText: "K7" }).getAttribute("data-state")).toBe("apart");
  await opened.close();
}, 120_000);
