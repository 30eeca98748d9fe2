// One run of Clientele's Wasm module in node:
//   node clientele.mjs FILE WORKERS WARM-UP-FILE REPORT [SECTION,…]
// Does the warm-up file first (its time is cold_seconds), then FILE, in slices read from disk's cache;
// time runs to the report's JSON, which is written to REPORT afterwards. WORKERS 1 is one instance on
// this thread. Prints {seconds, cold_seconds, wasm_bytes, rss_bytes, phases}.
import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";

const [file, workers, warmUp, reportFile, sections] = process.argv.slice(2);
const options = { sections: sections ? sections.split(",") : [] };
const root = resolve(import.meta.dirname, "../..");
const { loadClientele } = await import(resolve(root, "build/bench/wrapper.mjs"));
const SLICE = 4 << 20;

const core = await loadClientele(readFileSync(resolve(root, "build/wasm/clientele_wasm.wasm")));

function alone(path) {
  const began = performance.now();
  const size = statSync(path).size;
  const input = openSync(path, "r");
  const buffer = new Uint8Array(SLICE);
  const head = buffer.subarray(0, readSync(input, buffer, 0, 1 << 20, 0));
  const session = core.open([core.plan(basename(path), size, head)]);
  let state = 0;
  for (let offset = 0; offset < size; offset += SLICE) {
    const slice = buffer.subarray(0, readSync(input, buffer, 0, SLICE, offset));
    state = session.add(0, offset, slice, state, offset + SLICE >= size);
  }
  const added = performance.now();
  const ledgerBytes = session.seal();
  const sealed = performance.now();
  const report = session.reportText(options);
  const done = performance.now();
  closeSync(input);
  session.close();
  return {
    report,
    seconds: (done - began) / 1000,
    phases: {
      read: (added - began) / 1000,
      seal: (sealed - added) / 1000,
      report: (done - sealed) / 1000,
    },
    ledger_bytes: ledgerBytes,
  };
}

const run =
  workers === "1"
    ? alone
    : await (await import("./together.mjs")).together(core, Number(workers), options);
const cold = await run(warmUp);
const { report, ...figures } = await run(file);
writeFileSync(reportFile, report);
console.log(
  JSON.stringify({
    ...figures,
    cold_seconds: cold.seconds,
    wasm_bytes: figures.wasm_bytes ?? core.memoryBytes,
    rss_bytes: process.resourceUsage().maxRSS * 1024,
  }),
);
process.exit(0);
