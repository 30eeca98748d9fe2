// write-excel-file zips in workers made from text; here it is done at once, in place: the page allows
// no such code, and a report's workbook is small.
import type { Plugin } from "vite";

const PLACE = new URL("../src/report/zip_now.ts", import.meta.url).pathname;

export function zipNow(): Plugin {
  return {
    name: "zip-now",
    enforce: "pre",
    resolveId: (source) => (source.endsWith("zip/zipToArrayBuffer.js") ? PLACE : null),
  };
}
