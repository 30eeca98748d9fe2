// Runs the programs of tests/bench/models, natively and in Wasm, and prints each median beside its
// limit, how many times the limit it takes, and how many times native Wasm takes. Fails where a
// program's own check of its results does; times are for reading.
import { execFileSync } from "node:child_process";

const read = (file, args) => {
  try {
    return JSON.parse(execFileSync(file, args, { encoding: "utf8" }));
  } catch (error) {
    if (!error.stdout) throw error;
    return JSON.parse(error.stdout);
  }
};

let good = true;
for (const name of process.argv.slice(2)) {
  const native = read(`build/native/tests/${name}_bench`, []);
  const wasm = read(process.execPath, [
    "--no-experimental-fetch",
    `build/wasm-tests/tests/${name}_bench.js`,
  ]);
  good &&= native.good && wasm.good;
  const rows = native.times.map((time, i) => {
    const inWasm = wasm.times[i].ms;
    return {
      [name]: time.name,
      "native ms": Math.round(time.ms),
      limit: time.native,
      "of limit": (time.ms / time.native).toFixed(2),
      "Wasm ms": Math.round(inWasm),
      "Wasm limit": time.wasm,
      "Wasm of limit": (inWasm / time.wasm).toFixed(2),
      "Wasm / native": (inWasm / time.ms).toFixed(2),
    };
  });
  console.table(rows);
  console.log("native", JSON.stringify(native.facts), native.good ? "good" : "WRONG");
  console.log("Wasm  ", JSON.stringify(wasm.facts), wasm.good ? "good" : "WRONG");
}
process.exit(good ? 0 : 1);
