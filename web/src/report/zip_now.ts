// The zip of a workbook, made at once instead of in a worker (vite/zip_now.ts puts this in place).
import { zipSync } from "fflate";

export default function zipNow(files: Record<string, Uint8Array>): Promise<ArrayBuffer> {
  return Promise.resolve(zipSync(files, { level: 6 }).buffer as ArrayBuffer);
}
