// Builds the two files a reader gets, each with everything inlined:
//   --mode page    dist/clientele.html  the page: files in, report out (script, CSS, worker, Wasm)
//   --mode viewer  dist/viewer.html     a report only, no Wasm; a saved report is this file with the
//                                       report's JSON put into its placeholder
// The page also carries the viewer's text, because "save report" writes it: viewer is built first.
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentPolicy } from "./vite/policy.ts";
import { packedText, packedWasm } from "./vite/packed.ts";

const dist = new URL("../dist/", import.meta.url).pathname;
const wasm = new URL("../build/wasm/clientele_wasm.wasm", import.meta.url).pathname;

export default defineConfig(({ mode }) => {
  const page = mode === "page";
  return {
    root: import.meta.dirname,
    base: "./",
    publicDir: false,
    worker: { format: "iife" as const },
    plugins: [
      ...(page ? [packedWasm(wasm), packedText("virtual:viewer", `${dist}viewer.html`)] : []),
      viteSingleFile({ removeViteModuleLoader: true }),
      contentPolicy({ wasm: page }),
    ],
    build: {
      target: "es2022",
      outDir: dist,
      emptyOutDir: false,
      modulePreload: false,
      reportCompressedSize: false,
      rollupOptions: {
        input: `${import.meta.dirname}/${page ? "clientele" : "viewer"}.html`,
      },
    },
    server: { fs: { allow: [".."] } },
  };
});
