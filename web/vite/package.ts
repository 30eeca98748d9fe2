// What the package's build adds to Vite's: the core and the viewer as modules of their own, which are
// loaded when they are needed, and the address of the worker's file.
import { existsSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { noticeText } from "./notices.ts";
import { packed } from "./pack.ts";

const OWN = "\0";
const CORE = "virtual:clientele/core";
const VIEWER = "virtual:clientele/viewer";

/** Written in this form, bundlers find the file and take it along. */
const WORKER_FILE = 'new URL("./worker.js", import.meta.url)';

/** Where the two come from: build/wasm/clientele_wasm.wasm and dist/viewer.html. */
export function packageTexts(core: string, viewer: string): Plugin {
  return {
    name: "package-texts",
    apply: "build",
    buildStart() {
      for (const path of [core, viewer])
        if (!existsSync(path)) this.error(`${path} is missing: build the core and the page first`);
    },
    resolveId: (id) => (id === CORE || id === VIEWER ? OWN + id : undefined),
    async load(id) {
      if (id === OWN + CORE) return `export default ${JSON.stringify(await packed(core))};`;
      if (id !== OWN + VIEWER) return undefined;
      return `export default ${JSON.stringify(readFileSync(viewer, "utf8"))};`;
    },
    generateBundle(_output, bundle) {
      const [index] = Object.values(bundle).filter((part) => part.fileName === "index.js");
      if (index?.type !== "chunk") return this.error("there is no index.js");
      const parts = index.code.split("CLIENTELE_WORKER_FILE");
      if (parts.length !== 2) return this.error("the worker's file is not named once");
      index.code = parts.join(WORKER_FILE);
      this.emitFile({ type: "asset", fileName: "NOTICES.txt", source: noticeText() });
    },
  };
}
