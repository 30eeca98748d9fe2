// The colours of charts, for white paper and for dark screens. One accent carries the message; the
// categorical series are Okabe & Ito's (2008) colour-blind safe set, darkened or lightened until
// each stands at 3:1 against its background.
export interface Palette {
  text: string;
  quiet: string;
  grid: string;
  paper: string;
  /** Where it is not the page's. */
  font?: string;
  accent: string;
  accentSoft: string;
  muted: string;
  warn: string;
  good: string;
  series: readonly string[];
  /** Low to high, for heat maps. */
  ramp: readonly string[];
  named: Readonly<Record<string, string>>;
}

// RFM segments come in pairs: a hue says what to do, its strength whether the customer is important.
export const light: Palette = {
  text: "#1c2430",
  quiet: "#5a6573",
  grid: "#e3e7ec",
  paper: "#ffffff",
  accent: "#1d4f91",
  accentSoft: "#c9d9ee",
  muted: "#9aa7b6",
  warn: "#b8400f",
  good: "#00806a",
  series: ["#1d4f91", "#c46a00", "#00806a", "#a8487f", "#3f8fc4", "#b8400f", "#6b6f2a", "#5a6573"],
  ramp: ["#f1f5fa", "#c9d9ee", "#8fb3dc", "#4f84c1", "#1d4f91", "#0e2f5c"],
  named: {
    champions: "#1d4f91",
    grow: "#00806a",
    keep: "#c46a00",
    win_back: "#b8400f",
    regular_value: "#8fb0da",
    regular_grow: "#85c4b5",
    regular_keep: "#e8bd80",
    regular_win_back: "#e3a68c",
    a: "#1d4f91",
    b: "#6d9bd1",
    c: "#b9c4d1",
    high: "#1d4f91",
    middle: "#6d9bd1",
    low: "#b9c4d1",
    promoters: "#1d4f91",
    passives: "#b9c4d1",
    detractors: "#b8400f",
  },
};

export const dark: Palette = {
  text: "#e6eaf0",
  quiet: "#a3aebb",
  grid: "#2e3743",
  paper: "#14181f",
  accent: "#79aef0",
  accentSoft: "#2a4468",
  muted: "#6c7a8a",
  warn: "#f08a5d",
  good: "#4fc3a8",
  series: ["#79aef0", "#f0a94a", "#4fc3a8", "#de8fbb", "#a3d4f5", "#f08a5d", "#c9cd6e", "#a3aebb"],
  ramp: ["#1c2430", "#24405f", "#2f5f94", "#4a86c8", "#79aef0", "#c4dcfa"],
  named: {
    champions: "#79aef0",
    grow: "#4fc3a8",
    keep: "#f0a94a",
    win_back: "#f08a5d",
    regular_value: "#3f638f",
    regular_grow: "#2f7a69",
    regular_keep: "#8f6a35",
    regular_win_back: "#93563b",
    a: "#79aef0",
    b: "#4674ad",
    c: "#4b5766",
    high: "#79aef0",
    middle: "#4674ad",
    low: "#4b5766",
    promoters: "#79aef0",
    passives: "#56626f",
    detractors: "#f08a5d",
  },
};
