// Builds the npm package into dist/npm, and the demo of an intranet beside it: node
// scripts/package.mjs. The core (build/wasm) and the page (dist/viewer.html) come first.
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "vite";

const web = resolve(import.meta.dirname, "..");
const root = resolve(web, "..");
const out = join(root, "dist/npm");

await build({ configFile: join(web, "vite.package.config.ts"), logLevel: "warn" });

// The worker as a file, for pages whose policy lets workers come from files only.
await build({
  configFile: false,
  root: web,
  publicDir: false,
  logLevel: "warn",
  build: {
    target: "es2022",
    outDir: out,
    emptyOutDir: false,
    reportCompressedSize: false,
    lib: {
      entry: join(web, "src/worker/core.worker.ts"),
      name: "worker",
      formats: ["iife"],
      fileName: () => "worker.js",
    },
  },
});

execFileSync(
  join(web, "node_modules/.bin/tsc"),
  [
    ...["--declaration", "--emitDeclarationOnly", "--target", "es2022", "--module", "esnext"],
    ...["--moduleResolution", "bundler", "--allowImportingTsExtensions", "--strict"],
    ...["--rootDir", join(web, "src"), "--outDir", join(out, "types")],
    join(web, "src/embed/api.ts"),
  ],
  { stdio: "inherit" },
);

// Whoever imports them has no .ts files there.
for (const entry of readdirSync(join(out, "types"), { recursive: true })) {
  const path = join(out, "types", entry);
  if (!path.endsWith(".d.ts")) continue;
  writeFileSync(path, readFileSync(path, "utf8").replaceAll('.ts"', '.js"'));
}

const copies = {
  "build/wasm/clientele_wasm.wasm": "clientele.wasm",
  "core/report/report.schema.json": "report.schema.json",
  "web/package/README.md": "README.md",
  "web/package/index.d.ts": "index.d.ts",
  LICENSE: "LICENSE",
};
for (const [from, to] of Object.entries(copies)) copyFileSync(join(root, from), join(out, to));

cpSync(join(web, "demo"), join(root, "dist/demo"), { recursive: true });

const { version } = JSON.parse(readFileSync(join(web, "package.json"), "utf8"));

const description = {
  name: "clientele",
  version,
  description:
    "<customer-report>: turns files about customers into a report, inside the page; nothing leaves it",
  license: "Apache-2.0",
  type: "module",
  exports: {
    ".": { types: "./index.d.ts", default: "./index.js" },
    "./worker.js": "./worker.js",
    "./clientele.wasm": "./clientele.wasm",
    "./report.schema.json": "./report.schema.json",
    "./package.json": "./package.json",
  },
  types: "./index.d.ts",
  sideEffects: ["./index.js"],
  files: ["*.js", "*.d.ts", "types", "*.wasm", "report.schema.json", "NOTICES.txt"],
};
writeFileSync(join(out, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
