// The saved report in a browser: it shows all, asks for nothing, complains about nothing, and reads
// well to axe in both languages and themes.
import { readFileSync } from "node:fs";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  it,
} from "../../web/node_modules/vitest/dist/index.js";
import {
  attempts,
  fixtureReport,
  openFile,
  savedReportFile,
  startBrowser,
  temporaryFile,
  viewerPath,
} from "./harness.ts";

let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const report = fixtureReport();
const blocks = report.sections.flatMap((section) => section.blocks);
const charts = blocks.filter(({ kind }) => kind === "chart");

for (const language of ["zh-CN", "en"]) {
  for (const theme of ["light", "dark"] as const) {
    it(`reads well in ${language}, ${theme}`, async () => {
      const opened = await openFile(browser, savedReportFile(report), { language, theme });
      const { page } = opened;
      // A saved report opens in the language it was made in; the reader changes it.
      await page.locator("select").first().selectOption(language);
      await page.locator("clientele-report h1").waitFor();
      for (const { id } of report.sections) {
        expect(await page.locator(`section[id="${id}"]`).count(), id).toBe(1);
      }
      for (const chart of await page.locator("clientele-chart").all()) {
        await chart.scrollIntoViewIfNeeded();
        await chart.locator("svg").first().waitFor();
      }
      expect(await page.locator("clientele-chart svg").count()).toBe(charts.length);
      expect(await opened.seriousViolations()).toEqual([]);
      expect(await attempts(opened)).toEqual([]);
      expect(opened.problems).toEqual([]);
      await opened.close();
    });
  }
}

it("has the data of every chart in a table behind it", async () => {
  const opened = await openFile(browser, savedReportFile(report));
  for (const { id, table } of charts) {
    const figure = opened.page.locator(`figure[id="${id}"]`);
    await figure.locator("details.behind > summary").click();
    expect(await figure.locator("tbody tr").count(), id).toBe(table!.rows.length);
  }
  await opened.close();
});

it("gives each block away as a table, each chart as a picture", async () => {
  const opened = await openFile(browser, savedReportFile(report), { language: "en" });
  const { page } = opened;
  const figure = page.locator(`figure[id="${charts[0]!.id}"]`);
  await figure.scrollIntoViewIfNeeded();
  await figure.locator("svg").first().waitFor();
  await figure.locator("details.behind > summary").click();
  const take = async (kind: string) => {
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      figure.locator(`[data-save=${kind}]`).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(new RegExp(`^[\\p{L}\\p{N}_-]+\\.${kind}$`, "u"));
    return readFileSync(await saved.path());
  };
  const csv = (await take("csv")).toString("utf8");
  expect(csv.split("\r\n")).toHaveLength(charts[0]!.table!.rows.length + 2);
  expect((await take("svg")).toString("utf8")).toMatch(/^<svg [^>]*xmlns=/);
  const png = await take("png");
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  // Two pixels to one of the screen.
  expect(png.readUInt32BE(16)).toBe(
    2 * Math.round((await figure.locator("svg").first().boundingBox())!.width),
  );
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("fits into a telephone's width: nothing but tables scrolls sideways", async () => {
  for (const width of [390, 768]) {
    const opened = await openFile(browser, savedReportFile(report), { width });
    await opened.page.locator("clientele-report h1").waitFor();
    const wide = await opened.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    await opened.close();
  }
});

it("is used by keyboard: contents lead to sections, and mark the one being read", async () => {
  const opened = await openFile(browser, savedReportFile(report), { reducedMotion: true });
  const { page } = opened;
  await page.locator('nav a[href="#value"]:visible').focus();
  await page.keyboard.press("Enter");
  await page.locator('nav a[href="#value"][aria-current]').waitFor();
  const focused = await page.evaluate(() => {
    const viewer = document.querySelector("clientele-viewer")!.shadowRoot!;
    return viewer.querySelector("clientele-report")!.shadowRoot!.activeElement!.id;
  });
  expect(focused).toBe("value-title");
  await opened.close();
});

it("draws charts again for another language, not for what does not show in them", async () => {
  const opened = await openFile(browser, savedReportFile(report));
  const { page } = opened;
  const redrawn = (change: Record<string, unknown>) =>
    page.locator("clientele-report").evaluate(async (element, values) => {
      const shown = element as unknown as { updateComplete: Promise<unknown> };
      const everything = { childList: true, subtree: true, attributes: true, characterData: true };
      let drawings = 0;
      const seen = new MutationObserver((records) => (drawings += records.length));
      for (const canvas of element.shadowRoot!.querySelectorAll("clientele-chart .canvas"))
        if (canvas.querySelector("svg")) seen.observe(canvas, everything);
      Object.assign(shown, values);
      await shown.updateComplete;
      await new Promise((drawn) => setTimeout(drawn, 100));
      return drawings;
    }, change);
  await page.locator("clientele-chart").first().scrollIntoViewIfNeeded();
  await page.locator("clientele-chart svg").first().waitFor();
  // The section being read, and whether what is saved names customers.
  expect(await redrawn({ current: "value" })).toBe(0);
  expect(await redrawn({ plain: false })).toBe(0);
  expect(await redrawn({ language: "en" })).toBeGreaterThan(0);
  expect(await redrawn({ theme: "dark" })).toBeGreaterThan(0);
  await opened.close();
});

it("leaves its document as it is when it is rendered again: all style would be worked out anew", async () => {
  const opened = await openFile(browser, savedReportFile(report));
  const changes = await opened.page.locator("clientele-viewer").evaluate(async (element) => {
    const viewer = element as unknown as {
      requestUpdate(): void;
      updateComplete: Promise<unknown>;
    };
    await viewer.updateComplete;
    let count = 0;
    const seen = new MutationObserver((records) => (count += records.length));
    seen.observe(document.documentElement, { attributes: true });
    const replace = CSSStyleSheet.prototype.replaceSync;
    CSSStyleSheet.prototype.replaceSync = function (text) {
      ++count;
      replace.call(this, text);
    };
    viewer.requestUpdate();
    await viewer.updateComplete;
    await new Promise((told) => setTimeout(told));
    return count;
  });
  expect(changes).toBe(0);
  await opened.close();
});

it("prints every chart, also those never scrolled to", async () => {
  const opened = await openFile(browser, savedReportFile(report), { theme: "dark" });
  await opened.page.locator("clientele-report h1").waitFor();
  const pdf = await opened.page.pdf({ preferCSSPageSize: true });
  expect(pdf.length).toBeGreaterThan(50_000);
  expect(await opened.page.locator("clientele-chart svg").count()).toBe(charts.length);
  await opened.close();
});

it("shows hostile names as text", async () => {
  const hostile = '<img src=x onerror="document.title=1">\u202e=cmd|calc!A1 __proto__';
  const copy = structuredClone(report);
  copy.meta.company = hostile;
  for (const row of copy.sections.flatMap((section) =>
    section.blocks.flatMap((block) => block.table?.rows ?? []),
  )) {
    if (typeof row[0] === "object" && row[0] !== null)
      row[0] = `${hostile} ${JSON.stringify(row[0])}`;
  }
  const opened = await openFile(browser, savedReportFile(copy));
  const { page } = opened;
  expect(await page.locator("clientele-report h1").textContent()).toContain(hostile);
  for (const chart of await page.locator("clientele-chart").all()) {
    await chart.scrollIntoViewIfNeeded();
    await chart.locator("svg").first().waitFor();
    const box = (await chart.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  }
  expect(await page.locator("clientele-report img").count()).toBe(0);
  expect(await attempts(opened)).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("says so when there is no report, or a broken one", async () => {
  const empty = await openFile(browser, viewerPath);
  expect(await empty.page.locator("main").textContent()).toContain("没有报告");
  await empty.close();
  const cut = readFileSync(viewerPath, "utf8").replace('id="clientele-report"></script>', (mark) =>
    mark.replace("</", '{"schema</'),
  );
  const opened = await openFile(browser, temporaryFile("broken.html", cut));
  expect(await opened.page.locator("main").textContent()).toContain("无法读取");
  expect(opened.problems).toEqual([]);
  await opened.close();
});

describe("the count of attempts", () => {
  it("sees a page that makes a request, and one whose policy refuses it", async () => {
    const address = "http://127.0.0.1:9/leak";
    const free = await openFile(browser, temporaryFile("free.html", `<img src="${address}">`));
    await expect.poll(() => attempts(free)).toContain(address);
    await free.close();

    const bound = await openFile(browser, savedReportFile(report));
    await bound.page.evaluate((url) => fetch(url).catch(() => undefined), address);
    expect(await attempts(bound)).toContain(address);
    await bound.close();
  });
});
