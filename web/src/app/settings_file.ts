// The rules in force as a file, the same that the command's --config reads (core/docs/settings.md):
// settings without any data but the ids of customers that the reader judged to be one, or two.
import type { Judgements, Settings } from "../../../wasm/clientele.ts";
import { judgementsIn } from "../customers/judgements.ts";
import type { FileForm } from "../intake/file_form.ts";
import type { SavedColumn } from "../intake/saved_mapping.ts";

const LONGEST = 1 << 20;

export interface Kept {
  options?: Settings;
  /** What columns mean; none where that is as recognised. */
  mappings?: readonly SavedColumn[];
  /** What the reader judged of ids. */
  duplicates?: Judgements;
  /** How files are read, where the reader said. */
  files?: readonly FileForm[];
}

export function settingsFile(kept: Kept): string {
  const { options = {}, mappings = [], duplicates, files = [] } = kept;
  const settings = {
    ...(files.length > 0 ? { files } : {}),
    ...(mappings.length > 0 ? { mappings } : {}),
    ...(judgementsIn(duplicates) ? { duplicates } : {}),
    options,
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** What a settings file holds beside mappings. */
export interface Rules {
  options: Settings;
  duplicates: Judgements | undefined;
}

/** The rules in a settings file; undefined where it is none. The core says what is wrong in them. */
export async function readSettingsFile(file: Blob): Promise<Rules | undefined> {
  if (file.size > LONGEST) return undefined;
  try {
    const read: unknown = JSON.parse(await file.text());
    if (typeof read !== "object" || read === null || Array.isArray(read)) return undefined;
    const { options = {}, duplicates } = read as { options?: unknown; duplicates?: unknown };
    return typeof options === "object" && options !== null && !Array.isArray(options)
      ? { options: options as Settings, duplicates: judgementsIn(duplicates) }
      : undefined;
  } catch {
    return undefined;
  }
}
