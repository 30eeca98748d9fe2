// scripts/bench page: 2 GB of orders (10M rows of 200 bytes, 7 columns that count) dropped on the page in
// Chromium. Prints the time to the report, the longest task that held up the page while files were read
// (the aim is 50 ms), and the memory of all the browser's processes together (proportional set size: shared
// pages are counted once), beside what the open page takes without a file.
//   node page.mjs FILE [ROUNDS]
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { median } from "./run.mjs";

const root = resolve(import.meta.dirname, "../..");
const { chromium } = createRequire(`${root}/web/package.json`)("playwright-core");
const [file, rounds] = [process.argv[2], Number(process.argv[3] ?? 1)];
const LIMIT = 1.5e9;
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Every process below this one. */
function descendants() {
  const parents = new Map();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // it has ended
    }
  }
  const below = (pid) => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === process.pid) return true;
    return false;
  };
  return [...parents.keys()].filter((pid) => pid !== process.pid && below(pid));
}
function memory() {
  let bytes = 0;
  for (const pid of descendants()) {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
      bytes += 1024 * Number(/^Pss:\s+(\d+)/m.exec(rollup)[1]);
    } catch {
      // it has ended
    }
  }
  return bytes;
}

async function once() {
  const executablePath = process.env.CHROMIUM ?? BROWSERS.find((path) => existsSync(path));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage({ locale: "en" });
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(pathToFileURL(`${root}/dist/clientele.html`).href);
  await page.locator("#sample").waitFor();
  const idle = memory();
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, memory())), 200);
  await page.locator('input[type="file"]').first().setInputFiles([file]);
  await page.locator("#read").waitFor({ timeout: 120_000 });
  await page.evaluate(() => {
    globalThis.long = [];
    new PerformanceObserver((list) => globalThis.long.push(...list.getEntries())).observe({
      type: "longtask",
    });
  });
  const began = performance.now();
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor({ timeout: 600_000 });
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  const held = await page.evaluate(() => {
    const [read] = performance.getEntriesByName("clientele:read");
    const before = globalThis.long.filter(
      ({ startTime }) => startTime < (read?.startTime ?? Infinity),
    );
    return Math.max(0, ...before.map(({ duration }) => duration));
  });
  const rows = await page
    .locator("clientele-report")
    .evaluate((element) => element.report.figures["data.rows"].value);
  await browser.close();
  if (problems.length) throw new Error(problems.join("\n"));
  return { idle, peak, seconds, held, rows };
}

const runs = [];
for (let round = 0; round < rounds; round++) {
  process.stderr.write(`   round ${round + 1} of ${rounds}\n`);
  runs.push(await once());
}
const of = (key) => median(runs.map((run) => run[key]));
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
console.log(`${of("rows").toLocaleString("en")} rows, ${of("seconds").toFixed(1)} s to the report`);
console.log(
  `longest task of the page while reading: ${of("held").toFixed(0)} ms (none counts below 50)`,
);
console.log(`browser with the page open: ${megabytes(of("idle"))}`);
console.log(`at most while reading and describing: ${megabytes(of("peak"))}`);
console.log(
  `added by the work: ${megabytes(of("peak") - of("idle"))} (limit ${megabytes(LIMIT)} in all)`,
);
