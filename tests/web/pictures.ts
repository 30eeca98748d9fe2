// Pictures of a page compared with others: decoded and compared by a browser's canvas, so that neither
// a decoder nor a comparison of pixels has to be installed.
import { crc32, deflateSync } from "node:zlib";
import type { Page } from "./harness.ts";

export interface Tolerance {
  /** The largest distance of a pixel's colour that is no difference: its worst channel, of 255. */
  colour: number;
  /** The share of a tile's pixels that may differ more: a word that changed is little of a section. */
  share: number;
}
const TILE = 32;

/** Two renderings by one browser with one font: a colour may fall on the other side of a step. */
export const STRICT: Tolerance = { colour: 24, share: 0.01 };
/** By another release of the browser: edges of letters and lines may be smoothed otherwise. */
export const LOOSE: Tolerance = { colour: 64, share: 0.1 };

export interface Verdict {
  /** Of the pixels of the tile that differs most; 1 where the sizes differ. */
  share: number;
  same: boolean;
  /** PNG: what differs in red over the pale expected picture. Only where not the same. */
  difference: Buffer | undefined;
}

/** Compares PNGs. `page` is any page that is at rest; nothing of it is changed. */
export async function compare(
  page: Page,
  expected: Buffer,
  actual: Buffer,
  tolerance: Tolerance,
): Promise<Verdict> {
  const [share, difference] = await page.evaluate(
    async ([first, second, colour, most, tile]) => {
      const pixels = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d", { willReadFrequently: true })!;
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const one = await pixels(first);
      const other = await pixels(second);
      const width = Math.max(one.width, other.width);
      const height = Math.max(one.height, other.height);
      const shown = new ImageData(width, height);
      const across = Math.ceil(width / tile);
      const differing = new Uint32Array(across * Math.ceil(height / tile));
      for (let y = 0; y < height; ++y) {
        for (let x = 0; x < width; ++x) {
          const inBoth = x < one.width && x < other.width && y < one.height && y < other.height;
          const a = 4 * (y * one.width + x);
          const b = 4 * (y * other.width + x);
          let distance = 255;
          if (inBoth) {
            distance = 0;
            for (let channel = 0; channel < 3; ++channel)
              distance = Math.max(
                distance,
                Math.abs(one.data[a + channel]! - other.data[b + channel]!),
              );
          }
          const differs = distance > colour;
          if (differs) ++differing[Math.floor(y / tile) * across + Math.floor(x / tile)]!;
          const grey = inBoth
            ? 192 + (one.data[a]! + one.data[a + 1]! + one.data[a + 2]!) / 12
            : 255;
          shown.data.set(
            differs ? [220, 0, 40, 255] : [grey, grey, grey, 255],
            4 * (y * width + x),
          );
        }
      }
      const sameSize = one.width === other.width && one.height === other.height;
      const part = sameSize ? Math.max(0, ...differing) / (tile * tile) : 1;
      if (part <= most) return [part, ""] as const;
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext("2d")!.putImageData(shown, 0, 0);
      const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      let text = "";
      for (const byte of png) text += String.fromCharCode(byte);
      return [part, btoa(text)] as const;
    },
    [
      expected.toString("base64"),
      actual.toString("base64"),
      tolerance.colour,
      tolerance.share,
      TILE,
    ] as const,
  );
  return {
    share,
    same: share <= tolerance.share,
    difference: difference ? Buffer.from(difference, "base64") : undefined,
  };
}

/**
 * A picture at half its size, in 16 steps of each colour: what is kept to compare with, in a few bytes.
 * A shift by one pixel and a colour that is a shade off are still seen.
 */
export async function kept(page: Page, picture: Buffer): Promise<Buffer> {
  const { width, height, colours } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const whole = new OffscreenCanvas(image.width, image.height).getContext("2d", {
      willReadFrequently: true,
    })!;
    whole.drawImage(image, 0, 0);
    const { data } = whole.getImageData(0, 0, image.width, image.height);
    const width = image.width >> 1;
    const height = image.height >> 1;
    // A letter a channel: what is handed over is text.
    const rows: string[] = [];
    for (let y = 0; y < height; ++y) {
      let row = "";
      for (let x = 0; x < width; ++x) {
        const from = 4 * (2 * y * image.width + 2 * x);
        const below = from + 4 * image.width;
        for (let channel = 0; channel < 3; ++channel) {
          const sum =
            data[from + channel]! +
            data[from + 4 + channel]! +
            data[below + channel]! +
            data[below + 4 + channel]!;
          row += Math.round((sum * 15) / 1020).toString(16);
        }
      }
      rows.push(row);
    }
    return { width, height, colours: rows.join("") };
  }, picture.toString("base64"));
  return encode(width, height, colours);
}

/** A PNG of colours of three hexadecimal digits each; with a palette, a quarter of a canvas's own. */
function encode(width: number, height: number, colours: string): Buffer {
  const palette = new Map<string, number>();
  const rows = Buffer.alloc((width + 1) * height); // each begins with its filter, none
  for (let i = 0; i < width * height; ++i) {
    const colour = colours.slice(3 * i, 3 * i + 3);
    if (!palette.has(colour)) palette.set(colour, palette.size);
    rows[i + Math.floor(i / width) + 1] = palette.get(colour)!;
  }
  if (palette.size > 256) throw new Error(`${palette.size} colours are more than a palette's`);
  const entries = [...palette.keys()].flatMap((colour) =>
    [...colour].map((digit) => 17 * parseInt(digit, 16)),
  );
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(entries)),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
