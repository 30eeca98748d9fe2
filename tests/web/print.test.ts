// The report on paper: real pages of the sample company's report, under a filter, in both languages.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  it,
} from "../../web/node_modules/vitest/dist/index.js";
import { fixtureReport, openFile, pagePath, savedReportFile, startBrowser } from "./harness.ts";
import { bare, readPdf, type Pdf, type Word } from "./pdf.ts";

/** What the document holds while it is printed. */
interface Printed {
  contents: string[];
  headings: string[];
  methods: string[];
  folded: string[];
  /** The heads of tables. */
  heads: string[];
  figures: { title: string; texts: string[] }[];
  filter: string;
  period: string;
}

const POINTS = 72 / 25.4;
/** The margin left and right, of document.css. */
const MARGIN = 17 * POINTS;

let browser: Awaited<ReturnType<typeof startBrowser>>;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function print(language: string): Promise<{ pdf: Pdf; held: Printed; wide: number }> {
  const opened = await openFile(browser, pagePath, { language, theme: "dark" });
  const { page } = opened;
  await page.locator("#sample").click();
  await page.locator("clientele-report h1").waitFor();
  await page.locator("#what-if").click();
  await page.locator("[data-option=filter]").selectOption({ index: 1 });
  await page.locator(".in-force .filter").waitFor();
  await page.locator(".in-force .computing").waitFor({ state: "detached" });
  // After the charts' own listeners: what is found then is what goes on paper.
  await page.evaluate(() => {
    addEventListener("beforeprint", () => {
      const shadow = document.querySelector("clientele-page")!.shadowRoot!;
      const root = shadow.querySelector("clientele-report")!.shadowRoot!;
      const texts = (selector: string) =>
        [...root.querySelectorAll(selector)].map((element) => element.textContent ?? "");
      const { report } = root.host as unknown as {
        report: { meta: { filters: { value: string }[]; period: { first: string } } };
      };
      const held: Printed = {
        contents: texts(".print-only .contents a"),
        headings: texts("h2:not(.contents h2)"),
        methods: texts("#methods li"),
        folded: texts(".more-figures dt"),
        heads: texts("thead"),
        figures: [...root.querySelectorAll("figure")]
          .filter((figure) => figure.querySelector("clientele-chart"))
          .map((figure) => ({
            title: figure.querySelector("h3")!.textContent!,
            texts: [...figure.querySelectorAll("svg text")]
              .filter((text) => !/rotate|matrix\(0/.test(text.getAttribute("transform") ?? ""))
              .map((text) => text.textContent!),
          })),
        filter: report.meta.filters[0]!.value,
        period: report.meta.period.first,
      };
      (globalThis as unknown as { held: Printed }).held = held;
    });
  });
  const path = join(mkdtempSync(join(tmpdir(), "clientele-")), "report.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  const held = await page.evaluate(() => (globalThis as unknown as { held: Printed }).held);
  // Wider content than the paper's makes a browser shrink every page.
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 665, height: 950 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(opened.problems).toEqual([]);
  await opened.close();
  return { pdf: readPdf(path), held, wide };
}

/** What stands in each line of a page, its left and right half apart. */
function linesOf(page: Pdf["pages"][0], width: number): string[] {
  // Letters of different fonts are of different heights: words of a line have their middles together.
  const middle = (word: Word) => (word.top + word.bottom) / 2;
  const together = (one: Word, other: Word) =>
    Math.abs(middle(one) - middle(other)) < 4 && one.left < width / 2 === other.left < width / 2;
  return page.words.map((word) => {
    const line = page.words.filter((other) => together(word, other));
    line.sort((a, b) => a.left - b.left);
    return bare(line.map(({ text }) => text).join(""));
  });
}
/** The contents as they are printed, and as they should be: by where each section's name stands alone. */
function numbersOf({ pages, width }: Pdf, contents: readonly string[]) {
  const lines = pages.map((page) => linesOf(page, width));
  const entries = contents.map(bare);
  return {
    inContents: entries.map((entry) => lines[0]!.find((line) => line.startsWith(entry))),
    right: entries.map((entry) => {
      const on = lines.flatMap((texts, index) => (texts.includes(entry) ? [index + 1] : []));
      return `${entry}${on.join(" or ")}`;
    }),
  };
}

for (const language of ["zh-CN", "en"]) {
  describe(`printed in ${language}`, () => {
    let printed: Awaited<ReturnType<typeof print>>;
    beforeAll(async () => {
      printed = await print(language);
    });
    const on = (text: string) =>
      printed.pdf.pages.flatMap((page, index) => (page.text.includes(bare(text)) ? [index] : []));

    it("is A4, with numbered pages that name period and filter", () => {
      const { pdf, held } = printed;
      expect([Math.round(pdf.width), Math.round(pdf.height)]).toEqual([595, 842]);
      expect(pdf.pages.length).toBeGreaterThan(20);
      pdf.pages.forEach(({ text, words }, index) => {
        const foot = words.filter(({ top }) => top > pdf.height - 20 * POINTS);
        expect(bare(foot.map((word) => word.text).join("")), `page ${index + 1}`).toBe(
          `${index + 1}/${pdf.pages.length}`,
        );
        // The first page says it under its title, the others in their margin.
        const margin = words.filter(({ bottom }) => bottom < 18 * POINTS);
        const head = index === 0 ? text : bare(margin.map((word) => word.text).join(""));
        expect(head, `page ${index + 1}`).toContain(bare(held.filter));
        expect(head, `page ${index + 1}`).toContain(bare(held.period));
      });
    });

    it("begins with the contents; every section follows under its heading, in order", () => {
      const { pdf, held } = printed;
      expect(held.contents.length).toBeGreaterThan(10);
      for (const entry of held.contents) expect(pdf.pages[0]!.text).toContain(bare(entry));
      expect(held.headings.length).toBe(held.contents.length);
      // A heading is on one page: not cut, not left out, not before the one it follows.
      let from = 0;
      for (const heading of held.headings) {
        const next = on(heading).find((page) => page >= from);
        expect(next, heading).toBeDefined();
        from = next!;
      }
    });

    it("names in the contents the page of each section", () => {
      const { pdf, held } = printed;
      const { inContents, right } = numbersOf(pdf, held.contents);
      expect(inContents).toEqual(right);
    });

    it("leaves no heading at a page's end without what it is about, no table's head without rows", () => {
      const { pdf, held } = printed;
      const titles = [...held.headings, ...held.figures.map(({ title }) => title), ...held.heads];
      const last = pdf.pages.map(({ text }) => text.replace(/\d+\/\d+$/, ""));
      for (const title of titles)
        expect(
          last.some((text) => text.endsWith(bare(title))),
          title,
        ).toBe(false);
    });

    it("cuts no chart in two", () => {
      const { pdf, held } = printed;
      expect(held.figures.length).toBeGreaterThan(20);
      for (const { title, texts } of held.figures) {
        expect(texts.length, title).toBeGreaterThan(0);
        // A chart that is cut has its title, or some of its texts, on another page.
        const whole = on(title).filter((page) =>
          texts.every((text) => pdf.pages[page]!.text.includes(bare(text))),
        );
        expect(whole, title).not.toEqual([]);
      }
    });

    it("cuts no text at the paper's edge, and is not shrunk to fit", () => {
      const { pdf, wide } = printed;
      expect(wide).toBeLessThanOrEqual(665);
      for (const [index, { words }] of pdf.pages.entries())
        for (const word of words) {
          const where = `page ${index + 1}: ${word.text}`;
          // A full-width bracket at a line's end stands half outside.
          expect(word.left, where).toBeGreaterThan(MARGIN - 2);
          expect(word.right, where).toBeLessThan(pdf.width - MARGIN + 6);
        }
    });

    it("opens what is folded on screen: figures, and the methods at the end", () => {
      const { held } = printed;
      expect(held.folded.length).toBeGreaterThan(5);
      for (const label of held.folded) expect(on(label), label).not.toEqual([]);
      expect(held.methods.length).toBeGreaterThan(10);
      for (const method of held.methods) expect(on(method.slice(0, 30)), method).not.toEqual([]);
    });
  });
}

it("names the right pages on paper of another size, scale and margins too", async () => {
  const look = { language: "en" };
  const opened = await openFile(browser, savedReportFile(fixtureReport()), look);
  const { page } = opened;
  await page.locator("select").first().selectOption("en");
  const entries = page.locator("clientele-report .print-only .contents a");
  const contents = await entries.evaluateAll((all) => all.map((one) => one.textContent ?? ""));
  const path = join(mkdtempSync(join(tmpdir(), "clientele-")), "report.pdf");
  const margin = { top: "9mm", bottom: "31mm", left: "12mm", right: "12mm" };
  await page.pdf({ path, format: "A5", landscape: true, scale: 0.7, margin });
  const pdf = readPdf(path);
  expect(pdf.pages.length).toBeGreaterThan(5);
  const { inContents, right } = numbersOf(pdf, contents);
  expect(inContents).toEqual(right);
  await opened.close();
});
