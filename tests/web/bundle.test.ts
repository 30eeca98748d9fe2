// What is in the built files, and what is not: nothing that reaches the network or makes code from
// text, neither in our sources nor in what they bring along.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "../../web/node_modules/vitest/dist/index.js";
import { dist, pagePath, viewerPath } from "./harness.ts";

const BUDGET = 1.5e6;
const FORBIDDEN =
  /\b(fetch\s*\(|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection|importScripts|serviceWorker|eval\s*\(|new Function|document\.write)/;

// Markup from text is forbidden to our sources. In the bundle Lit parses its own templates (constant
// texts, never values), and ECharts empties elements and draws the tooltip's arrow.
const MARKUP = /\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|DOMParser|srcdoc)\b/;

// Refused by policies without 'unsafe-inline', under which the package has to work: templates set the
// style object (.style=) instead.
const INLINE_STYLE = /<[^>]*[^.]style=["$]/;

for (const path of [pagePath, viewerPath]) {
  describe(path.replace(/.*\//, ""), () => {
    const html = readFileSync(path, "utf8");
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";

    it("fits its budget", () => {
      expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(BUDGET);
    });
    it("knows no network and no dynamic code", () => {
      expect(FORBIDDEN.exec(html.replace(/<meta http-equiv[^>]*>/, ""))).toBeNull();
    });
    it("forbids them to itself", () => {
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("connect-src 'none'");
      expect(policy).toMatch(/script-src 'sha256-/);
      expect(policy).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval')/);
    });
    it("is one file: it refers to no other", () => {
      const outside = html.replace(/<script[^>]*>[^]*?<\/script>/g, "");
      expect(/(src|href)="(?!data:)/.exec(outside)).toBeNull();
    });
  });
}

it("the package knows no network and no dynamic code", () => {
  const folder = join(dist, "npm");
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
  expect(scripts).toEqual(["core.js", "index.js", "viewer.js", "worker.js"]);
  for (const name of scripts)
    expect(FORBIDDEN.exec(readFileSync(join(folder, name), "utf8")), name).toBeNull();
});

it("our sources use none of these", () => {
  const files = sources(new URL("../../web/src/", import.meta.url).pathname);
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    expect(FORBIDDEN.exec(text), file).toBeNull();
    expect(MARKUP.exec(text), file).toBeNull();
    expect(INLINE_STYLE.exec(text), file).toBeNull();
  }
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}
