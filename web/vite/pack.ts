// The core as it is shipped inside a text: base64 of a gzip stream. Base64 of plain Wasm would compress
// badly, of a gzip stream it costs nothing once the text itself is compressed. Zopfli's stream is a few
// percent smaller than zlib's, and any browser reads it; it takes long, so it is kept.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipAsync } from "@gfx/zopfli";

/** What Zopfli advises for files of several MB; more passes take long and gain little. */
const PASSES = 5;

export async function packed(path: string): Promise<string> {
  const wasm = readFileSync(path);
  const hash = createHash("sha256").update(wasm).digest("hex").slice(0, 16);
  const kept = join(dirname(path), `packed-${PASSES}-${hash}.txt`);
  if (existsSync(kept)) return readFileSync(kept, "utf8");
  const text = Buffer.from(await gzipAsync(wasm, { numiterations: PASSES })).toString("base64");
  writeFileSync(kept, text);
  return text;
}
