// A saved report's file: the page's own script and styles, a place for the report, and no core. The
// build writes it (vite/files.ts) and the page too, out of its own document, so that the page need
// not carry a second copy of its charts.

/** A policy that stands in the file itself, because a file opened from disk has no server to send it. */
export function contentPolicy(scriptHashes: readonly string[], core: boolean): string {
  return [
    "default-src 'none'",
    // The inlined script is named by its hash: no other can run.
    `script-src ${scriptHashes.map((hash) => `'${hash}'`).join(" ")}${core ? " 'wasm-unsafe-eval'" : ""}`,
    ...(core ? ["worker-src blob:"] : []),
    // Charts set styles on elements.
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "font-src data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

export interface Parts {
  script: string;
  style: string;
  /** "sha256-…" of the script. */
  hash: string;
}

export function viewerFile({ script, style, hash }: Parts): string {
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${contentPolicy([hash], false)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <link rel="icon" href="data:," />
    <title>客镜</title>
    <style>${style}</style>
    <script type="module">${script}</script>
  </head>
  <body>
    <clientele-viewer></clientele-viewer>
    <script type="application/json" id="clientele-report"></script>
  </body>
</html>
`;
}

/** The parts of the page's document. Throws where it is not the built page. */
export function partsOf(page: Document): Parts {
  const script = page.querySelector('head > script[type="module"]')?.textContent;
  const style = page.querySelector("head > style")?.textContent;
  const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]');
  const hash = /'(sha256-[^']+)'/.exec(policy?.getAttribute("content") ?? "")?.[1];
  if (!script || !style || !hash) throw new Error("this document is not the built page");
  return { script, style, hash };
}
