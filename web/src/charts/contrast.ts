// Contrast after WCAG 2.2 (relative luminance), to choose the text's colour on a filled area.
function channel(value: number): number {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

export function luminance(hex: string): number {
  const bits = Number.parseInt(hex.slice(1), 16);
  return (
    0.2126 * channel(bits >> 16) +
    0.7152 * channel((bits >> 8) & 255) +
    0.0722 * channel(bits & 255)
  );
}

export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((p, q) => p - q) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

export function readableOn(background: string): string {
  const [white, black] = ["#ffffff", "#10151c"];
  return contrast(background, white) >= contrast(background, black) ? white : black;
}
