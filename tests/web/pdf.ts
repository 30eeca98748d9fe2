// What a PDF's pages say, and where: by poppler's tools.
import { execFileSync } from "node:child_process";

const run = (tool: string, args: string[]) =>
  execFileSync(tool, args, { encoding: "utf8", maxBuffer: 1 << 28 });

/** Texts as they are compared: no spaces, one form for characters that have several. */
export const bare = (text: string) => text.normalize("NFKC").replace(/\s+/g, "");

export interface Pdf {
  pages: { words: Word[]; text: string }[];
  /** In points. */
  width: number;
  height: number;
}
export interface Word {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function readPdf(path: string): Pdf {
  const size = /Page size: +([\d.]+) x ([\d.]+)/.exec(run("pdfinfo", [path]));
  // A form feed ends each page.
  const texts = run("pdftotext", ["-raw", path, "-"]).split("\f").slice(0, -1);
  const boxes = run("pdftotext", ["-bbox", path, "-"]).split("<page ").slice(1);
  return {
    width: Number(size?.[1]),
    height: Number(size?.[2]),
    pages: texts.map((text, page) => ({ text: bare(text), words: wordsOf(boxes[page] ?? "") })),
  };
}

function wordsOf(xml: string): Word[] {
  const word = /<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">([^<]*)</g;
  return [...xml.matchAll(word)].map(([, left, top, right, bottom, text]) => ({
    text: text!,
    left: Number(left),
    right: Number(right),
    top: Number(top),
    bottom: Number(bottom),
  }));
}
