// The core's module, which the build puts into the page's document (vite/files.ts): base64 of a gzip
// stream, in an element that no browser runs.
export const CORE_ELEMENT = "clientele-core";

export async function coreBytes(): Promise<ArrayBuffer> {
  const packed = document.getElementById(CORE_ELEMENT)?.textContent;
  if (!packed) throw new Error("this document holds no core");
  const text = atob(packed.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
