// What the reader says of pairs of ids: one customer, or two; as `duplicates` of the settings hold it.
import type { DuplicatePair, Judgements } from "../../../wasm/clientele.ts";

export type Verdict = "one" | "two";
type Ids = readonly [string, string];

export const NO_JUDGEMENTS: Judgements = { merge: [], apart: [] };

const isOf = ([a, b]: Ids, [c, d]: Ids) => (a === c && b === d) || (a === d && b === c);

export function verdictOf(judgements: Judgements, ids: Ids): Verdict | undefined {
  if (judgements.apart.some((pair) => isOf(pair, ids))) return "two";
  return judgements.merge.some((pair) => isOf(pair, ids)) ? "one" : undefined;
}

/** What holds of a pair: what the reader says, else what was done. */
export function standing(judgements: Judgements, pair: DuplicatePair): Verdict | undefined {
  const said = verdictOf(judgements, [pair.a.id, pair.b.id]);
  // What the reader said before and has taken back is not known until all is read again.
  if (said || pair.agreements.includes("asked")) return said;
  return pair.state === "merged" ? "one" : undefined;
}

/** The judgements with this verdict of a pair; without any where it is the one that stands. */
export function judged(judgements: Judgements, ids: Ids, verdict: Verdict): Judgements {
  const others = (pairs: Judgements["merge"]) => pairs.filter((pair) => !isOf(pair, ids));
  const next = { merge: others(judgements.merge), apart: others(judgements.apart) };
  if (verdictOf(judgements, ids) === verdict) return next;
  (verdict === "one" ? next.merge : next.apart).push([ids[0], ids[1]]);
  return next;
}

/** How many pairs two sets of judgements say differently. */
export function changes(before: Judgements, after: Judgements): number {
  const missing = (from: Judgements, to: Judgements) =>
    [...from.merge, ...from.apart].filter(
      (ids) => verdictOf(from, ids) !== verdictOf(to, ids) && verdictOf(to, ids) === undefined,
    ).length;
  const said = [...after.merge, ...after.apart].filter(
    (ids) => verdictOf(before, ids) !== verdictOf(after, ids),
  ).length;
  return said + missing(before, after);
}

/** Judgements in a settings file; undefined where it holds none. */
export function judgementsIn(value: unknown): Judgements | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const pairs = (list: unknown): [string, string][] =>
    !Array.isArray(list)
      ? []
      : list.filter(
          (pair): pair is [string, string] =>
            Array.isArray(pair) && pair.length === 2 && pair.every((id) => typeof id === "string"),
        );
  const { merge, apart } = value as { merge?: unknown; apart?: unknown };
  const found = { merge: pairs(merge), apart: pairs(apart) };
  return found.merge.length + found.apart.length > 0 ? found : undefined;
}
