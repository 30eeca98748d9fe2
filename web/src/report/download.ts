// Files that a reader is given: their types, and how the browser saves them.
export const FILE_TYPES = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Hands a file to the reader, by the browser's own saving. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to copy by then; revoking at once stops Safari.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
