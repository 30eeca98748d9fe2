// The reader's language and appearance: followed from the browser until chosen. Kept for the next
// visit where the browser lets a page keep anything (a file:// page may not).
import { chooseLanguage, type Language } from "../i18n/language.ts";

export type Appearance = "auto" | "light" | "dark";

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden here: nothing was kept, and nothing will be
  }
}
function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above: the choice lasts as long as the page.
  }
}

export class Preferences {
  language: Language;
  appearance: Appearance;
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");

  constructor(asked: string | null | undefined, changed: () => void) {
    this.language = chooseLanguage(recall("clientele.language") ?? asked, navigator.languages);
    const kept = recall("clientele.theme");
    this.appearance = kept === "light" || kept === "dark" ? kept : "auto";
    this.#dark.addEventListener("change", changed);
  }
  get theme(): "light" | "dark" {
    if (this.appearance !== "auto") return this.appearance;
    return this.#dark.matches ? "dark" : "light";
  }
  setLanguage(language: Language): void {
    this.language = language;
    keep("clientele.language", language);
  }
  setAppearance(appearance: Appearance): void {
    this.appearance = appearance;
    keep("clientele.theme", appearance);
  }
  /** Tells the document, for its background and for screen readers. */
  applyTo(root: HTMLElement): void {
    // Also the language it has would have the style of the whole document worked out again.
    if (root.lang !== this.language) root.lang = this.language;
    if (root.dataset.theme !== this.theme) root.dataset.theme = this.theme;
  }
}
