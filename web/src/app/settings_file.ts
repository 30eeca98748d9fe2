// The rules in force as a file, the same that the command's --config reads (core/docs/settings.md):
// settings without any data but the ids of customers that the reader judged to be one, or two.
import type { Judgements, Settings } from "../../../wasm/clientele.ts";
import { judgementsIn, NO_JUDGEMENTS } from "../customers/judgements.ts";
import type { SavedColumn } from "../intake/saved_mapping.ts";

const LONGEST = 1 << 20;

/**
 * `mappings` say what columns mean; left out where that is as recognised. `duplicates` hold ids, where the
 * reader has judged any.
 */
export function settingsFile(
  options: Settings,
  mappings: readonly SavedColumn[] = [],
  duplicates: Judgements = NO_JUDGEMENTS,
): string {
  const settings = {
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
