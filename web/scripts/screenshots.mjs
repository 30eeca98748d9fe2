// Pictures of a report as readers see it: node scripts/screenshots.mjs [REPORT.json] [FOLDER]
// Three widths, both themes and languages, and the printed PDF. Without a report: the tests' own.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const web = resolve(import.meta.dirname, "..");
const report = process.argv[2] ?? join(web, "test/fixtures/report.json");
const folder = resolve(process.argv[3] ?? join(web, "../build/screenshots"));
const only = process.argv[4];
const PIECE = 1800;
mkdirSync(folder, { recursive: true });

const json = JSON.stringify(JSON.parse(readFileSync(report, "utf8"))).replaceAll("<", "\\u003c");
const viewer = readFileSync(join(web, "../dist/viewer.html"), "utf8");
const page = join(folder, "report.html");
writeFileSync(
  page,
  viewer.replace(/(id="clientele-report">)(<\/script>)/, (_, open, close) => open + json + close),
);

const executablePath = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => existsSync(path));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const language of ["zh-CN", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1440, 768, 390]) {
      const name = `${language}-${colorScheme}-${width}`;
      if (only && !name.includes(only)) continue;
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        locale: language,
      });
      const tab = await context.newPage();
      tab.on("pageerror", (error) => console.error(name, error.message));
      tab.on("console", (message) => {
        if (message.type() === "error") console.error(name, message.text());
      });
      await tab.goto(pathToFileURL(page).href);
      await tab.locator("clientele-report h1").waitFor();
      await tab.locator("select").first().selectOption(language);
      // The whole page in one window, so that every chart has come into view.
      const height = await tab.evaluate(() => document.documentElement.scrollHeight);
      await tab.setViewportSize({ width, height: height + 400 });
      await tab.waitForTimeout(300);
      // In pieces of a size that can be looked at.
      for (let y = 0; y < height; y += PIECE) {
        const clip = { x: 0, y, width, height: Math.min(PIECE, height - y) };
        const number = String(y / PIECE + 1).padStart(2, "0");
        await tab.screenshot({ path: join(folder, `${name}-${number}.png`), clip });
      }
      if (width === 1440 && colorScheme === "dark") {
        const pdf = join(folder, `${language}.pdf`);
        await tab.setViewportSize({ width, height: 900 });
        await tab.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
        execFileSync("pdftoppm", ["-r", "60", "-png", pdf, join(folder, `print-${language}`)]);
      }
      await context.close();
    }
  }
}
await browser.close();
console.log(`pictures in ${folder}`);
