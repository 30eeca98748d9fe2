// Names of files that readers save.

/** Letters of any language, digits and dashes: a name that no system refuses, whatever data says. */
export function safeFileName(parts: readonly (string | undefined)[], extension: string): string {
  const words = parts
    .map((part) => (part ?? "").replace(/[^\p{L}\p{N}-]+/gu, "-").replace(/^-+|-+$/g, ""))
    .filter(Boolean)
    .join("_");
  return `${words.slice(0, 80)}.${extension}`;
}
