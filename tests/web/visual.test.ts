// How a report looks: each section of a fixed one, in both languages and themes, compared with the
// pictures in tests/data/visual. scripts/screenshots --baselines draws anew those that changed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  it,
  vi,
} from "../../web/node_modules/vitest/dist/index.js";
import {
  fixtureReport,
  openAddress,
  openFile,
  savedReportFile,
  startBrowser,
  type Opened,
  type Page,
} from "./harness.ts";
import { compare, kept, LOOSE, STRICT, type Tolerance } from "./pictures.ts";

const baselines = new URL("../data/visual/", import.meta.url).pathname;
const drawnWith = join(baselines, "drawn_with.json");
const failures = new URL("../../build/visual/", import.meta.url).pathname;
const updating = process.env.CLIENTELE_UPDATE_VISUAL === "1";

/** Debian's fonts-noto-cjk, asked for by name: it has letters of both languages. */
const FONT = '"Noto Sans CJK SC"';
const WIDTH = 1200;
/** Of all pictures together: what is kept under version control stays small. */
const BUDGET = 1_000_000;

const report = fixtureReport();
const SECTIONS = [
  "title",
  "summary",
  ...report.sections.map(({ id }) => id),
  "actions",
  "quality",
  "methods",
];
const LOOKS = ["zh-CN", "en"].flatMap((language) =>
  (["light", "dark"] as const).map((theme) => ({ language, theme, name: `${language}-${theme}` })),
);

/** What pictures depend on beside the page. */
interface Drawn {
  browser: string;
  /** Widths of a text, plain and bold: another font, or another version of it, has others. */
  font: string;
}

let browser: Awaited<ReturnType<typeof startBrowser>>;
/** Where pictures are compared: at rest, so that nothing drawn there takes part. */
let desk: Opened;
let tolerance: Tolerance | undefined;
let leftOut = "";

async function drawnHere(): Promise<Drawn> {
  const font = await desk.page.evaluate((family) => {
    const context = new OffscreenCanvas(1, 1).getContext("2d")!;
    const widths = (face: string) =>
      ["", "bold "].map((weight) => {
        context.font = `${weight}100px ${face}`;
        return context.measureText("客户价值 Retention of customers 0123456789%").width.toFixed(1);
      });
    const own = widths(family).join(" ");
    return own === widths("no-such-font").join(" ") ? "" : own;
  }, FONT);
  return { browser: `Chromium ${browser.version().split(".")[0]}`, font };
}

beforeAll(async () => {
  // Hinting would move letters by settings of the machine.
  browser = await startBrowser(["--font-render-hinting=none", "--force-color-profile=srgb"]);
  desk = await openAddress(browser, "about:blank");
  const here = await drawnHere();
  const before = existsSync(drawnWith)
    ? (JSON.parse(readFileSync(drawnWith, "utf8")) as Drawn)
    : undefined;
  tolerance = before?.browser === here.browser || updating ? STRICT : LOOSE;
  if (!here.font) leftOut = `the font ${FONT} is not installed`;
  else if (before?.font !== here.font && !updating)
    leftOut = `${FONT} has other widths here than the font of the pictures`;
  if (leftOut) console.warn(`how the report looks is not tested: ${leftOut}`);
  else if (tolerance === LOOSE)
    console.warn(`pictures of ${before?.browser} are loosely compared with ${here.browser}'s`);
  if (updating && !leftOut) {
    mkdirSync(baselines, { recursive: true });
    writeFileSync(drawnWith, `${JSON.stringify(here, null, 2)}\n`);
  }
  rmSync(failures, { recursive: true, force: true });
});
afterAll(() => browser.close());

async function show(language: string, theme: "light" | "dark"): Promise<Opened> {
  const look = { language, theme, width: WIDTH, reducedMotion: true };
  const opened = await openFile(browser, savedReportFile(report), look);
  const { page } = opened;
  await page.locator("select").first().selectOption(language);
  await page.locator("clientele-report h1").waitFor();
  await page.addStyleTag({ content: `:root { --clientele-font: ${FONT}; }` });
  // Charts take the font when they are drawn, so the report is drawn once more with it.
  await page.evaluate(async () => {
    const viewer = document.querySelector("clientele-viewer")!.shadowRoot!;
    const shown = viewer.querySelector("clientele-report") as unknown as {
      requestUpdate(): void;
      updateComplete: Promise<unknown>;
    };
    shown.requestUpdate();
    await shown.updateComplete;
  });
  // All of it in one window: every chart has come into view.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: WIDTH, height: height + 400 });
  const charts = page.locator("clientele-chart");
  await vi.waitFor(
    async () => expect(await charts.locator("svg").count()).toBe(await charts.count()),
    { timeout: 30_000, interval: 50 },
  );
  await page.evaluate(() => document.fonts.ready);
  return opened;
}

async function picture(page: Page, section: string): Promise<Buffer> {
  const part = section === "title" ? "header.title" : `section[id="${section}"]`;
  const shown = page.locator(`clientele-report ${part}`);
  return kept(desk.page, await shown.screenshot({ animations: "disabled" }));
}

function write(path: string, png: Buffer) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, png);
}

for (const { language, theme, name } of LOOKS) {
  describe(`in ${language}, ${theme}`, () => {
    let opened: Opened | undefined;
    beforeAll(async () => {
      if (!leftOut) opened = await show(language, theme);
    });
    afterAll(() => opened?.close());

    for (const section of SECTIONS) {
      it(`${section} looks as it did`, async (context) => {
        if (!opened) return context.skip(leftOut);
        const path = join(baselines, name, `${section}.png`);
        const actual = await picture(opened.page, section);
        const expected = existsSync(path) ? readFileSync(path) : undefined;
        const verdict = expected && (await compare(desk.page, expected, actual, tolerance!));
        if (verdict?.same) return;
        if (updating) return write(path, actual);
        for (const [kind, png] of Object.entries({
          expected,
          actual,
          difference: verdict?.difference,
        }))
          if (png) write(join(failures, name, `${section}-${kind}.png`), png);
        const what = verdict
          ? `up to ${(verdict.share * 100).toFixed(1)} % of a part of it differ`
          : "there is no picture of it";
        expect.fail(
          `${what}: see build/visual/${name}; scripts/screenshots --baselines accepts it`,
        );
      });
    }
  });
}

describe("the pictures", () => {
  it("are those of the sections, and small", () => {
    const wanted = LOOKS.flatMap(({ name }) => SECTIONS.map((id) => join(name, `${id}.png`)));
    const there = (readdirSync(baselines, { recursive: true }) as string[]).filter((path) =>
      path.endsWith(".png"),
    );
    const gone = there.filter((path) => !wanted.includes(path));
    if (updating) for (const path of gone) rmSync(join(baselines, path));
    else expect(gone).toEqual([]);
    const bytes = wanted.map((path) => readFileSync(join(baselines, path)).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(BUDGET);
  });

  // Small changes that a reader would notice: each must be seen, and nothing where nothing changed.
  const CHANGES = {
    "takeaways in ink": ".takeaway { color: var(--ink); }",
    "titles of blocks less bold": "h3 { font-weight: 500; }",
    "two pixels more above charts": ".takeaway { margin-bottom: 14px; }",
    "tables a little smaller": "table { font-size: 0.85rem; }",
    "one figure in another colour": ".figures > div:first-child dd { color: var(--accent); }",
    "paler areas of charts": "svg path { fill-opacity: 0.8; }",
  };
  it("tell a change of style from none", async (context) => {
    if (leftOut) return context.skip(leftOut);
    const opened = await show("en", "light");
    const { page } = opened;
    const section = "value";
    const before = await picture(page, section);
    const looksSame = async (close: Tolerance) =>
      (await compare(desk.page, before, await picture(page, section), close)).same;
    expect(await looksSame({ colour: 0, share: 0 })).toBe(true);
    for (const [name, rules] of Object.entries(CHANGES)) {
      const change = (text: string) =>
        page.evaluate((css) => {
          const viewer = document.querySelector("clientele-viewer")!.shadowRoot!;
          const root = viewer.querySelector("clientele-report")!.shadowRoot!;
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
        }, text);
      await change(rules);
      expect(await looksSame(STRICT), name).toBe(false);
      await page.evaluate(() => {
        const viewer = document.querySelector("clientele-viewer")!.shadowRoot!;
        const root = viewer.querySelector("clientele-report")!.shadowRoot!;
        root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, -1);
      });
    }
    await opened.close();
  });
});
