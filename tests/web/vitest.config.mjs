// Tests of the built pages in Chromium: dist/clientele.html and dist/viewer.html, opened as files.
export default {
  root: import.meta.dirname,
  test: {
    include: ["*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    globals: true,
  },
};
