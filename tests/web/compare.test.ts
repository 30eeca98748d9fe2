// A report beside an earlier one: opened as saved, shown, read by axe, saved again, printed; files of
// other kinds are refused with a reason.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "../../web/node_modules/vitest/dist/index.js";
import { strFromU8, unzipSync } from "../../web/node_modules/fflate/esm/index.mjs";
import {
  attempts,
  fixtureReport,
  openFile,
  pagePath,
  savedReportFile,
  startBrowser,
  temporaryFile,
  viewerPath,
} from "./harness.ts";
import { bare, readPdf } from "./pdf.ts";

let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

it("shows what changed since a saved report, and saves and prints it", async () => {
  const opened = await openFile(browser, pagePath, { language: "en", reducedMotion: true });
  const { page } = opened;
  await page.locator("#sample").click();
  await page.locator("clientele-report h1").waitFor();
  const saveAs = async (kind: string) => {
    await page.locator("#saving summary").click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator(kind).click()]);
    return file.path();
  };
  const save = async () => temporaryFile("saved.html", readFileSync(await saveAs("#save")));
  const earlier = await save();

  // The same report again: nothing has changed.
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.locator("#compare").click(),
  ]);
  await chooser.setFiles(earlier);
  const since = page.locator("#since");
  await since.waitFor();
  expect(await since.locator("h2").textContent()).toContain("8 key figures 0 are better, 0 worse");
  expect(await since.textContent()).toContain("Both reports are of the same period");
  expect(await since.textContent()).toContain("Both reports have the same findings.");
  await page.locator('nav a[href="#since"][aria-current]:visible').waitFor();
  expect(await opened.seriousViolations()).toEqual([]);

  // Of one channel only: it follows every change of rules.
  await page.locator("#what-if").click();
  await page.locator("[data-option=filter]").selectOption({ index: 1 });
  await page.locator(".in-force .filter").waitFor();
  await page.locator(".in-force .computing").waitFor({ state: "detached" });
  expect(await since.textContent()).toContain("filtered differently");
  const revenue = since.locator("tbody tr").filter({ hasText: "Net revenue" });
  expect(await revenue.textContent()).toMatch(/−\d+\.\d%\s*▼ unfavourable/);
  const again = await save();
  const json = JSON.parse(readFileSync(await saveAs("#save-json"), "utf8")) as {
    comparison?: { cautions: { kind: string }[]; figures: { id: string; tone: string }[] };
  };
  expect(json.comparison!.cautions.map(({ kind }) => kind)).toContain("filters");
  expect(json.comparison!.figures.find(({ id }) => id === "revenue.net")!.tone).toBe("bad");
  const excel = unzipSync(readFileSync(await saveAs("#save-xlsx")));
  expect(strFromU8(excel["xl/workbook.xml"]!)).toContain('name="Since the earlier report"');
  await page.locator("#leave-compare").click();
  await since.waitFor({ state: "detached" });
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();

  for (const [language, theme] of [
    ["en", "light"],
    ["zh-CN", "dark"],
  ] as const) {
    const saved = await openFile(browser, again, { language, theme, width: 390 });
    await saved.page.locator("select").first().selectOption(language);
    const title = (await saved.page.locator("#since .eyebrow").textContent())!;
    expect(await saved.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await saved.seriousViolations()).toEqual([]);
    expect(await attempts(saved)).toEqual([]);
    expect(saved.problems).toEqual([]);
    if (language !== "en") {
      await saved.close();
      continue;
    }
    const path = join(mkdtempSync(join(tmpdir(), "clientele-")), "report.pdf");
    await saved.page.pdf({ path, preferCSSPageSize: true });
    const { pages } = readPdf(path);
    const on = pages.filter(({ text }) => text.includes(bare(title)));
    expect(on.length).toBeGreaterThan(1); // the contents, and the section
    expect(pages.some(({ text }) => text.includes(bare("RFM segments then and now")))).toBe(true);
    await saved.close();
  }
}, 180_000);

it("compares in a saved report too, and says why a file is no earlier report", async () => {
  const report = fixtureReport();
  const opened = await openFile(browser, savedReportFile(report), { language: "en" });
  const { page } = opened;
  await page.locator("select").first().selectOption("en");
  const alert = page.locator("[role=alert]");
  const refuses = async (file: string, reason: string) => {
    await page.locator("#earlier").setInputFiles(file);
    await page.waitForFunction((words) => {
      const root = document.querySelector("clientele-viewer")!.shadowRoot!;
      return root.querySelector("[role=alert]")?.textContent?.includes(words);
    }, reason);
    expect(await page.locator("#since").count()).toBe(0);
  };
  await refuses(temporaryFile("customers.csv", "id,n\n1,2\n"), "no report in customers.csv");
  await refuses(viewerPath, "without a report in it");
  await refuses(temporaryFile("cut.json", JSON.stringify(report).slice(0, 9000)), "breaks off");
  const hostile = "<img src=x onerror=alert(1)>";
  await refuses(temporaryFile("odd.json", `{"${hostile}":1}`), "no customer report");
  expect(await opened.seriousViolations()).toEqual([]);

  const other = structuredClone(report);
  other.meta.company = hostile;
  await page.locator("#earlier").setInputFiles(temporaryFile("a.json", JSON.stringify(other)));
  await page.locator("#since").waitFor();
  expect(await alert.count()).toBe(0);
  expect(await page.locator("#since").textContent()).toContain(`earlier "${hostile}"`);
  expect(await page.locator("clientele-report img").count()).toBe(0);
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});
