// What a policy says about connections.
import { expect, it } from "vitest";
import { connections } from "../src/app/proof.ts";

it("reads connect-src, or default-src where there is none", () => {
  expect(connections("default-src 'none'; connect-src 'self' https://a.example")).toBe(
    "'self' https://a.example",
  );
  expect(connections("script-src 'self'; Default-Src 'none'")).toBe("'none'");
  expect(connections("script-src 'self'")).toBeUndefined();
});
