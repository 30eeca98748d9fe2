// Unit tests of the page's parts, without a browser.
import { defineConfig } from "vitest/config";
import { zipNow } from "./vite/zip_now.ts";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [zipNow()],
  test: {
    include: ["test/**/*.test.ts"],
    // Through the plugins, as in the page.
    server: { deps: { inline: ["write-excel-file"] } },
  },
});
