// One run of Clientele's Wasm module on a workbook, in node, as the page does it:
//   node xlsx_clientele.mjs WORKBOOK REPORT
// Time runs from the file's bytes to the sealed ledger, unpacking included. Prints
// {seconds, rss_bytes, wasm_bytes, phases}; the report is written afterwards.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";

const [file, reportFile] = process.argv.slice(2);
const root = resolve(import.meta.dirname, "../..");
const { loadClientele } = await import(resolve(root, "build/bench/wrapper.mjs"));
const core = await loadClientele(readFileSync(resolve(root, "build/wasm/clientele_wasm.wasm")));
const SLICE = 1 << 20;
const name = basename(file);
let bytes = readFileSync(file);

const began = performance.now();
const book = core.workbook(name, bytes.length, bytes.subarray(0, 4 << 20));
const text = [];
const keep = (parts) => text.push(...parts.flatMap((part) => part.text ?? []));
for (let piece = book.wanted(); piece; piece = book.wanted()) {
  const last = piece.offset + piece.size;
  for (let from = piece.offset; from < last; from += SLICE)
    keep(book.feed(bytes.subarray(from, Math.min(last, from + SLICE))));
  keep(book.end());
}
book.close();
bytes = undefined;
const unpacked = performance.now();

const size = text.reduce((sum, part) => sum + part.length, 0);
const head = Buffer.concat(text.slice(0, 2)).subarray(0, 1 << 20);
const session = core.open([core.plan(name, size, head, undefined, "shown")]);
let state = 0;
let offset = 0;
for (let part = text.shift(); part; part = text.shift()) {
  state = session.add(0, offset, part, state, text.length === 0);
  offset += part.length;
}
const added = performance.now();
session.seal();
const sealed = performance.now();

console.log(
  JSON.stringify({
    seconds: (sealed - began) / 1000,
    phases: {
      unpack: (unpacked - began) / 1000,
      read: (added - unpacked) / 1000,
      seal: (sealed - added) / 1000,
    },
    wasm_bytes: core.memoryBytes,
    rss_bytes: process.resourceUsage().maxRSS * 1024,
  }),
);
writeFileSync(reportFile, session.reportText({ sections: ["data"] }));
process.exit(0);
