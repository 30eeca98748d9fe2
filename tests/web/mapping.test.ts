// The step between files and a report: a column is given another meaning, what that does is shown, it is
// kept as a settings file without data, and known again by the headers the next time.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "../../web/node_modules/vitest/dist/index.js";
import { workbook } from "../wasm/workbook.ts";
import { attempts, openFile, pagePath, startBrowser, temporaryFile } from "./harness.ts";

let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Sales under headers that nobody else uses; "u3" is the customer in half of the rows. */
function sales(first: number): string {
  const lines = ["u1,u2,u3,u4"];
  for (let i = 0; i < 400; ++i) {
    const day = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
    lines.push(`${day},${10 + (i % 90)},K${first + (i % 40)},${i % 2 ? "soon" : day}`);
  }
  return `${lines.join("\n")}\n`;
}

it("keeps what a reader changed, and knows the file again by its headers", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  const add = (files: string[]) => page.locator('input[type="file"]').first().setInputFiles(files);
  const role = (column: string) => page.getByLabel(`Meaning: ${column}`, { exact: true });
  const row = (column: string) => page.locator(".file tbody tr", { hasText: column });
  await add([temporaryFile("january.csv", sales(1000))]);
  await page.locator("#read").waitFor();

  // Half of u4 is no date: said in red, and read as such by the core.
  await role("u4").selectOption("signup_date");
  await expect
    .poll(() => row("u4").locator("td").last().textContent())
    .toContain("please check 50%");
  await role("u4").selectOption("ignored");
  await role("u1").selectOption("date");
  await role("u2").selectOption("amount");
  await role("u3").selectOption("customer");
  expect(await opened.seriousViolations()).toEqual([]);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("#save-mapping").click(),
  ]);
  const settings = readFileSync(await saved.path(), "utf8");
  expect(settings).not.toContain("K10");
  expect(settings).not.toContain("soon");
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  const customers = () =>
    page
      .locator("clientele-report")
      .evaluate(
        (element) =>
          (element as unknown as { report: { figures: Record<string, { value: number }> } }).report
            .figures["customers.buying"]!.value,
      );
  expect(await customers()).toBe(40);

  // Another day, another file: the settings first, then the data.
  await page.getByRole("button", { name: "Start again" }).click();
  await page.locator(".drop").waitFor();
  await add([temporaryFile("settings.json", settings)]);
  await page.locator(".loaded").waitFor();
  expect(await opened.seriousViolations()).toEqual([]);
  await add([temporaryFile("february.csv", sales(2000))]);
  await page.locator("#read").waitFor();
  expect(await page.locator(".loaded").textContent()).toContain("used for 1 file");
  expect(await role("u3").inputValue()).toBe("customer");
  expect(await role("u4").inputValue()).toBe("ignored");
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  expect(await customers()).toBe(40);

  // The rules' file holds the meanings too, and both come with the data in one drop.
  await page.locator("#what-if").click();
  await page.locator("[data-option=abc_basis]").selectOption("revenue");
  await page.locator(".in-force .computing").waitFor({ state: "detached" });
  const [rules] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("[data-option=save]").click(),
  ]);
  const whole = JSON.parse(readFileSync(await rules.path(), "utf8")) as {
    mappings: { column: string; role: string }[];
    options: Record<string, unknown>;
  };
  expect(whole.mappings.find(({ column }) => column === "u3")!.role).toBe("customer");
  whole.options.period = ["2024-01-01", "2024-06-30"];
  await page.getByRole("button", { name: "Start again" }).click();
  await add([
    temporaryFile("march.csv", sales(3000)),
    temporaryFile("rules.json", JSON.stringify(whole)),
  ]);
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  expect(await page.locator("clientele-report .facts").textContent()).toContain("2024-06-30");

  // Other headers: nothing is used, and that is said.
  await page.getByRole("button", { name: "Start again" }).click();
  await add([
    temporaryFile("other.csv", sales(1).replace("u4", "v4")),
    temporaryFile("settings.json", settings),
  ]);
  await page.locator("#read").waitFor();
  expect(await page.locator(".loaded").textContent()).toContain("they were not used");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("reads a file the way its reader says", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  // Two rows that look like headers, and dates that could be read either way.
  const lines = ["order,customer,date,amount", "no,buyer,day,paid"];
  for (let i = 0; i < 120; ++i)
    lines.push(`${i},K${i % 20},${1 + (i % 9)}/${1 + (i % 12)}/2024,10`);
  const file = temporaryFile("sales.csv", lines.join("\n"));
  await page.locator('input[type="file"]').first().setInputFiles([file]);
  await page.locator("#read").waitFor();
  const names = () => page.locator(".file tbody th").allTextContents();
  expect(await names()).toEqual(["order", "customer", "date", "amount"]);
  await page.locator("[data-form=header]").selectOption("2");
  await expect.poll(names).toEqual(["no", "buyer", "day", "paid"]);
  await page.locator("[data-form=header]").selectOption("0");
  await expect.poll(names).toEqual(["1", "2", "3", "4"]);
  await page.locator("[data-form=header]").selectOption("1");
  await expect.poll(names).toEqual(["order", "customer", "date", "amount"]);

  // The second row of headers is one day, and one number, that cannot be read.
  const odd = () =>
    page
      .locator(".file tbody tr", { has: page.locator("th", { hasText: "date" }) })
      .locator(".odd")
      .textContent();
  expect(await odd()).toContain("day");
  await page.locator("[data-form=date_order]").selectOption("day_first");
  expect(await opened.seriousViolations()).toEqual([]);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("#save-mapping").click(),
  ]);
  const settings = JSON.parse(readFileSync(await saved.path(), "utf8")) as { files: unknown };
  expect(settings.files).toEqual([{ file: "sales.csv", header: 1, date_order: "day_first" }]);
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  const period = await page
    .locator("clientele-report")
    .evaluate(
      (element) =>
        (element as unknown as { report: { meta: { period: { first: string; last: string } } } })
          .report.meta.period,
    );
  // 9/12 is the ninth of December, and no day is after it.
  expect(period.first).toBe("2024-01-01");
  expect(period.last.slice(0, 7)).toBe("2024-12");
  expect(opened.problems).toEqual([]);
  await opened.close();
}, 120_000);

it("leaves hidden sheets out until their reader uses them", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  const sold = (year: number) => [
    ["order", "customer", "date", "amount"],
    ...Array.from({ length: 30 }, (_, i) => [`${year}-${i}`, `K${i % 7}`, `${year}-03-05`, 10]),
  ];
  const { bytes } = workbook("sales.xlsx", { now: sold(2024), before: sold(2023) }, ["before"]);
  const file = temporaryFile("sales.xlsx", bytes);
  await page.locator('input[type="file"]').first().setInputFiles([file]);
  await page.locator("#read").waitFor();
  const names = await page.locator(".file h2").allTextContents();
  expect(names).toEqual(["sales.xlsx", "sales.xlsx#before"]);
  const rows = (kind: string) =>
    page.locator("clientele-report").evaluate(
      (element, wanted) =>
        (
          element as unknown as {
            report: { data_quality: { issues: { kind: string; count: number }[] } };
          }
        ).report.data_quality.issues.reduce(
          (sum, issue) => sum + (issue.kind === wanted ? issue.count : 0),
          0,
        ),
      kind,
    );
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  expect(await rows("left_out")).toBe(30);

  await page.getByRole("button", { name: "Start again" }).click();
  await page.locator('input[type="file"]').first().setInputFiles([file]);
  await page.locator("[data-use]").click();
  await page.locator("[data-use]").waitFor({ state: "detached" });
  expect(await opened.seriousViolations()).toEqual([]);
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  expect(await rows("left_out")).toBe(0);
  expect(opened.problems).toEqual([]);
  await opened.close();
}, 120_000);

it("says what a header's unit and numbers for dates are taken for", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  const rows = ["订单号,客户编号,下单日期,成交金额（万元）"];
  for (let i = 0; i < 30; ++i) rows.push(`D${i},K${i % 7},${45_300 + i},${1 + (i % 5)}.5`);
  const file = temporaryFile("units.csv", `${rows.join("\n")}\n`);
  await page.locator('input[type="file"]').first().setInputFiles([file]);
  const row = (column: string) => page.locator(".file tbody tr", { hasText: column });
  await expect.poll(() => row("成交金额").textContent()).toContain("×10,000");
  expect(await row("下单日期").textContent()).toContain("numbers read as Excel's dates");
  await opened.close();
});
