// The page in another browser: Firefox, from disk, by WebDriver BiDi. A report of dropped files that
// equals what Chromium makes of them, a workbook inflated, a filter, a customer's list, a saved file.
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "../../web/node_modules/vitest/dist/index.js";
import type {
  Browser,
  ElementHandle,
  Page,
} from "../../web/node_modules/puppeteer-core/lib/types.d.ts";
import * as chromium from "./harness.ts";

const fromWeb = createRequire(new URL("../../web/package.json", import.meta.url));
const puppeteer = fromWeb(
  "puppeteer-core",
) as typeof import("../../web/node_modules/puppeteer-core/lib/types.d.ts");

const FIREFOX = ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/snap/bin/firefox"];
const executablePath = process.env.FIREFOX ?? FIREFOX.find((path) => existsSync(path));
if (!executablePath) console.warn("no Firefox here (scripts/setup test installs it): not tested");
const inFirefox = it.skipIf(!executablePath);

let browser: Browser | undefined;
const downloads = mkdtempSync(join(tmpdir(), "clientele-firefox-"));
beforeAll(async () => {
  if (!executablePath) return;
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.helperApps.neverAsk.saveToDisk": "text/html,text/csv,application/json",
      "intl.accept_languages": "en-US",
    },
  });
}, 60_000);
afterAll(() => browser?.close());

interface Opened {
  page: Page;
  problems: string[];
  requests: string[];
}
async function open(path: string): Promise<Opened> {
  const page = await browser!.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) problems.push(message.text());
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!request.isNavigationRequest() && !/^(data|blob):/.test(url)) requests.push(url);
  });
  await page.goto(pathToFileURL(path).href);
  return { page, problems, requests };
}

/** Within the page's shadow roots, which waitForSelector does not watch. */
async function within(page: Page, selector: string): Promise<ElementHandle> {
  let found: ElementHandle | null = null;
  const look = async () => (found = await page.$(`>>> ${selector}`)) !== null;
  await expect.poll(look, { timeout: 60_000, interval: 100, message: selector }).toBe(true);
  return found!;
}
const press = async (page: Page, selector: string) => {
  const button = (await within(page, selector)) as ElementHandle<HTMLElement>;
  await button.evaluate((element) => element.click());
};
async function choose(page: Page, files: string[]) {
  await within(page, ".drop");
  const input = (await page.$('>>> input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(...files);
}

interface Shown {
  figures: Record<string, { value: number }>;
}
async function reportOf(page: Page): Promise<Shown> {
  await within(page, "clientele-report >>> h1");
  const element = await page.$(">>> clientele-report");
  const text = await element!.evaluate((one) =>
    JSON.stringify((one as unknown as { report: Shown }).report),
  );
  return JSON.parse(text) as Shown;
}

async function downloaded(name: RegExp): Promise<string> {
  const find = () => readdirSync(downloads).find((file) => name.test(file));
  await expect.poll(find, { timeout: 20_000 }).toBeTruthy();
  return join(downloads, find()!);
}

function ordersCsv(): string {
  const lines = ["订单编号,客户编号,下单日期,实付金额,地区"];
  for (let i = 0; i < 3000; ++i) {
    const day = new Date(Date.UTC(2023, 0, 1 + ((i * 37) % 700))).toISOString().slice(0, 10);
    lines.push(
      `${i},K${(i * 31) % 211},${day},${20 + (i % 97)}.50,${i % 211 < 60 ? "华东" : "华南"}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

inFirefox(
  "makes the report that Chromium makes, and keeps its reader's company",
  async () => {
    const file = chromium.temporaryFile("orders.csv", ordersCsv());
    const { page, problems, requests } = await open(chromium.pagePath);
    await choose(page, [file]);
    await press(page, "#read");
    const report = await reportOf(page);

    const other = await chromium.startBrowser();
    const opened = await chromium.openFile(other, chromium.pagePath, { language: "en" });
    await opened.page.locator('input[type="file"]').first().setInputFiles([file]);
    await opened.page.locator("#read").click();
    await opened.page.locator("clientele-report h1").waitFor();
    const expected = await opened.page
      .locator("clientele-report")
      .evaluate((one) => JSON.stringify((one as unknown as { report: Shown }).report));
    await other.close();
    expect(JSON.stringify(report) === expected, "the same report").toBe(true);

    // A filter, the customers behind a number, and the report as a file that opens again.
    await press(page, "#what-if");
    const filter = (await within(page, "[data-option=filter]")) as ElementHandle<HTMLSelectElement>;
    await filter.evaluate((select) => {
      select.selectedIndex = [...select.options].findIndex((one) => one.text.trim() === "华东");
      select.dispatchEvent(new Event("change"));
    });
    await within(page, ".in-force .filter");
    const all = report.figures["customers.buying"]!.value;
    await expect
      .poll(async () => (await reportOf(page)).figures["customers.buying"]!.value)
      .toBeLessThan(all);
    await press(page, "#list");
    await within(page, "clientele-customers >>> button.one");
    await press(page, "clientele-customers >>> .close");
    await press(page, "#saving summary");
    await press(page, "#save");
    const saved = await downloaded(/\.html$/);
    expect(readFileSync(saved, "utf8")).not.toMatch(/"K\d{3}"/);
    const again = await open(saved);
    expect((await reportOf(again.page)).figures["customers.buying"]!.value).toBeLessThan(all);
    await (await within(again.page, "clientele-report >>> clientele-chart")).scrollIntoView();
    await within(again.page, "clientele-chart >>> svg");
    for (const seen of [requests, again.requests, problems, again.problems])
      expect(seen).toEqual([]);
    await again.page.close();
    await page.close();
  },
  120_000,
);

inFirefox(
  "makes the sample company's report, every section",
  async () => {
    const { page, problems, requests } = await open(chromium.pagePath);
    await press(page, "#sample");
    await reportOf(page);
    expect((await page.$$(">>> clientele-report >>> section[id]")).length).toBeGreaterThan(9);
    expect(problems).toEqual([]);
    expect(requests).toEqual([]);
    await page.close();
  },
  120_000,
);
