// Adds up what the suites of scripts/test reported and prints one summary: a line a suite, then
// "N passed, N failed, N skipped". Usage: node scripts/tally.mjs FOLDER. Exits 1 on any failure.
// Reads GoogleTest's JSON, Vitest's JSON, and one line files "passed failed skipped" (*.count).
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

const folder = process.argv[2];

function googleTest(report) {
  const counts = { passed: 0, failed: 0, skipped: 0, notes: [] };
  for (const suite of report.testsuites) {
    for (const test of suite.testsuite) {
      const name = `${suite.name}.${test.name}`;
      if (test.failures) {
        counts.failed += 1;
        counts.notes.push(`failed: ${name}`);
      } else if (test.result === "SKIPPED" || test.status === "NOTRUN") {
        counts.skipped += 1;
        counts.notes.push(`skipped: ${name}`);
      } else {
        counts.passed += 1;
      }
    }
  }
  return counts;
}

function vitest(report) {
  const counts = { passed: 0, failed: 0, skipped: 0, notes: [] };
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      const kind = { passed: "passed", failed: "failed" }[test.status] ?? "skipped";
      counts[kind] += 1;
      if (kind !== "passed") counts.notes.push(`${kind}: ${test.fullName}`);
    }
    if (file.status === "failed" && file.assertionResults.length === 0) {
      counts.failed += 1;
      counts.notes.push(`failed: ${file.name} could not be loaded`);
    }
  }
  return counts;
}

function countLine(text) {
  const [passed, failed, skipped] = text.trim().split(/\s+/).map(Number);
  return { passed, failed, skipped, notes: [] };
}

function read(file) {
  const text = readFileSync(join(folder, file), "utf8");
  if (file.endsWith(".count")) return countLine(text);
  const report = JSON.parse(text);
  return report.testsuites ? googleTest(report) : vitest(report);
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const file of readdirSync(folder).sort()) {
  if (!/\.(json|count)$/.test(file)) continue;
  const name = basename(file).replace(/\.(json|count)$/, "");
  const counts = read(file);
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
  console.log(
    `${name.padEnd(24)} ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  );
  for (const note of counts.notes) console.log(`    ${note}`);
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
