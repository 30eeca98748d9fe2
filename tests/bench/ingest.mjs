// scripts/bench ingest: order files into a report, against DuckDB-Wasm's load and aggregate.
//   node ingest.mjs [ROUNDS]         (default 3; CLIENTELE_BENCH_SIZES=1m or 1m,10m)
// Every candidate runs in a process of its own, the candidates in turn in every round; medians are
// printed, with the ratios the project set itself, and kept in build/bench/ingest.{md,json}.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { differ, median, run } from "./run.mjs";

const here = import.meta.dirname;
const root = resolve(here, "../..");
const folder = join(root, "build/bench");
const rounds = Number(process.argv[2] ?? 3);
const sizes = {
  "1m": { rows: 1_000_000, customers: 100_000 },
  "10m": { rows: 10_000_000, customers: 1_000_000 },
};
const chosen = (process.env.CLIENTELE_BENCH_SIZES ?? "1m,10m").split(",");
const warmUp = join(folder, "orders-1m.csv");
const native = join(root, "build/native/clientele");
// What is measured is reading and describing; models are measured by `scripts/bench models`. The whole
// report stands beside it.
const sections = ["data", "profile", "behaviour", "value", "satisfaction"];
const settings = join(folder, "settings.json");
const TWICE = "Clientele Wasm, 2 single instances at once";

async function nodeRun(script, args) {
  const { output } = await run(process.execPath, [join(here, script), ...args]);
  return JSON.parse(output);
}
async function nativeRun(file, threads, report) {
  const { seconds, peak } = await run(native, [
    ...["report", file, "--threads", String(threads), "--json", report, "--config", settings],
  ]);
  return { seconds, rss_bytes: peak };
}

const candidates = (file, size) => ({
  "Clientele Wasm, 1 instance": () =>
    nodeRun("clientele.mjs", [
      ...[file, "1", warmUp, join(folder, `wasm-1-${size}.json`), sections.join(",")],
    ]),
  "Clientele Wasm, 2 workers": () =>
    nodeRun("clientele.mjs", [
      ...[file, "2", warmUp, join(folder, `wasm-2-${size}.json`), sections.join(",")],
    ]),
  "Clientele Wasm, 1 instance, every section": () =>
    nodeRun("clientele.mjs", [file, "1", warmUp, join(folder, `every-${size}.json`)]),
  // The same work twice, at once: what this machine's cores give, which no splitting of it can beat.
  [TWICE]: async () => {
    const both = await Promise.all(
      ["a", "b"].map((name) =>
        nodeRun("clientele.mjs", [
          ...[file, "1", warmUp, join(folder, `twice-${name}-${size}.json`), sections.join(",")],
        ]),
      ),
    );
    return { seconds: (both[0].seconds + both[1].seconds) / 2 };
  },
  "Clientele native, 1 thread": () => nativeRun(file, 1, join(folder, `native-1-${size}.json`)),
  "Clientele native, 2 threads": () => nativeRun(file, 2, join(folder, `native-2-${size}.json`)),
  "DuckDB-Wasm, load and aggregate": () => nodeRun("duckdb.mjs", [file, "load", warmUp]),
  "DuckDB-Wasm, direct read_csv": () => nodeRun("duckdb.mjs", [file, "direct", warmUp]),
});

async function measure(size) {
  const { rows, customers } = sizes[size];
  const file = join(folder, `orders-${size}.csv`);
  const runs = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, candidate] of Object.entries(candidates(file, size))) {
      process.stderr.write(`   ${size}, round ${round + 1} of ${rounds}: ${name}\n`);
      (runs[name] ??= []).push(await candidate());
    }
  }
  const json = (name) => JSON.parse(readFileSync(join(folder, `${name}-${size}.json`), "utf8"));
  const expected = json("native-1");
  for (const name of ["wasm-1", "wasm-2", "native-2"]) {
    const difference = differ(expected, json(name));
    if (difference) throw new Error(`${name} and native-1 report differently: ${difference}`);
  }
  const duck = runs["DuckDB-Wasm, load and aggregate"][0];
  if (expected.figures["data.rows"].value !== duck.rows || duck.rows !== rows) {
    throw new Error("not every row was read");
  }
  const medians = {};
  for (const [name, all] of Object.entries(runs)) {
    medians[name] = Object.fromEntries(
      ["seconds", "cold_seconds", "rss_bytes", "wasm_bytes", "ledger_bytes"].map((key) => [
        key,
        median(all.map((one) => one[key])),
      ]),
    );
  }
  return { rows, customers, runs, medians };
}

function ratios(medians) {
  const one = medians["Clientele Wasm, 1 instance"];
  const two = medians["Clientele Wasm, 2 workers"];
  const duck = medians["DuckDB-Wasm, load and aggregate"];
  const single = medians["Clientele native, 1 thread"];
  return [
    ["DuckDB's time / one instance", duck.seconds / one.seconds, "at least 3"],
    ["one instance's memory / DuckDB's (module)", one.wasm_bytes / duck.wasm_bytes, "at most 0.33"],
    ["one instance's memory / DuckDB's (process)", one.rss_bytes / duck.rss_bytes, "at most 0.33"],
    [
      `one instance's time / two workers (this machine's cores give ${((2 * one.seconds) / medians[TWICE].seconds).toFixed(2)})`,
      one.seconds / two.seconds,
      "at least 1.5",
    ],
    ["two workers' memory / DuckDB's (modules)", two.wasm_bytes / duck.wasm_bytes, "at most 0.5"],
    ["two workers' memory / DuckDB's (process)", two.rss_bytes / duck.rss_bytes, "at most 0.5"],
    ["one instance's time / native, one thread", one.seconds / single.seconds, "at most 1.5"],
  ];
}

const megabytes = (bytes) => (bytes === undefined ? "" : String(Math.round(bytes / 1e6)));
const seconds = (value) => (value === undefined ? "" : value.toFixed(2));

function table(size, { rows, customers, medians }) {
  const lines = [
    `## ${rows.toLocaleString("en")} rows, ${customers.toLocaleString("en")} customers`,
    "",
    "| candidate | s | s, first run of the 1M file | module MB | process MB |",
    "|---|--:|--:|--:|--:|",
    ...Object.entries(medians).map(
      ([name, m]) =>
        `| ${name} | ${seconds(m.seconds)} | ${seconds(m.cold_seconds)} | ${megabytes(m.wasm_bytes)} | ${megabytes(m.rss_bytes)} |`,
    ),
    "",
    ...ratios(medians).map(
      ([name, value, target]) => `- ${name}: **${value.toFixed(2)}** (target ${target})`,
    ),
    "",
  ];
  const ledger = medians["Clientele Wasm, 1 instance"].ledger_bytes;
  if (ledger !== undefined) lines.push(`Ledger: ${(ledger / rows).toFixed(1)} bytes a row.`, "");
  return lines.join("\n");
}

mkdirSync(folder, { recursive: true });
writeFileSync(settings, JSON.stringify({ options: { sections } }));
for (const size of new Set(["1m", ...chosen])) {
  const file = join(folder, `orders-${size}.csv`);
  if (existsSync(file)) continue;
  process.stderr.write(`   making ${file}\n`);
  const { rows, customers } = sizes[size];
  await run(process.execPath, [join(here, "generate.mjs"), file, String(rows), String(customers)]);
}
const results = {};
for (const size of chosen) {
  results[size] = await measure(size);
  process.stderr.write(`${table(size, results[size])}\n`);
}

const machine = `${cpus().length} x ${cpus()[0]?.model ?? "unknown"}, node ${process.version}`;
const text = [
  "# Ingest: from order files to the report",
  "",
  `${machine}; medians of ${rounds} interleaved runs, each in a process of its own. Wasm candidates`,
  "have done the 1M file once before they are timed; that first run stands beside. Native times are",
  "those of the whole process. The reports of all Clientele candidates agree; unless it says every",
  `section, they hold ${sections.join(", ")}.`,
  "",
  ...chosen.map((size) => table(size, results[size])),
].join("\n");
writeFileSync(join(folder, "ingest.md"), text);
writeFileSync(join(folder, "ingest.json"), JSON.stringify({ machine, rounds, results }, null, 1));
console.log(text);
