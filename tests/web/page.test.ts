// The page's main journey in Chromium, from disk: drop files, check what was recognised, read, report,
// save; nothing is asked of the network, nothing is complained about.
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "../../web/node_modules/vitest/dist/index.js";
import { strFromU8, unzipSync } from "../../web/node_modules/fflate/esm/index.mjs";
import { differences, nativeReport, textInput } from "../wasm/module.ts";
import { ordersWorkbook } from "../wasm/workbook.ts";
import {
  attempts,
  openFile,
  pagePath,
  startBrowser,
  temporaryFile,
  viewerPath,
} from "./harness.ts";

let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Orders made by rule: two years, 300 customers, with a refund and a hostile name. */
function ordersCsv(): string {
  const lines = ["订单号,客户编号,下单日期,商品名称,渠道,数量,实付金额"];
  for (let i = 0; i < 4000; ++i) {
    const day = new Date(Date.UTC(2024, 0, 1 + ((i * 7) % 700))).toISOString().slice(0, 10);
    const product = i % 50 === 0 ? "<img src=x onerror=alert(1)>" : `商品${i % 12}`;
    const amount = i % 97 === 0 ? -20 : 10 + ((i * 13) % 400);
    lines.push(
      `SO${10000 + i},C${1000 + ((i * i) % 300)},${day},${product},渠道${i % 3},1,${amount}`,
    );
  }
  return `\ufeff${lines.join("\n")}\n`;
}

type Page = Awaited<ReturnType<typeof openFile>>["page"];

/** Presses one of the menu of what can be saved, and answers the file. */
async function saved(page: Page, item: string) {
  await page.locator("#saving summary").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator(item).click()]);
  return file;
}

const choose = (page: Page, files: string[]) =>
  page.locator('input[type="file"]').first().setInputFiles(files);

it("makes a report of dropped orders, and saves it", async () => {
  const opened = await openFile(browser, pagePath);
  const { page } = opened;
  await page.locator(".drop").waitFor();
  expect(await opened.seriousViolations()).toEqual([]);

  await choose(page, [temporaryFile("订单.csv", ordersCsv())]);
  await page.locator("#read").waitFor();
  const role = (column: string) => page.getByLabel(`含义: ${column}`, { exact: true }).inputValue();
  expect(await role("订单号")).toBe("order");
  expect(await role("客户编号")).toBe("customer");
  expect(await role("下单日期")).toBe("date");
  expect(await role("实付金额")).toBe("amount");
  expect(await opened.seriousViolations()).toEqual([]);

  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  expect(await page.locator("clientele-report .facts").textContent()).toContain("4,000");
  expect(await page.locator("clientele-report img").count()).toBe(0);
  expect(await opened.seriousViolations()).toEqual([]);

  const file = await saved(page, "#save");
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  const html = readFileSync(await file.path(), "utf8");
  // The page makes its viewer from its own document: it is the file the command uses.
  expect(html.replace(/(id="clientele-report">)[^<]*(<\/script>)/, "$1$2")).toBe(
    readFileSync(viewerPath, "utf8"),
  );
  await opened.close();

  const again = await openFile(browser, temporaryFile("saved.html", html));
  await again.page.locator("clientele-report h1").waitFor();
  expect(await attempts(again)).toEqual([]);
  expect(again.problems).toEqual([]);
  await again.close();
});

it("reads 47 MB in several workers, with nothing lost", async (context) => {
  const folder =
    process.env.CLIENTELE_DATA ?? new URL("../../../shared/data", import.meta.url).pathname;
  const file = `${folder}/online_retail.csv`;
  if (!existsSync(file)) return context.skip(`${file} is not there`);
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  await choose(page, [file]);
  await page.locator("#read").waitFor();
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor({ timeout: 50_000 });
  const facts = await page.locator("clientele-report .facts").textContent();
  expect(facts).toContain("541,909");
  expect(facts).toContain("2010-12-01 – 2011-12-09");
  expect(await page.locator(".card .value").first().getAttribute("title")).toBe("9,747,747.93");
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("makes the sample company's report in one click", async () => {
  const opened = await openFile(browser, pagePath);
  const { page } = opened;
  await page.locator("#sample").click();
  await page.locator("clientele-report h1").waitFor();
  const sections = await page
    .locator("clientele-report")
    .evaluate((element) =>
      (element as unknown as { report: { sections: { id: string }[] } }).report.sections.map(
        ({ id }) => id,
      ),
    );
  for (const id of ["data", "profile", "behaviour", "value", "satisfaction"])
    expect(sections).toContain(id);
  expect(await opened.seriousViolations()).toEqual([]);
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("shows the report the command writes of the same files", async () => {
  const input = textInput("orders.csv", ordersCsv());
  const opened = await openFile(browser, pagePath);
  const { page } = opened;
  await page.locator(".drop").waitFor();
  await choose(page, [temporaryFile("orders.csv", ordersCsv())]);
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  const shown = await page
    .locator("clientele-report")
    .evaluate((element) => (element as unknown as { report: unknown }).report);
  expect(differences(shown, nativeReport([input]))).toEqual([]);
  await opened.close();
});

it("reads a dropped workbook: sheets are tables, the report is the command's", async () => {
  const input = ordersWorkbook(3000);
  const opened = await openFile(browser, pagePath);
  const { page } = opened;
  await page.locator(".drop").waitFor();
  await page.locator(".drop").evaluate(
    (zone, { name, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], name));
      zone.dispatchEvent(
        new DragEvent("drop", { dataTransfer: data, bubbles: true, composed: true }),
      );
    },
    { name: input.name, bytes: [...input.bytes] },
  );
  await page.locator("#read").waitFor();
  const role = (column: string) =>
    page.getByLabel(`含义: ${column}`, { exact: true }).first().inputValue();
  expect(await role("订单编号")).toBe("order");
  expect(await role("下单时间")).toBe("date");
  expect(await role("城市")).toBe("city");
  expect(await opened.seriousViolations()).toEqual([]);
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  const shown = await page
    .locator("clientele-report")
    .evaluate((element) => (element as unknown as { report: unknown }).report);
  expect(differences(shown, nativeReport([input]))).toEqual([]);
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("says why a workbook cannot be read, and what helps", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  await choose(page, [temporaryFile("old.xls", old)]);
  await page.locator("[role=alert]").waitFor();
  const said = await page.locator("[role=alert]").textContent();
  expect(said).toContain("old.xls");
  expect(said).toContain("save it as .xlsx");
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("opens the customers of a segment: sorted, searched, scrolled, exported", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator("#sample").click();
  await page.locator("clientele-report h1").waitFor();
  const segment = page.locator('[id="value.abc"] button.group').first();
  const row = page.locator('[id="value.abc"] tbody tr').first();
  const customers = await row.locator("td").first().textContent();
  await segment.focus();
  await page.keyboard.press("Enter");
  const list = page.locator("clientele-customers");
  const first = list.locator("tbody tr:not(.space) th").first();
  await first.waitFor();
  expect(await list.locator(".count").textContent()).toContain(`${customers!.trim()} customers`);
  expect(await opened.seriousViolations()).toEqual([]);

  // Everything, sorted by orders: the first is the largest, and scrolling reaches the last.
  await list.locator("[data-filter=abc]").selectOption("");
  await list.getByRole("button", { name: "Orders", exact: true }).click();
  await page.waitForFunction(() => {
    const element = document.querySelector("clientele-page")!.shadowRoot!;
    const root = element.querySelector("clientele-customers")!.shadowRoot!;
    return root.querySelector("th[aria-sort=descending]")?.textContent?.includes("Orders");
  });
  await list.locator(".rows").evaluate((element) => element.scrollTo(0, element.scrollHeight));
  const total = Number((await list.locator(".count").textContent())!.replace(/[^0-9]/g, ""));
  expect(total).toBeGreaterThan(4000);
  await list.locator(`tr[aria-rowindex="${total + 1}"]`).waitFor();

  await list.locator("input[type=search]").fill("no such customer");
  await list.locator("p.none").waitFor();
  await list.locator("input[type=search]").fill("");
  await list.locator("[data-filter=abc]").selectOption("a");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    list.getByRole("button", { name: "Export CSV" }).click(),
  ]);
  const lines = readFileSync(await saved.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines[1]).toMatch(/^KH\*\*\*\d\d,/); // masked until ticked
  await list.locator(".tick input").check();
  const [named] = await Promise.all([
    page.waitForEvent("download"),
    list.getByRole("button", { name: "Export CSV" }).click(),
  ]);
  expect(readFileSync(await named.path(), "utf8").split("\r\n")[1]).toMatch(/^KH\d{6},/);
  expect(lines.length - 1).toBe(Number(customers!.replace(/[^0-9]/g, "")));
  await page.keyboard.press("Escape");
  await list.locator("dialog[open]").waitFor({ state: "detached" });
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("opens a customer's card from the list, by keyboard, and goes back to where it was", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await choose(page, [temporaryFile("orders.csv", ordersCsv())]);
  await page.locator("#read").click();
  await page.locator("#list").click();
  const list = page.locator("clientele-customers");
  const one = list.locator("tbody tr:not(.space) th button.one").first();
  const id = (await one.textContent())!.trim();
  await one.focus();
  await page.keyboard.press("Enter");
  const events = list.locator(".events li");
  await events.first().waitFor();
  expect(await list.locator("#title").textContent()).toBe(id);
  const own = ordersCsv()
    .split("\n")
    .filter((line) => line.split(",")[1] === id);
  expect(await events.count()).toBe(own.length);
  const said = await list.locator(".events").textContent();
  expect(said).toContain("商品"); // in the file's own words
  expect(await opened.seriousViolations()).toEqual([]);
  await page.keyboard.press("Escape");
  await list.locator(".rows").waitFor();
  expect(await one.textContent()).toContain(id);
  await page.keyboard.press("Escape");
  await list.locator("dialog[open]").waitFor({ state: "detached" });
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("saves the report as a workbook that reads back, hostile names as text", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await choose(page, [temporaryFile("orders.csv", ordersCsv())]);
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  const workbook = await saved(page, "#save-xlsx");
  expect(workbook.suggestedFilename()).toMatch(/^[\p{L}\p{N}_-]+\.xlsx$/u);
  const json = async () => {
    const file = await saved(page, "#save-json");
    return JSON.parse(readFileSync(await file.path(), "utf8")) as {
      sections: { blocks: { table?: { columns: { id: string }[]; rows: unknown[][] } }[] }[];
    };
  };
  const firstIds = async () =>
    (await json()).sections
      .flatMap(({ blocks }) => blocks.flatMap(({ table }) => table ?? []))
      .filter(({ columns }) => columns[0]!.id === "customer")
      .map(({ rows }) => String(rows[0]![0]));
  for (const id of await firstIds()) expect(id).toContain("***");
  await page.locator("#saving summary").click();
  await page.locator("#plain").check();
  await page.keyboard.press("Escape");
  const named = await firstIds();
  expect(named.length).toBeGreaterThan(0);
  for (const id of named) expect(id).not.toContain("***");
  const files = unzipSync(readFileSync(await workbook.path()));
  const texts = Object.values(files).map((bytes) => strFromU8(bytes));
  expect(
    Object.keys(files).filter((name) => name.includes("worksheets/sheet")).length,
  ).toBeGreaterThan(4);
  expect(texts.join("")).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(texts.join("")).not.toContain("<f>");
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("folds what can be saved into a menu that keys open, walk through and close", async () => {
  for (const theme of ["light", "dark"] as const) {
    const opened = await openFile(browser, pagePath, { language: "en", theme, width: 390 });
    const { page } = opened;
    await choose(page, [temporaryFile("orders.csv", ordersCsv())]);
    await page.locator("#read").click();
    await page.locator("clientele-report h1").waitFor();
    const button = page.locator("#saving summary");
    const focused = () =>
      page.evaluate(() => {
        const root = document.querySelector("clientele-page")!.shadowRoot!;
        return root.activeElement!.id || root.activeElement!.localName;
      });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("save");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await focused()).toBe("plain");
    expect(await opened.seriousViolations()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.keyboard.press("Escape");
    expect(await focused()).toBe("summary");
    expect(await page.locator("#save").isVisible()).toBe(false);

    // A press elsewhere closes it, and so does the focus that moves on.
    await button.click();
    await page.locator("clientele-report h1").click();
    expect(await page.locator("#save").isVisible()).toBe(false);
    await button.click();
    await page.locator("#plain").focus();
    await page.keyboard.press("Tab");
    expect(await page.locator("#save").isVisible()).toBe(false);
    expect(opened.problems).toEqual([]);
    await opened.close();
  }
});

it("recomputes at once when a rule or the period changes, and says what is in force", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  await choose(page, [temporaryFile("orders.csv", ordersCsv())]);
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  const figure = (id: string) =>
    page
      .locator("clientele-report")
      .evaluate(
        (element, key) =>
          (element as unknown as { report: { figures: Record<string, { value: number }> } }).report
            .figures[key]!.value,
        id,
      );
  const before = await figure("abc.a.customers");
  const net = await figure("revenue.net");
  await page.locator("#what-if").click();
  await page.locator("[data-option=abc_first]").fill("30");
  await page.locator("[data-option=abc_first]").press("Tab");
  await page.locator(".in-force .computing").waitFor({ state: "detached" });
  await page.locator(".in-force strong").waitFor();
  expect(await page.locator(".in-force").textContent()).toContain("30%");
  const buying = await figure("customers.buying");
  expect(before).toBe(Math.round(buying * 0.1));
  expect(await figure("abc.a.customers")).toBe(Math.round(buying * 0.3));
  expect(await opened.seriousViolations()).toEqual([]);
  await page.locator("[data-option=period-0]").fill("2025-01-01");
  await page.locator("[data-option=period-0]").press("Tab");
  await page.waitForFunction(() =>
    document
      .querySelector("clientele-page")!
      .shadowRoot!.querySelector(".in-force")!
      .textContent!.includes("2025-01-01"),
  );
  await page.locator(".in-force .computing").waitFor({ state: "detached" });
  expect(await figure("revenue.net")).toBeLessThan(net);

  // One channel of all: less again, said in the title and on every printed page, saved and loaded.
  const part = await figure("revenue.net");
  const filter = page.locator("[data-option=filter]");
  const [, first] = await filter.locator("option").allTextContents();
  await filter.selectOption({ index: 1 });
  await page.locator(".in-force .filter").waitFor();
  await page.locator(".in-force .computing").waitFor({ state: "detached" });
  expect(await page.locator(".in-force .filter").textContent()).toContain(first!.trim());
  const filtered = await figure("revenue.net");
  expect(filtered).toBeLessThan(part);
  expect(await page.locator("clientele-report .facts").textContent()).toContain(first!.trim());
  const head = () =>
    page.evaluate(() => document.adoptedStyleSheets.map(({ cssRules }) => cssRules[0]!.cssText));
  expect((await head()).join()).toContain(first!.trim());
  expect(await opened.seriousViolations()).toEqual([]);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("[data-option=save]").click(),
  ]);
  await page.locator(".in-force .filter").click();
  await page.locator(".in-force .filter").waitFor({ state: "detached" });
  await page.locator(".in-force .computing").waitFor({ state: "detached" });
  expect(await figure("revenue.net")).toBe(part);
  const settings = readFileSync(await saved.path(), "utf8");
  await page.getByRole("button", { name: "Defaults" }).click();
  await page.locator(".in-force strong").waitFor({ state: "detached" });
  await page.locator("[data-option=load]").setInputFiles(temporaryFile("settings.json", settings));
  await page.locator(".in-force .filter").waitFor();
  await page.locator(".in-force .computing").waitFor({ state: "detached" });
  expect(await figure("revenue.net")).toBe(filtered);

  await page.getByRole("button", { name: "Defaults" }).click();
  await page.locator(".in-force strong").waitFor({ state: "detached" });
  await page.locator(".in-force .computing").waitFor({ state: "detached" });
  expect(await figure("revenue.net")).toBe(net);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("can be cancelled, and started again", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  await choose(page, [temporaryFile("orders.csv", ordersCsv().repeat(40))]);
  await page.locator("#read").click();
  await page.locator("#cancel").click();
  await page.locator("#read").waitFor();
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  await page.getByRole("button", { name: "Start again" }).click();
  await page.locator(".drop").waitFor();
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("says what it can do with a file it does not recognise", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  await page.locator(".drop").waitFor();
  await choose(page, [temporaryFile("notes.txt", "hello\nworld\n")]);
  await page.locator(".problem").waitFor();
  expect(await page.locator("#read").isDisabled()).toBe(true);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("says how one knows that nothing leaves, and counts what is tried", async () => {
  const opened = await openFile(browser, pagePath, { language: "en" });
  const { page } = opened;
  const panel = page.locator(".proof");
  await panel.locator("summary").click();
  const policy = await page.locator("meta[http-equiv]").getAttribute("content");
  expect((await panel.locator("code").textContent())!.trim()).toBe(policy);
  expect(await panel.textContent()).toContain("forbids every connection");
  const counted = () => panel.locator("[data-attempts]").textContent();
  expect(await counted()).toContain("asked for: 0. Refused by the policy: 0.");
  expect(await opened.seriousViolations()).toEqual([]);

  // A negative control: what is tried is refused, and counted.
  await page.evaluate(() => fetch("http://127.0.0.1:9/leak").catch(() => undefined));
  await panel.locator("summary").click();
  await panel.locator("summary").click();
  await expect.poll(counted).toContain("Refused by the policy: 1.");
  expect(await panel.textContent()).toContain("connect-src http://127.0.0.1:9/leak");
  await opened.close();
});
