// The widths of texts in charts, measured the same on every machine. ECharts cuts long labels by a table of
// its font's letters, and stops making such tables once measuring took it some milliseconds: from then on
// every letter counts as an "a", and where labels are cut depends on how busy the machine was.
import { format } from "echarts/core";
import { FONT } from "./axes.ts";

/** How wide a text is drawn: in the charts' font, unless the page brings its own. */
export function drawnWidth(text: string, size: number, font = FONT): number {
  return format.getTextRect(text, `${size}px ${font}`).width;
}

/** What is used of a canvas. */
export interface Measuring {
  font: string;
  measureText(text: string): { width: number };
}

/** Measures as ECharts does, but a font's letters all at once, before ECharts asks for and times them. */
export function measuring(context: Measuring): (text: string, font?: string) => { width: number } {
  const fonts = new Map<string, number[]>();
  let current = "";
  return (text, font = "12px sans-serif") => {
    if (current !== font) context.font = current = font;
    const measure = (measured: string) => context.measureText(measured).width;
    let letters = fonts.get(font);
    if (!letters) {
      letters = Array.from({ length: 128 }, (_, code) => measure(String.fromCharCode(code)));
      fonts.set(font, letters);
    }
    const letter = text.length === 1 ? letters[text.charCodeAt(0)] : undefined;
    return { width: letter ?? measure(text) };
  };
}
