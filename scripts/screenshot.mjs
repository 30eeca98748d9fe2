// The README's picture: node scripts/screenshot.mjs [REPORT.html [PICTURE.png]]
// By default of dist/report.html, which scripts/run makes of the sample company, to docs/report.png.
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "..");
const { chromium } = createRequire(resolve(root, "web/package.json"))("playwright-core");
const report = resolve(root, process.argv[2] ?? "dist/report.html");
const picture = resolve(root, process.argv[3] ?? "docs/report.png");

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM ?? browsers.find((path) => existsSync(path));
if (!executablePath) throw new Error("no Chromium: scripts/setup test installs it");

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 960 } });
  await page.goto(pathToFileURL(report).href);
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(dirname(picture), { recursive: true });
  await page.screenshot({ path: picture, animations: "disabled" });
  console.log(picture);
} finally {
  await browser.close();
}
