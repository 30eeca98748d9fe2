// The core's module, which the build puts into the page's document (vite/files.ts) or into the package
// (vite/package.ts): base64 of a gzip stream, in an element or a module that runs nothing.
export const CORE_ELEMENT = "clientele-core";

/** The module in its packing. */
export function unpacked(base64: string): Promise<ArrayBuffer> {
  const text = atob(base64.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

export async function coreBytes(): Promise<ArrayBuffer> {
  const packed = document.getElementById(CORE_ELEMENT)?.textContent;
  if (!packed) throw new Error("this document holds no core");
  return unpacked(packed);
}
