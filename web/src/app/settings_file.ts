// The rules in force as a file: settings without any data, the same that the command's --config reads
// (core/docs/settings.md).
import type { SavedColumn } from "../intake/saved_mapping.ts";
import type { Settings } from "../../../wasm/clientele.ts";

const LONGEST = 1 << 20;

/** `mappings` say what columns mean; left out where that is as recognised. */
export function settingsFile(options: Settings, mappings: readonly SavedColumn[] = []): string {
  const settings = mappings.length > 0 ? { mappings, options } : { options };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** The options in a settings file; undefined where it is none. The core says what is wrong in them. */
export async function readSettingsFile(file: Blob): Promise<Settings | undefined> {
  if (file.size > LONGEST) return undefined;
  try {
    const read: unknown = JSON.parse(await file.text());
    if (typeof read !== "object" || read === null || Array.isArray(read)) return undefined;
    const options: unknown = (read as { options?: unknown }).options ?? {};
    return typeof options === "object" && options !== null && !Array.isArray(options)
      ? (options as Settings)
      : undefined;
  } catch {
    return undefined;
  }
}
