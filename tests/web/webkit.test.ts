// The page in a third browser: WebKitGTK, from disk, by WebDriver under a virtual display. The report of
// picked files equals Chromium's, charts are drawn; a filter, the customers, a customer's card; the
// saved report is read again. Whatever the browser asks of the network comes to a proxy of the test's.
// Its driver does not tell what the console says: Chromium's and Firefox's tests do.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { createServer as createProxy } from "node:http";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it, vi } from "../../web/node_modules/vitest/dist/index.js";
import * as chromium from "./harness.ts";

/** What is used of selenium-webdriver, which brings no types. */
interface Driver {
  get(url: string): Promise<void>;
  executeScript<T>(script: string, ...args: unknown[]): Promise<T>;
  quit(): Promise<void>;
}
interface Element {
  sendKeys(...keys: string[]): Promise<void>;
}
interface Builder {
  usingServer(url: string): Builder;
  withCapabilities(capabilities: object): Builder;
  build(): Promise<Driver>;
}
const fromWeb = createRequire(new URL("../../web/package.json", import.meta.url));
const { Builder } = fromWeb("selenium-webdriver") as { Builder: new () => Builder };

const driver = process.env.WEBKIT_DRIVER ?? "/usr/bin/WebKitWebDriver";
const display = "/usr/bin/Xvfb";
const libraries = existsSync("/usr/lib") ? readdirSync("/usr/lib") : [];
const binary = libraries
  .flatMap((name) => ["4.1", "4.0"].map((api) => `/usr/lib/${name}/webkit2gtk-${api}/MiniBrowser`))
  .find((path) => existsSync(path));
const here = existsSync(driver) && existsSync(display) && binary !== undefined;
if (!here) console.warn("no WebKitGTK here (scripts/setup test installs it): not tested");
const inWebKit = it.skipIf(!here);

/** Its compiler of Wasm is slow to warm up. */
const PATIENCE = 240_000;
const running: ChildProcess[] = [];
/** Addresses that the browser asked for over the network; it is told that none is there. */
const asked: string[] = [];
const proxy = createProxy((request, response) => {
  asked.push(request.url ?? "");
  response.writeHead(502).end();
}).on("connect", (request, socket) => {
  asked.push(request.url ?? "");
  socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
});
/** Where the browser saves: in a home of its own. */
const home = mkdtempSync(join(tmpdir(), "clientele-webkit-"));
const downloads = join(home, "saved");
let browser: Driver | undefined;

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

/** Xvfb chooses a number that is free, and says it when it is ready. */
function startDisplay(): Promise<string> {
  const child = spawn(display, ["-displayfd", "3", "-screen", "0", "1440x1000x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  running.push(child);
  return new Promise((done, failed) => {
    child.once("exit", (status) => failed(new Error(`Xvfb ended: ${status}`)));
    child.stdio[3]!.once("data", (number: Buffer) => done(`:${String(number).trim()}`));
  });
}

beforeAll(async () => {
  if (!here) return;
  const port = await freePort();
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
  const through = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  mkdirSync(downloads);
  writeFileSync(join(home, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const env = {
    ...process.env,
    DISPLAY: await startDisplay(),
    LANG: "en_US.UTF-8",
    XDG_CONFIG_HOME: home,
  };
  running.push(spawn(driver, [`--port=${port}`], { env, stdio: "ignore" }));
  const server = `http://127.0.0.1:${port}`;
  await vi.waitFor(() => fetch(`${server}/status`), { timeout: 20_000, interval: 100 });
  browser = await new Builder()
    .usingServer(server)
    .withCapabilities({
      browserName: "MiniBrowser",
      proxy: { proxyType: "manual", httpProxy: through, sslProxy: through },
      "webkitgtk:browserOptions": { binary, args: ["--automation"] },
    })
    .build();
}, 60_000);
afterAll(async () => {
  await browser?.quit();
  for (const child of running) child.kill();
  proxy.close();
});

/** Runs a body with `all(selector)`: what fits it, the page's shadow roots included. */
function run<T>(body: string, ...args: unknown[]): Promise<T> {
  return browser!.executeScript<T>(
    `const all = (selector, root = document) => {
       const found = [...root.querySelectorAll(selector)];
       for (const element of root.querySelectorAll("*"))
         if (element.shadowRoot) found.push(...all(selector, element.shadowRoot));
       return found;
     };
     const args = [...arguments];
     ${body}`,
    ...args,
  );
}
async function within(selector: string): Promise<void> {
  const look = () => run<boolean>("return all(args[0]).length > 0", selector);
  await expect.poll(look, { timeout: PATIENCE, interval: 100, message: selector }).toBe(true);
}
async function press(selector: string) {
  await within(selector);
  await run("all(args[0])[0].click()", selector);
}

interface Shown {
  figures: Record<string, { value: number }>;
}
async function reportOf(): Promise<Shown> {
  await within("clientele-report");
  const text = () =>
    run<string>('return JSON.stringify(all("clientele-report")[0].report ?? null)');
  await expect.poll(text, { timeout: PATIENCE, interval: 100 }).not.toBe("null");
  return JSON.parse(await text()) as Shown;
}

async function saved(name: RegExp): Promise<string> {
  const find = () => readdirSync(downloads).find((file) => name.test(file));
  await expect.poll(find, { timeout: 30_000, interval: 100 }).toBeTruthy();
  return join(downloads, find()!);
}

async function inChromium(file: string): Promise<Shown> {
  const other = await chromium.startBrowser();
  const { page } = await chromium.openFile(other, chromium.pagePath, { language: "en" });
  await page.locator('input[type="file"]').first().setInputFiles([file]);
  await page.locator("#read").click();
  await page.locator("clientele-report h1").waitFor();
  const text = await page
    .locator("clientele-report")
    .evaluate((one) => JSON.stringify((one as unknown as { report: Shown }).report));
  await other.close();
  return JSON.parse(text) as Shown;
}

function ordersCsv(): string {
  const lines = ["订单编号,客户编号,下单日期,实付金额,地区"];
  for (let i = 0; i < 3000; ++i) {
    const day = new Date(Date.UTC(2023, 0, 1 + ((i * 37) % 700))).toISOString().slice(0, 10);
    lines.push(
      `${i},K${(i * 31) % 211},${day},${20 + (i % 97)}.50,${i % 211 < 60 ? "华东" : "华南"}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

inWebKit(
  "makes the report that Chromium makes of picked files, and keeps its reader's company",
  async () => {
    const file = chromium.temporaryFile("orders.csv", ordersCsv());
    await browser!.get(pathToFileURL(chromium.pagePath).href);
    await within('input[type="file"]');
    const input = await run<Element>("return all('input[type=\"file\"]')[0]");
    await input.sendKeys(file);
    await press("#read");
    const report = await reportOf();
    const expected = await inChromium(file);
    expect(report.figures).toEqual(expected.figures);

    await run('all("clientele-chart")[0].scrollIntoView()');
    const drawn = () => run<number>('return all("clientele-chart svg").length');
    await expect.poll(drawn, { timeout: 30_000 }).toBeGreaterThan(0);

    await press("#what-if");
    await within("[data-option=filter]");
    await run(`const [select] = all("[data-option=filter]");
      select.selectedIndex = [...select.options].findIndex((one) => one.text.trim() === "华东");
      select.dispatchEvent(new Event("change"));`);
    await within(".in-force .filter");
    const all = report.figures["customers.buying"]!.value;
    const buying = async () => (await reportOf()).figures["customers.buying"]!.value;
    await expect.poll(buying, { timeout: 30_000 }).toBeLessThan(all);
    await press("#list");
    await within("button.one");
    await press("button.one");
    await within(".card[role=region]");

    await press(".back");
    await run('all("dialog[open]")[0].close()');
    const shown = await reportOf();
    await press("#save");
    const path = await saved(/\.html$/);
    await browser!.get(pathToFileURL(path).href);
    expect((await reportOf()).figures).toEqual(shown.figures);
    expect(asked).toEqual([]);
  },
  400_000,
);

inWebKit(
  "whose network is watched: a page's policy holds, and what one without asks for is seen",
  async () => {
    await browser!.get(pathToFileURL(chromium.pagePath).href);
    await run(`const refused = (document.refused = []);
    document.addEventListener("securitypolicyviolation", (event) => refused.push(event.blockedURI));
    fetch("http://leak.invalid/none").catch(() => undefined);
    document.body.append(Object.assign(new Image(), { src: "http://leak.invalid/none" }));`);
    await expect.poll(() => run("return document.refused.length"), { timeout: 20_000 }).toBe(2);
    const page = chromium.temporaryFile("free.html", '<img src="http://leak.invalid/one">');
    await browser!.get(pathToFileURL(page).href);
    await expect.poll(() => asked, { timeout: 20_000 }).toEqual(["http://leak.invalid/one"]);
  },
);
