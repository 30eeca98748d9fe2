// From the built page to the two files a reader gets, each with everything inlined:
//   dist/clientele.html  the page: files in, report out (script, CSS, worker, core)
//   dist/viewer.html     a report only, no core; a saved report is this file with the report's JSON
//                        in its place. The command writes it so; the page makes its own.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import type { Plugin } from "vite";
import { CORE_ELEMENT } from "../src/app/core_bytes.ts";
import { contentPolicy, viewerFile } from "../src/app/viewer_file.ts";
import { packed } from "./pack.ts";

function only(html: string, element: "script" | "style"): string {
  const found = [...html.matchAll(new RegExp(`<${element}[^>]*>([^]*?)</${element}>`, "g"))];
  if (found.length !== 1) throw new Error(`${found.length} ${element} elements instead of one`);
  return found[0]![1]!;
}

export function files(core: string): Plugin {
  return {
    name: "files",
    enforce: "post",
    apply: "build",
    generateBundle: {
      order: "post",
      async handler(_output, bundle) {
        if (!existsSync(core))
          this.error(`${core} is missing: build it first (cmake --build --preset wasm)`);
        const page = bundle["clientele.html"];
        if (page?.type !== "asset") return this.error("there is no page");
        const html = String(page.source);
        const script = only(html, "script");
        const style = only(
          html.replace(script, () => ""),
          "style",
        );
        const hash = `sha256-${createHash("sha256").update(script).digest("base64")}`;
        this.emitFile({
          type: "asset",
          fileName: "viewer.html",
          source: viewerFile({ script, style, hash }),
        });
        const wasm = await packed(core);
        page.source = html
          .replace(
            "<!-- policy -->",
            () =>
              `<meta http-equiv="Content-Security-Policy" content="${contentPolicy([hash], true)}" />`,
          )
          .replace(
            "<!-- core -->",
            () => `<script type="application/gzip" id="${CORE_ELEMENT}">${wasm}</script>`,
          );
      },
    },
  };
}
