// The npm package as others use it: packed, installed from the tarball, in a plain page in a subfolder
// and in a Vite project, under the strict policy its README names, in Chromium.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "../../web/node_modules/vitest/dist/index.js";
import type { CustomerReportElement } from "../../web/src/embed/api.ts";
import {
  attempts,
  dist,
  fixtureReport,
  openAddress,
  startBrowser,
  type Look,
  type Opened,
} from "./harness.ts";
import { serve, type Site } from "./server.ts";

const bin = new URL("../../web/node_modules/.bin", import.meta.url).pathname;

// Nothing may connect; styles, scripts and workers only as the README says.
const BASE = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
const POLICIES = {
  blob: `${BASE}; worker-src blob:; frame-src 'self'`,
  file: `${BASE}; worker-src 'self'`,
  "no-wasm": "default-src 'none'; script-src 'self'; style-src 'self'; worker-src blob:",
};

/** A value of a row, to be looked for where none may be. */
const SECRET = "张三丰";
function ordersCsv(): string {
  const lines = ["订单号,客户编号,姓名,下单日期,渠道,实付金额"];
  for (let i = 0; i < 900; ++i) {
    const day = new Date(Date.UTC(2024, 0, 1 + ((i * 7) % 500))).toISOString().slice(0, 10);
    lines.push(`SO${i},C${(i * 7) % 90},${SECRET}${i % 90},${day},渠道${i % 3},${10 + (i % 300)}`);
  }
  return `${lines.join("\n")}\n`;
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Intranet</title>
    <script type="module" src="PACKAGE"></script>
  </head>
  <body>
    <h1>Intranet</h1>
    <customer-report id="one" lang="zh-CN" theme="light"></customer-report>
    <customer-report id="two" lang="en" theme="dark"
      settings='{"options": {"abc_first": 0.3}}'></customer-report>
  </body>
</html>
`;

let browser: Awaited<ReturnType<typeof startBrowser>>;
let site: Site;
let installed: string;
beforeAll(async () => {
  const scratch = mkdtempSync(join(tmpdir(), "clientele-package-"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", scratch], {
    cwd: join(dist, "npm"),
  });
  const tarball = readdirSync(scratch).find((name) => name.endsWith(".tgz"))!;
  // A project as `npm create vite` leaves it, with the package from the tarball; it has no dependencies,
  // so nothing is asked of a registry.
  const project = join(scratch, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{"name":"scratch","private":true,"type":"module"}');
  const install = ["install", "--offline", "--no-audit", "--no-fund", join(scratch, tarball)];
  execFileSync("npm", install, { cwd: project, stdio: "ignore" });
  installed = join(project, "node_modules/clientele");
  writeFileSync(join(project, "index.html"), PAGE.replace("PACKAGE", "./main.ts"));
  writeFileSync(
    join(project, "main.ts"),
    `import { CustomerReport, type ReportDetail } from "clientele";
const element = document.querySelector("customer-report");
element?.addEventListener("report", ({ detail }) => {
  const { rows }: ReportDetail = detail;
  document.title = String(rows);
});
const other: string = new CustomerReport().theme;
void other;
`,
  );
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext"];
  execFileSync(
    join(bin, "tsc"),
    [...options, "--moduleResolution", "bundler", join(project, "main.ts")],
    { stdio: "inherit" },
  );
  const build = ["build", "--logLevel", "error", "--base", "./", "--outDir", "built"];
  execFileSync(join(bin, "vite"), build, { cwd: project, stdio: "inherit" });

  const plain = join(scratch, "plain");
  cpSync(installed, join(plain, "lib/clientele"), { recursive: true });
  writeFileSync(join(plain, "page.html"), PAGE.replace("PACKAGE", "./lib/clientele/index.js"));
  writeFileSync(
    join(plain, "frame.html"),
    PAGE.replace(
      /<customer-report[^]*report>/,
      '<iframe src="./page.html?policy=blob"></iframe>',
    ).replace(/<script.*script>/, ""),
  );
  site = await serve(
    {
      "/portal/plain/": plain,
      "/portal/vite/": join(project, "built"),
      "/dist/": dist,
    },
    POLICIES,
  );
  browser = await startBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const open = (path: string, look: Look = {}) => openAddress(browser, site.origin + path, look);

/** Loads the orders into the element `id` as a host would, and notes what its events carry. */
async function load(opened: Pick<Opened, "page">, id: string): Promise<string[]> {
  return opened.page.evaluate(
    async ([name, text]) => {
      const element = document.getElementById(name!) as CustomerReportElement;
      const heard: string[] = [];
      for (const kind of ["progress", "mapped", "report", "error"] as const)
        element.addEventListener(kind, ({ detail }) =>
          heard.push(`${kind} ${JSON.stringify(detail)}`),
        );
      await element.load([new File([text!], "orders.csv")]);
      return heard;
    },
    [id, ordersCsv()],
  );
}
const title = (opened: Opened, id: string) => opened.page.locator(`#${id} clientele-report h1`);

it("has what its description promises, and its licence", () => {
  const about = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
    exports: Record<string, string | Record<string, string>>;
    license: string;
  };
  expect(about.license).toBe("Apache-2.0");
  for (const target of Object.values(about.exports).flatMap((to) =>
    typeof to === "string" ? [to] : Object.values(to),
  ))
    expect(readFileSync(join(installed, target)).length, target).toBeGreaterThan(100);
  const notices = readFileSync(join(installed, "NOTICES.txt"), "utf8");
  for (const name of ["lit-html", "echarts", "zrender"])
    expect(notices.includes(`\n${name} `), name).toBe(true);
});

it("makes two reports on one plain page, each in its own language, theme and rules", async () => {
  const opened = await open("/portal/plain/page.html?policy=blob");
  const { page } = opened;
  await page.locator("#one .drop").waitFor();
  const [heard] = await Promise.all([load(opened, "one"), load(opened, "two")]);
  await title(opened, "one").waitFor();
  await title(opened, "two").waitFor();

  // Events tell what happened, and nothing that stands in a row.
  expect(heard[0]).toMatch(/^mapped .*"role":"customer"/);
  expect(heard.some((text) => text.startsWith("progress"))).toBe(true);
  expect(heard.at(-1)).toMatch(/^report .*"rows":900/);
  expect(heard.join()).not.toContain(SECRET);

  expect(await page.locator("#one #save").textContent()).toContain("保存报告");
  expect(await page.locator("#two #save").textContent()).toContain("Save report");
  expect(await page.locator("#one").getAttribute("data-theme")).toBe("light");
  expect(await page.locator("#two").getAttribute("data-theme")).toBe("dark");
  const first = (id: string) =>
    page
      .locator(`#${id}`)
      .evaluate((e) => (e as CustomerReportElement).report!.figures["abc.a.customers"]!.value);
  expect(await first("one")).toBe(9);
  expect(await first("two")).toBe(27);

  // A customer list in one changes nothing in the other; the address and the page's title stay.
  await page.locator("#one .contents a").nth(3).click();
  await page.locator("#one #list").click();
  await page.locator("#one clientele-customers tbody tr:not(.space) th").first().waitFor();
  expect(await page.locator("#two clientele-customers dialog[open]").count()).toBe(0);
  await page.keyboard.press("Escape");
  expect(page.url()).not.toContain("#");
  expect(await page.title()).toBe("Intranet");

  for (const chart of await page.locator("#one clientele-chart").all()) {
    await chart.scrollIntoViewIfNeeded();
    await chart.locator("svg").first().waitFor();
    await chart.hover();
  }
  expect(await opened.seriousViolations()).toEqual([]);
  // What was asked for is the package's own files; the policy had to refuse nothing.
  const own = `${site.origin}/portal/plain/lib/clientele/`;
  const foreign = (await attempts(opened)).filter((url) => !url.startsWith(own));
  expect(foreign).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("hands out the report as files, and shows one that was made before", async () => {
  const opened = await open("/portal/plain/page.html?policy=blob");
  await load(opened, "one");
  const files = await opened.page.evaluate(async () => {
    const one = document.getElementById("one") as CustomerReportElement;
    const two = document.getElementById("two") as CustomerReportElement;
    const texts: Record<string, { name: string; text: string }> = {};
    for (const kind of ["html", "json", "csv", "settings"] as const) {
      const file = await one.exportAs(kind, { plain: kind === "json" });
      texts[kind] = { name: file.name, text: await file.text() };
    }
    two.loadReport(texts.json!.text);
    const masked = await (await one.exportAs("json")).text();
    const refused = await two.exportAs("csv").catch((error: { kind: string }) => error.kind);
    return {
      texts,
      same: JSON.stringify(two.report) === JSON.stringify(one.report),
      masked,
      refused,
    };
  });
  const { html, json, csv, settings } = files.texts;
  expect(html!.name).toMatch(/\.html$/);
  expect(html!.text.replace(/(id="clientele-report">)[^<]*(<\/script>)/, "$1$2")).toBe(
    readFileSync(join(dist, "viewer.html"), "utf8"),
  );
  expect(JSON.parse(json!.text)).toHaveProperty("schema_version", 1);
  const [, first] = csv!.text.split("\r\n");
  expect(first).toMatch(/^"[^"]{0,3}\*\*\*/); // ids are masked unless asked for
  expect(files.masked).toContain("***");
  expect(json!.text).not.toContain("***");
  expect(csv!.text.trim().split("\r\n")).toHaveLength(91);
  expect(JSON.parse(settings!.text)).toEqual({ options: {} });
  expect(files.same).toBe(true);
  expect(files.refused).toBe("no_customers");
  await title(opened, "two").waitFor();
  expect(await opened.page.locator("#two #list").count()).toBe(0);
  await opened.close();
});

it("takes its settings along, also before it stands in the page", async () => {
  const opened = await open("/portal/plain/page.html?policy=blob");
  await opened.page.waitForFunction(() => customElements.get("customer-report"));
  const [company, before, after] = await opened.page.evaluate(async (text) => {
    const element = document.createElement("customer-report") as CustomerReportElement;
    element.settings = { report: { company: "ACME" }, options: { abc_first: 0.2 } };
    const classA = () => element.report!.figures["abc.a.customers"]!.value;
    const report = await element.load([new File([text], "orders.csv")]);
    const first = classA();
    document.body.append(element);
    // Options that change recompute what is shown.
    const again = new Promise((done) => element.addEventListener("report", done, { once: true }));
    element.setAttribute("settings", '{"options": {"abc_first": 0.4}}');
    await again;
    return [report.meta.company, first, classA()];
  }, ordersCsv());
  expect([company, before, after]).toEqual(["ACME", 18, 36]);
  const kind = await opened.page.evaluate(async () => {
    const element = document.getElementById("one") as CustomerReportElement;
    const heard = new Promise<string>((done) =>
      element.addEventListener("error", ({ detail }) => done(detail.kind), { once: true }),
    );
    element.setAttribute("settings", "{not JSON");
    return heard;
  });
  expect(kind).toBe("settings_json");
  await opened.close();
});

it("frees its workers and itself when it is taken out of the page", async () => {
  const opened = await open("/portal/plain/page.html?policy=blob");
  const { page } = opened;
  await load(opened, "one");
  await load(opened, "two");
  expect(page.workers().length).toBeGreaterThanOrEqual(2);
  await page.evaluate(() => {
    const here = globalThis as unknown as { gone: WeakRef<Element> };
    here.gone = new WeakRef(document.getElementById("one")!);
    // Moved, not removed: it goes on as it was.
    document.body.prepend(document.getElementById("two")!);
    document.getElementById("one")!.remove();
  });
  await expect.poll(() => page.workers().length).toBe(1);
  await page.locator("#two #list").waitFor();
  await page.evaluate(() => document.getElementById("two")!.remove());
  await expect.poll(() => page.workers().length).toBe(0);
  await expect
    .poll(
      async () => {
        await page.requestGC();
        return page.evaluate(
          () => (globalThis as unknown as { gone: WeakRef<Element> }).gone.deref() === undefined,
        );
      },
      { timeout: 10_000 },
    )
    .toBe(true);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("can be cancelled, and says why nothing came", async () => {
  const opened = await open("/portal/plain/page.html?policy=blob");
  const kinds = await opened.page.evaluate(
    async ([text, report]) => {
      const element = document.getElementById("one") as CustomerReportElement;
      const kindOf = (promise: Promise<unknown>) =>
        promise.then(
          () => "done",
          (error: { kind: string }) => error.kind,
        );
      const running = kindOf(element.load([new File([text!], "orders.csv")]));
      const overtaken = kindOf(element.load([new File([text!], "orders.csv")]));
      await running;
      element.cancel();
      const empty = await kindOf(element.load([]));
      const broken = await kindOf(
        (async () => element.loadReport(report!.slice(0, report!.length / 2)))(),
      );
      // The reader may check the columns first.
      element.addEventListener("mapped", (event) => event.preventDefault(), { once: true });
      const checked = kindOf(element.load([new File([text!], "orders.csv")]));
      for (;;) {
        const button = element.shadowRoot!.querySelector<HTMLButtonElement>("#read");
        if (button) {
          button.click();
          break;
        }
        await new Promise((later) => setTimeout(later, 20));
      }
      return [await running, await overtaken, empty, broken, await checked];
    },
    [ordersCsv(), JSON.stringify(fixtureReport())],
  );
  expect(kinds).toEqual(["cancelled", "cancelled", "no_files", "report_broken", "done"]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("works where workers may come from files only, and says so where Wasm may not run", async () => {
  const opened = await open("/portal/plain/page.html?policy=file");
  await load(opened, "one");
  await title(opened, "one").waitFor();
  await opened.close();

  const bound = await open("/portal/plain/page.html?policy=no-wasm");
  const kind = await load(bound, "one").then(
    () => "done",
    () => "failed",
  );
  expect(kind).toBe("failed");
  expect(await bound.page.locator("#one .problem").textContent()).toContain("WebAssembly");
  await bound.close();
});

it("works in a frame", async () => {
  const opened = await open("/portal/plain/frame.html?policy=blob");
  const frame = opened.page.frames()[1]!;
  await frame.waitForFunction(() => customElements.get("customer-report"));
  await load({ page: frame as unknown as Opened["page"] }, "one");
  await frame.locator("#one clientele-report h1").waitFor();
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("works in a Vite project that installed the tarball", async () => {
  const opened = await open("/portal/vite/index.html?policy=blob");
  await load(opened, "one");
  await title(opened, "one").waitFor();
  await expect.poll(() => opened.page.title()).toBe("900");
  expect(opened.problems).toEqual([]);
  await opened.close();
});

it("stands in a company's page in the company's colours", async () => {
  const opened = await open("/dist/demo/intranet.html");
  const { page } = opened;
  await page
    .locator("customer-report input[type=file]")
    .first()
    .setInputFiles({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from(ordersCsv()) });
  await expect.poll(() => page.locator("#state").textContent()).toContain("已识别 1 个文件");
  await page.locator("customer-report #read").click();
  await page.locator("clientele-report h1").waitFor();
  await expect.poll(() => page.locator("#state").textContent()).toContain("报告已完成");
  await page.locator("#language").selectOption("en");
  await page.locator("clientele-report h3", { hasText: "Main findings" }).waitFor();
  const chart = page.locator("clientele-chart").first();
  await chart.scrollIntoViewIfNeeded();
  await chart.locator("svg").waitFor();
  for (const theme of ["light", "dark"]) {
    await page.locator("#theme").selectOption(theme);
    await page.locator(`customer-report[data-theme=${theme}]`).waitFor();
    const brand = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue("--brand").trim(),
    );
    const title = page.locator("clientele-report header.title");
    const border = await title.evaluate((element) => getComputedStyle(element).borderBottomColor);
    const channels = [1, 3, 5].map((at) => parseInt(brand.slice(at, at + 2), 16));
    expect(border).toBe(`rgb(${channels.join(", ")})`);
    // So do its charts: what they stress is drawn in it.
    await expect.poll(() => chart.innerHTML()).toContain(brand);
    expect(await opened.seriousViolations()).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  const own = (url: string) => /\/dist\/(npm|demo)\//.test(url);
  expect((await attempts(opened)).filter((url) => !own(url))).toEqual([]);
  expect(opened.problems).toEqual([]);
  await opened.close();
});
