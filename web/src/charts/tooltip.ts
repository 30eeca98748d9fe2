// What appears over a chart's mark. Built from elements, never from markup: names come from data.
import type { Palette } from "./palette.ts";

export interface TooltipLine {
  colour?: string;
  name: string;
  value: string;
}

export function tooltipElement(title: string, lines: readonly TooltipLine[]): HTMLElement {
  const box = document.createElement("div");
  box.style.maxWidth = "320px";
  box.style.whiteSpace = "normal";
  const head = box.appendChild(document.createElement("div"));
  head.textContent = title;
  head.style.fontWeight = "600";
  for (const line of lines) {
    const row = box.appendChild(document.createElement("div"));
    row.style.display = "flex";
    row.style.gap = "12px";
    row.style.justifyContent = "space-between";
    const name = row.appendChild(document.createElement("span"));
    name.textContent = line.name;
    if (line.colour) {
      name.style.borderInlineStart = `10px solid ${line.colour}`;
      name.style.paddingInlineStart = "6px";
    }
    const value = row.appendChild(document.createElement("span"));
    value.textContent = line.value;
    value.style.fontVariantNumeric = "tabular-nums";
  }
  return box;
}

export function tooltipStyle(palette: Palette) {
  return {
    confine: true,
    backgroundColor: palette.paper,
    borderColor: palette.grid,
    textStyle: { color: palette.text, fontSize: 13 },
    extraCssText: "box-shadow: 0 2px 12px rgb(0 0 0 / 18%);",
  };
}
