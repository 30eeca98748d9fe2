// Report JSON from a text. The page shows reports that it did not make, so the shape is looked at
// before anything relies on it; what is wrong inside shows as missing, never as a script error.
import type { Report } from "./model.ts";

export const SCHEMA_VERSION = 1;

export type ReadReport = { report: Report } | { problem: "empty" | "broken" | "newer" };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function readReport(text: string): ReadReport {
  if (text.trim() === "") return { problem: "empty" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "broken" };
  }
  return reportOf(value);
}

export function reportOf(value: unknown): ReadReport {
  if (!isObject(value) || typeof value.schema_version !== "number") return { problem: "broken" };
  if (value.schema_version > SCHEMA_VERSION) return { problem: "newer" };
  const whole = isObject(value.meta) && isObject(value.figures) && Array.isArray(value.sections);
  return whole ? { report: value as unknown as Report } : { problem: "broken" };
}
