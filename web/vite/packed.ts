// Puts files into the script, compressed: a gzip stream as base64, unpacked in the page by
// src/app/unpack.ts. Base64 of plain Wasm would compress badly; of a gzip stream it costs nothing
// once the page itself is compressed. Zopfli's stream is a few percent smaller than zlib's, and any
// browser reads it.
import { existsSync, readFileSync } from "node:fs";
import { gzipAsync } from "@gfx/zopfli";
import type { Plugin } from "vite";

/** What Zopfli advises for files of several MB; more passes take long and gain little. */
const PASSES = 5;

function packed(id: string, path: string, hint: string): Plugin {
  return {
    name: `packed:${id}`,
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(resolved) {
      if (resolved !== `\0${id}`) return undefined;
      if (!existsSync(path)) this.error(`${path} is missing: ${hint}`);
      this.addWatchFile(path);
      const bytes = await gzipAsync(readFileSync(path), { numiterations: PASSES });
      return `export default ${JSON.stringify(Buffer.from(bytes).toString("base64"))};`;
    },
  };
}

/** `virtual:wasm`: the core's module. */
export function packedWasm(path: string): Plugin {
  return packed("virtual:wasm", path, "build it first (cmake --build --preset wasm)");
}

export function packedText(id: string, path: string): Plugin {
  return packed(id, path, "build it first (npm run build:viewer)");
}
