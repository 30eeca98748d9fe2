// What the benches share: processes with their time and peak memory, medians, equal reports.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

// Runs a program; answers what it printed, how long it took and the most memory it held (the kernel's
// own mark, read while it runs).
export function run(program, args) {
  return new Promise((done, failed) => {
    const began = performance.now();
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    let peak = 0;
    const watch = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
        peak = Math.max(peak, 1024 * Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      } catch {
        clearInterval(watch); // no /proc here, or the process has ended
      }
    }, 10);
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (errors += text));
    child.on("close", (status) => {
      clearInterval(watch);
      const seconds = (performance.now() - began) / 1000;
      if (status !== 0)
        failed(new Error(`${program} ${args.join(" ")}: exit ${status}\n${errors}`));
      else done({ output, seconds, peak });
    });
  });
}

export function median(values) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// Reports must agree: integers and texts the same, other numbers to 1e-9.
export function differ(a, b, path = "report") {
  if (typeof a === "number" && typeof b === "number") {
    if (a === b) return undefined;
    const close = Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
    return close && !(Number.isInteger(a) && Number.isInteger(b))
      ? undefined
      : `${path}: ${a}, ${b}`;
  }
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const found = differ(a[key], b[key], `${path}.${key}`);
      if (found) return found;
    }
    return undefined;
  }
  return a === b ? undefined : `${path}: ${a}, ${b}`;
}
