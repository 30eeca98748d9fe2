// A browser for tests: opens built pages from disk, counts what they ask of the network, collects
// what they complain about, and lets axe look at them.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type {
  Browser,
  BrowserContext,
  Page,
} from "../../web/node_modules/playwright-core/index.js";

export type { Page };
const fromWeb = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = fromWeb(
  "playwright-core",
) as typeof import("../../web/node_modules/playwright-core/index.js");

export const dist = new URL("../../dist/", import.meta.url).pathname;
export const pagePath = join(dist, "clientele.html");
export const viewerPath = join(dist, "viewer.html");
const axe = readFileSync(fromWeb.resolve("axe-core/axe.min.js"), "utf8");

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function startBrowser(args: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? BROWSERS.find((path) => existsSync(path));
  if (!executablePath) throw new Error("no Chromium: scripts/setup test installs it");
  return chromium.launch({ executablePath, args: ["--no-sandbox", ...args] });
}

export interface Look {
  language?: string;
  theme?: "light" | "dark";
  width?: number;
  reducedMotion?: boolean;
}

interface Violation {
  id: string;
  impact: string;
  nodes: { target: unknown[]; failureSummary: string }[];
}
interface InPage {
  refused: string[];
  axe: { run(): Promise<{ violations: Violation[] }> };
}

/** A page that was opened, with all that it did. */
export class Opened {
  /** Addresses that were asked for beside the page itself. */
  readonly requests: string[] = [];
  readonly problems: string[] = [];
  readonly page: Page;
  readonly context: BrowserContext;
  constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.context = context;
    page.on("request", (request) => {
      const url = request.url();
      if (!request.isNavigationRequest() && !/^(data|blob):/.test(url)) this.requests.push(url);
    });
    page.on("pageerror", (error) => this.problems.push(error.message));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.problems.push(message.text());
    });
  }
  /** Violations that axe calls serious or critical, as "rule: where". */
  async seriousViolations(): Promise<string[]> {
    await this.page.evaluate(axe);
    const violations = await this.page.evaluate(
      async () => (await (globalThis as unknown as InPage).axe.run()).violations,
    );
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => {
        const [first] = nodes;
        return `${id}: ${JSON.stringify(first?.target)} ${first?.failureSummary}`;
      });
  }
  close(): Promise<void> {
    return this.context.close();
  }
}

export function openFile(browser: Browser, path: string, look: Look = {}): Promise<Opened> {
  return openAddress(browser, pathToFileURL(path).href, look);
}

export async function openAddress(
  browser: Browser,
  address: string,
  look: Look = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: 900 },
    colorScheme: look.theme ?? "light",
    locale: look.language ?? "zh-CN",
    reducedMotion: look.reducedMotion ? "reduce" : "no-preference",
    acceptDownloads: true,
  });
  // What a page tries although its policy forbids it never becomes a request: it is reported here.
  await context.addInitScript(() => {
    const here = globalThis as unknown as InPage;
    here.refused = [];
    addEventListener("securitypolicyviolation", (event) =>
      here.refused.push((event as SecurityPolicyViolationEvent).blockedURI),
    );
  });
  const page = await context.newPage();
  const opened = new Opened(page, context);
  await page.goto(address);
  return opened;
}

/** Everything the page tried to reach: what was sent, and what its policy refused. */
export async function attempts(opened: Opened): Promise<string[]> {
  const refused = await opened.page.evaluate(() => (globalThis as unknown as InPage).refused);
  return [...opened.requests, ...refused];
}

/** A file in a folder of its own. */
export function temporaryFile(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), "clientele-")), name);
  writeFileSync(path, content);
  return path;
}

/** A saved report, as the page and the command write it. */
export function savedReportFile(report: unknown): string {
  const json = JSON.stringify(report).replaceAll("<", "\\u003c");
  const viewer = readFileSync(viewerPath, "utf8");
  const whole = viewer.replace(
    /(id="clientele-report">)(<\/script>)/,
    (_, open: string, end: string) => open + json + end,
  );
  return temporaryFile("report.html", whole);
}

export interface FixtureBlock {
  id: string;
  kind: string;
  table?: { rows: unknown[][] };
}
export interface FixtureReport {
  sections: { id: string; blocks: FixtureBlock[] }[];
  meta: { company: string; title: Record<string, string> };
}
export function fixtureReport(): FixtureReport {
  const url = new URL("../../web/test/fixtures/report.json", import.meta.url);
  return JSON.parse(readFileSync(url, "utf8")) as FixtureReport;
}
