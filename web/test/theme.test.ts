// A company's colours reach the charts; what is not set, or cannot be read, stays as it was.
import { expect, it } from "vitest";
import { contrast } from "../src/charts/contrast.ts";
import { dark, light } from "../src/charts/palette.ts";
import { themed } from "../src/charts/theme.ts";

const from = (colours: Record<string, string>) => (name: string) => colours[name] ?? "";

it("leaves charts as they are where nothing is set, or nothing that can be read", () => {
  expect(themed(light, from({}))).toEqual(light);
  expect(themed(dark, from({ accent: "oklch(0.7 0.1 20)", paper: "nonsense" }))).toEqual(dark);
});

it("takes colours in the usual spellings", () => {
  for (const accent of [
    "#7A1F3D",
    " rgb(122, 31, 61)",
    "rgba(122,31,61,1)",
    "hsl(340.2,59.5%,30%)",
  ])
    expect(themed(light, from({ accent })).accent).toBe("#7a1f3d");
});

it("shows in the accent what was in the accent, and leaves the other colours apart", () => {
  const own = themed(light, from({ accent: "#7a1f3d", "series-2": "#008000" }));
  expect(own.named.champions).toBe("#7a1f3d");
  expect(own.named.a).toBe("#7a1f3d");
  expect(own.series[0]).toBe("#7a1f3d");
  expect(own.series[1]).toBe("#008000");
  expect(own.series.slice(2)).toEqual(light.series.slice(2));
  expect(own.named.keep).toBe(light.named.keep);
});

it("mixes a ramp that goes one way from paper to ink, on light paper and on dark", () => {
  for (const [base, colours] of [
    [light, { accent: "#7a1f3d", paper: "#fffdf8", ink: "#26251f" }],
    [dark, { accent: "#f0a0b8", paper: "#17201c", ink: "#e8ece6" }],
  ] as const) {
    const { ramp, paper } = themed(base, from(colours));
    const away = ramp.map((step) => contrast(step, paper));
    expect(away).toEqual([...away].sort((a, b) => a - b));
    expect(new Set(ramp).size).toBe(base.ramp.length);
  }
});
