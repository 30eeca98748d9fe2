// Unit tests of the page's parts, without a browser.
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  test: { include: ["test/**/*.test.ts"] },
});
