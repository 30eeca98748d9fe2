// The Content-Security-Policy of the built files. It stands in the file itself, because a file
// opened from disk has no server to send it. The inlined script is named by its hash, so that no
// other script can run; styles are inline by nature (charts set them on elements).
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

export function policyFor(html: string, options: { wasm: boolean }): string {
  const scripts = [
    ...html.matchAll(/<script(?![^>]*application\/json)[^>]*>([\s\S]*?)<\/script>/g),
  ];
  const hashes = scripts.map(
    ([, code]) => `'sha256-${createHash("sha256").update(code!).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${hashes.join(" ")}${options.wasm ? " 'wasm-unsafe-eval'" : ""}`,
    ...(options.wasm ? ["worker-src blob:"] : []),
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "font-src data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Writes the policy into the file where the placeholder stands, once everything is inlined. */
export function contentPolicy(options: { wasm: boolean }): Plugin {
  return {
    name: "content-policy",
    enforce: "post",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_output, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== "asset" || !file.fileName.endsWith(".html")) continue;
          const html = String(file.source);
          const policy = `<meta http-equiv="Content-Security-Policy" content="${policyFor(html, options)}" />`;
          if (!html.includes("<!-- policy -->")) this.error(`${file.fileName} has no policy mark`);
          file.source = html.replace("<!-- policy -->", () => policy);
        }
      },
    },
  };
}
