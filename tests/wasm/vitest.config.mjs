// Tests of the Wasm module under node, through its typed wrapper. They need build/native/clientele
// and build/wasm (scripts/test builds both).
export default {
  root: import.meta.dirname,
  test: {
    globals: true,
    include: ["*.test.ts"],
    testTimeout: 120_000,
    pool: "forks",
    fileParallelism: false,
  },
};
