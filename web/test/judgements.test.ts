// What the reader says of pairs of ids.
import { describe, expect, it } from "vitest";
import type { DuplicatePair } from "../../wasm/clientele.ts";
import {
  changes,
  judged,
  judgementsIn,
  NO_JUDGEMENTS,
  standing,
  verdictOf,
} from "../src/customers/judgements.ts";

const pair = (state: DuplicatePair["state"], agreements: string[] = []): DuplicatePair => ({
  state,
  agreements,
  a: { id: "K1" },
  b: { id: "K2" },
});

describe("judgements", () => {
  it("hold one verdict of a pair, whichever id comes first", () => {
    const one = judged(NO_JUDGEMENTS, ["K1", "K2"], "one");
    expect(one).toEqual({ merge: [["K1", "K2"]], apart: [] });
    expect(verdictOf(one, ["K2", "K1"])).toBe("one");
    const two = judged(one, ["K2", "K1"], "two");
    expect(two).toEqual({ merge: [], apart: [["K2", "K1"]] });
    expect(judged(two, ["K1", "K2"], "two")).toEqual(NO_JUDGEMENTS);
    expect(NO_JUDGEMENTS).toEqual({ merge: [], apart: [] });
  });

  it("stand before what was done", () => {
    const apart = judged(NO_JUDGEMENTS, ["K1", "K2"], "two");
    expect(standing(NO_JUDGEMENTS, pair("merged"))).toBe("one");
    expect(standing(NO_JUDGEMENTS, pair("likely"))).toBeUndefined();
    expect(standing(apart, pair("merged"))).toBe("two");
    expect(standing(NO_JUDGEMENTS, pair("merged", ["asked"]))).toBeUndefined();
    expect(standing(NO_JUDGEMENTS, pair("apart"))).toBeUndefined();
  });

  it("are counted by what they change", () => {
    const before = judged(NO_JUDGEMENTS, ["K1", "K2"], "two");
    expect(changes(before, before)).toBe(0);
    expect(changes(NO_JUDGEMENTS, before)).toBe(1);
    expect(changes(before, NO_JUDGEMENTS)).toBe(1);
    expect(changes(before, judged(before, ["K1", "K2"], "one"))).toBe(1);
    expect(changes(before, judged(before, ["K3", "K4"], "one"))).toBe(1);
  });

  it("are read from settings as far as they are pairs of ids", () => {
    const read = judgementsIn({ merge: [["a", "b"], ["a"], "ab", [1, 2]], apart: "x" });
    expect(read).toEqual({ merge: [["a", "b"]], apart: [] });
    for (const value of [undefined, null, 7, {}, { merge: [] }, { mode: "off" }]) {
      expect(judgementsIn(value)).toBeUndefined();
    }
  });
});
