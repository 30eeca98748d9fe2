// Builds dist/npm/index.js and the modules it loads on demand; scripts/package.mjs does the rest.
import { defineConfig } from "vite";
import { packageTexts } from "./vite/package.ts";
import { zipNow } from "./vite/zip_now.ts";

const at = (path: string) => new URL(path, import.meta.url).pathname;

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  // A page without a bundler has no such variable.
  define: { "process.env.NODE_ENV": '"production"' },
  worker: { format: "iife" },
  plugins: [
    zipNow(),
    packageTexts(at("../build/wasm/clientele_wasm.wasm"), at("../dist/viewer.html")),
  ],
  build: {
    target: "es2022",
    outDir: at("../dist/npm/"),
    emptyOutDir: true,
    reportCompressedSize: false,
    lib: { entry: at("./src/embed/index.ts"), formats: ["es"], fileName: () => "index.js" },
    rollupOptions: { output: { chunkFileNames: "[name].js" } },
  },
});
