// One run of DuckDB-Wasm (the build for node, one thread): node duckdb.mjs FILE load|direct WARM-UP-FILE
//   load    create table from read_csv, then count, first and last date and sum a customer
//   direct  the same aggregate straight over read_csv
// Does the warm-up file first (its time is cold_seconds), then FILE. Time runs from the file's bytes,
// read from disk's cache in pieces as ours are, to the aggregated table; starting the module is not
// counted. Prints {seconds, cold_seconds, customers, rows, total, wasm_bytes, rss_bytes}.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const duckdb = require("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs");
const dist = dirname(require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs"));
const [file, mode, warm_up] = process.argv.slice(2);

const bundles = {
  mvp: { mainModule: join(dist, "duckdb-mvp.wasm"), mainWorker: "" },
  eh: { mainModule: join(dist, "duckdb-eh.wasm"), mainWorker: "" },
};
const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
await database.instantiate();
const connection = database.connect();

const aggregate = (source) => `create table totals as
  select customer_id, count(*) as lines, min(order_date) as first_date,
         max(order_date) as last_date, sum(amount) as amount
  from ${source} group by customer_id`;

function run(path) {
  database.registerFileURL(path, path, duckdb.DuckDBDataProtocol.NODE_FS, false);
  connection.query("drop table if exists orders");
  connection.query("drop table if exists totals");
  const began = performance.now();
  if (mode === "load") {
    connection.query(`create table orders as select * from read_csv('${path}')`);
    connection.query(aggregate("orders"));
  } else {
    connection.query(aggregate(`read_csv('${path}')`));
  }
  return (performance.now() - began) / 1000;
}
const cold_seconds = run(warm_up);
const seconds = run(file);

const [totals] = connection
  .query(
    "select count(*)::double as customers, sum(lines)::double as rows, sum(amount)::double as total from totals",
  )
  .toArray();
console.log(
  JSON.stringify({
    seconds,
    cold_seconds,
    customers: totals.customers,
    rows: totals.rows,
    total: totals.total,
    wasm_bytes: database.mod.HEAPU8.byteLength,
    rss_bytes: process.resourceUsage().maxRSS * 1024,
  }),
);
process.exit(0);
