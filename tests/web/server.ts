// An intranet for tests: folders under addresses, sent with a content security policy.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

export interface Site {
  /** "http://127.0.0.1:PORT" */
  origin: string;
  close(): Promise<void>;
}

/** Serves `folders` by the beginning of the address; pages may run under any of `policies`: ?policy=NAME. */
export async function serve(
  folders: Record<string, string>,
  policies: Record<string, string>,
): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const mount = Object.keys(folders).find((prefix) => pathname.startsWith(prefix));
    const policy = policies[searchParams.get("policy") ?? ""];
    if (policy) response.setHeader("content-security-policy", policy);
    try {
      if (!mount || pathname.includes("..")) throw new Error("not here");
      const body = readFileSync(join(folders[mount]!, pathname.slice(mount.length)));
      const type = TYPES[extname(pathname)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
