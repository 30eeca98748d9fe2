// One run of hucre, the fastest JavaScript reader measured, on a workbook: node xlsx_hucre.mjs WORKBOOK
// Time runs from the file's bytes to rows in memory. Prints {seconds, rss_bytes, rows}.
import { readFileSync } from "node:fs";
import { readXlsx } from "hucre/xlsx";

const bytes = readFileSync(process.argv[2]);
const began = performance.now();
const { sheets } = await readXlsx(bytes);
const seconds = (performance.now() - began) / 1000;
console.log(
  JSON.stringify({
    seconds,
    rows: sheets[0].rows.length - 1,
    rss_bytes: process.resourceUsage().maxRSS * 1024,
  }),
);
