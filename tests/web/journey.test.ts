// A reader's whole way: a company's files, one region of it, the customers at risk there, their list as
// a file, the report as a file, that file in a browser without a network, and its pages on paper.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "../../web/node_modules/vitest/dist/index.js";
import { attempts, openFile, pagePath, startBrowser, type Page } from "./harness.ts";
import { bare, readPdf } from "./pdf.ts";

let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const REGION = "上海";

const figure = (page: Page, id: string) =>
  page
    .locator("clientele-report")
    .evaluate(
      (element, key) =>
        (element as unknown as { report: { figures: Record<string, { value: number }> } }).report
          .figures[key]!.value,
      id,
    );

async function filterByRegion(page: Page) {
  await page.locator("#what-if").click();
  const filter = page.locator("[data-option=filter]");
  const texts = await filter.locator("option").allTextContents();
  await filter.selectOption({ index: texts.findIndex((text) => text.trim() === REGION) });
  await page.locator(".in-force .filter").waitFor();
  await page.locator(".in-force .computing").waitFor({ state: "detached" });
}

/** The customers of high value who have probably left, as a file, from the row that counts them. */
async function listAtRisk(page: Page): Promise<{ counted: number; listed: string[] }> {
  const row = page.locator('[id="clv.groups"] tbody tr').first();
  const counted = Number((await row.locator("td").first().textContent())!.replace(/\D/g, ""));
  await row.locator("button.group").click();
  const list = page.locator("clientele-customers");
  await list.locator("tbody tr:not(.space) th").first().waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    list.getByRole("button", { name: "导出 CSV" }).click(),
  ]);
  const listed = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\r\n")
    .slice(1);
  await page.keyboard.press("Escape");
  await list.locator("dialog[open]").waitFor({ state: "detached" });
  return { counted, listed };
}

it("goes from files to a list of whom to call, a report to keep, and paper", async () => {
  const opened = await openFile(browser, pagePath);
  const { page } = opened;
  await page.locator("#sample").click();
  await page.locator("clientele-report h1").waitFor();
  const everyone = await figure(page, "customers.total");
  await filterByRegion(page);
  const here = await figure(page, "customers.total");
  const revenue = await figure(page, "revenue.net");
  expect(here).toBeLessThan(everyone / 2);

  const { counted, listed } = await listAtRisk(page);
  expect(counted).toBeGreaterThan(0);
  expect(listed).toHaveLength(counted);
  for (const line of listed) expect(line).toMatch(/^KH\*\*\*\d\d,/); // masked unless ticked

  await page.locator("#saving summary").click();
  const [saved] = await Promise.all([page.waitForEvent("download"), page.locator("#save").click()]);
  const path = join(mkdtempSync(join(tmpdir(), "clientele-")), saved.suggestedFilename());
  await saved.saveAs(path);
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();

  // Another browser, another day, no network: the same report, of that region only.
  const again = await openFile(browser, path);
  await again.context.setOffline(true);
  await again.page.reload();
  await again.page.locator("clientele-report h1").waitFor();
  expect(await figure(again.page, "customers.total")).toBe(here);
  expect(await figure(again.page, "revenue.net")).toBe(revenue);
  expect(await again.page.locator("clientele-report .facts").textContent()).toContain(REGION);
  const text = readFileSync(path, "utf8");
  expect(text.match(/.{0,80}KH\d{6}.{0,40}/g) ?? []).toEqual([]);
  expect(text.includes("@example.com")).toBe(false);
  const paper = join(mkdtempSync(join(tmpdir(), "clientele-")), "report.pdf");
  await again.page.pdf({ path: paper, preferCSSPageSize: true });
  const { pages } = readPdf(paper);
  const title = await again.page.locator("clientele-report h1").textContent();
  expect(pages[0]!.text).toContain(bare(title!));
  for (const one of pages) expect(one.text).toContain(REGION);
  expect(await attempts(again)).toEqual([]);
  expect(again.problems).toEqual([]);
  await again.close();
}, 180_000);
