// What a change of a key figure means for the reader.
import type { Tone } from "./model.ts";

/** Whether a change is favourable, given what an increase means. */
export function changeTone(change: number, upIs: Tone): Tone {
  if (change === 0 || upIs === "neutral") return "neutral";
  return change > 0 === (upIs === "good") ? "good" : "bad";
}
