// Builds dist/clientele.html and dist/viewer.html (vite/files.ts) from one script.
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { files } from "./vite/files.ts";
import { noticeComment } from "./vite/notices.ts";
import { zipNow } from "./vite/zip_now.ts";

const at = (path: string) => new URL(path, import.meta.url).pathname;

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  publicDir: false,
  worker: { format: "iife" },
  plugins: [
    zipNow(),
    viteSingleFile({ removeViteModuleLoader: true }),
    files(at("../build/wasm/clientele_wasm.wasm")),
  ],
  build: {
    target: "es2022",
    outDir: at("../dist/"),
    emptyOutDir: false,
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: { input: at("./clientele.html"), output: { postBanner: noticeComment() } },
  },
  server: { fs: { allow: [".."] } },
});
