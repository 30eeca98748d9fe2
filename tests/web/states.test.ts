// Every state a reader meets, in dark colours, read by axe; the tests of each state do so in light ones.
import { afterAll, beforeAll, expect, it } from "../../web/node_modules/vitest/dist/index.js";
import { openFile, pagePath, startBrowser, temporaryFile } from "./harness.ts";

let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Sales of 40 customers; one column is readable in half of its rows. */
function sales(): string {
  const lines = ["date,customer,amount,sign-up date"];
  for (let i = 0; i < 400; ++i) {
    const day = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
    lines.push(`${day},K${1000 + (i % 40)},${10 + (i % 90)},${i % 2 ? "soon" : day}`);
  }
  return `${lines.join("\n")}\n`;
}

it("reads well in dark colours, whatever is open", async () => {
  const opened = await openFile(browser, pagePath, { language: "en", theme: "dark" });
  const { page } = opened;
  const well = async (state: string) => expect(await opened.seriousViolations(), state).toEqual([]);
  await page.locator(".drop").waitFor();
  await page.locator(".proof summary").click();
  await well("first screen, with the proof");

  const add = (files: string[]) => page.locator('input[type="file"]').first().setInputFiles(files);
  await add([
    temporaryFile("old.xls", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])),
  ]);
  await page.locator("[role=alert]").waitFor();
  await well("a failure");
  await page.getByRole("button", { name: "Start again" }).click();
  const saved = [{ file: "a.csv", column: "a", role: "date" }];
  await add([temporaryFile("settings.json", JSON.stringify({ mappings: saved }))]);
  await page.locator(".loaded").waitFor();
  await well("settings loaded");
  await add([temporaryFile("notes.txt", "hello\nworld\n"), temporaryFile("sales.csv", sales())]);
  await page.locator("#read").waitFor();
  await page.getByLabel("Meaning: sign-up date", { exact: true }).selectOption("signup_date");
  await page.locator("td .check").first().waitFor();
  await well("columns, one of them doubtful, one file not recognised");

  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  await page.locator("#earlier").setInputFiles(temporaryFile("a.csv", "a,b\n"));
  await page.locator("[role=alert]").waitFor();
  await well("no earlier report");
  await page.locator("#saving summary").click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("#save-json").click(),
  ]);
  await page.locator("#earlier").setInputFiles(await file.path());
  await page.locator("#since").waitFor();
  await page.locator("#what-if").click();
  await page.locator("[data-option=period]").waitFor();
  await page.locator("#saving summary").click();
  await well("a comparison, the rules and the menu");
  await page.keyboard.press("Escape");

  await page.locator("#list").click();
  const list = page.locator("clientele-customers");
  await list.locator("tbody tr:not(.space) th").first().waitFor();
  await well("customers");
  await list.locator("button.one").first().click();
  await list.locator(".events li").first().waitFor();
  await well("a customer's card");
  expect(opened.problems).toEqual([]);
  await opened.close();
}, 120_000);
