// scripts/bench xlsx: a workbook of 541,909 rows, from its bytes to the sealed ledger, against hucre.
//   node xlsx.mjs CSV [ROUNDS]       (default 3)
// Every candidate runs in a process of its own, in turn in every round; medians and the ratios the
// project set itself are printed and kept in build/bench/xlsx.{md,json}.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { basename, join, resolve } from "node:path";
import { differ, median, run } from "./run.mjs";

const here = import.meta.dirname;
const root = resolve(here, "../..");
const folder = join(root, "build/bench");
const [csv, given] = process.argv.slice(2);
const rounds = Number(given ?? 3);
const workbook = join(folder, "online_retail.xlsx");
const settings = join(folder, "xlsx-settings.json");
const native = join(root, "build/native/clientele");
const ROWS = 541_909;

if (!existsSync(workbook)) {
  process.stderr.write(`   making ${workbook}\n`);
  await run("/usr/bin/python3", [join(here, "workbook.py"), csv, workbook]);
}
writeFileSync(settings, JSON.stringify({ options: { sections: ["data"] } }));

const nodeRun = async (script, args) =>
  JSON.parse((await run(process.execPath, [join(here, script), ...args])).output);
// The whole process: reading the file and the shortest report are in its time.
const nativeRun = async (file, threads, report) => {
  const { seconds, peak } = await run(native, [
    ...["report", file, "--threads", String(threads), "--json", report, "--config", settings],
  ]);
  return { seconds, rss_bytes: peak };
};
const reportOf = (name) => join(folder, `xlsx-${name}.json`);
const candidates = {
  "Clientele Wasm, 1 instance": () => nodeRun("xlsx_clientele.mjs", [workbook, reportOf("wasm")]),
  "Clientele native, 1 thread": () => nativeRun(workbook, 1, reportOf("native")),
  "Clientele native, 2 threads": () => nativeRun(workbook, 2, reportOf("native-2")),
  hucre: () => nodeRun("xlsx_hucre.mjs", [workbook]),
};

const runs = {};
for (let round = 0; round < rounds; round++) {
  for (const [name, candidate] of Object.entries(candidates)) {
    process.stderr.write(`   round ${round + 1} of ${rounds}: ${name}\n`);
    (runs[name] ??= []).push(await candidate());
  }
}

// The workbook says what the CSV says.
await nativeRun(csv, 1, reportOf("csv"));
const figures = (name) => JSON.parse(readFileSync(reportOf(name), "utf8")).figures;
for (const name of ["native", "native-2", "wasm"]) {
  const difference = differ(figures("csv"), figures(name), "figures");
  if (difference) throw new Error(`${name} and the CSV differ: ${difference}`);
}
if (figures("csv")["data.rows"].value !== ROWS || runs.hucre[0].rows !== ROWS)
  throw new Error("not every row was read");

const medians = Object.fromEntries(
  Object.entries(runs).map(([name, all]) => [
    name,
    {
      seconds: median(all.map(({ seconds }) => seconds)),
      rss_bytes: median(all.map(({ rss_bytes }) => rss_bytes)),
    },
  ]),
);
const peer = medians.hucre;
const machine = `${cpus().length} x ${cpus()[0]?.model ?? "unknown"}, node ${process.version}`;
const lines = [
  "# Excel: from a workbook's bytes to the sealed ledger",
  "",
  `${machine}; ${basename(workbook)}, ${ROWS.toLocaleString("en")} rows; medians of ${rounds} interleaved`,
  "runs, each in a process of its own. hucre ends with rows in memory. Native times are those of the",
  "whole process. All Clientele candidates give the CSV's figures.",
  "",
  "| candidate | s | process MB | hucre's time / its time | its memory / hucre's |",
  "|---|--:|--:|--:|--:|",
  ...Object.entries(medians).map(
    ([name, { seconds, rss_bytes }]) =>
      `| ${name} | ${seconds.toFixed(2)} | ${Math.round(rss_bytes / 1e6)} | ` +
      `${(peer.seconds / seconds).toFixed(1)} | ${(rss_bytes / peer.rss_bytes).toFixed(2)} |`,
  ),
  "",
  "Targets: at least 5 times as fast, at most 0.25 of the memory.",
  "",
];
writeFileSync(join(folder, "xlsx.md"), lines.join("\n"));
writeFileSync(
  join(folder, "xlsx.json"),
  JSON.stringify({ machine, rounds, runs, medians }, null, 1),
);
console.log(lines.join("\n"));
