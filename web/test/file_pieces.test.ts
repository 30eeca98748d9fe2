// Long files are put together with the page free in between.
import { expect, it, vi } from "vitest";
import { FilePieces } from "../src/report/file_pieces.ts";

it("takes many bytes as they are, resting between copies", async () => {
  const bytes = Uint8Array.from({ length: 3_000_001 }, (_, i) => i % 251);
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 10));
  let turns = 0;
  const others = setInterval(() => ++turns, 0);
  const file = new FilePieces();
  await file.addAll(bytes);
  clearInterval(others);
  clock.mockRestore();
  expect(turns).toBeGreaterThan(4);
  expect(Buffer.from(await file.blob().arrayBuffer()).equals(bytes)).toBe(true);
});
