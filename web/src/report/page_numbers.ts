// The pages of the printed contents. Only the browser that lays out paper knows where its pages end, and
// tells no script; so the numbers are worked out by its own layout, while it prints. In the contents, for
// every entry, an unseen box reaches from the entry down to the heading it leads to, through all pages
// between, and is as wide as the entry is far from the first page's top: height and width by the height
// of a page is the number, whatever paper, margins and scale the reader chose.
import { css, html, type TemplateResult } from "lit";

/** In an entry of the printed contents. */
export function pageNumber(): TemplateResult {
  return html`<span class="above"></span><span class="page"></span>`;
}

/**
 * Whether pages are counted here. Safari knows all the rules below, but what it prints cannot be read by a
 * test: no number is better than one that may be wrong.
 */
export const countsPages = (agent: string) => /\b(Headless)?Chrom(e|ium)\//.test(agent);

/** Ties the entries of the contents in `root` to their headings. To be called before printing. */
export function tiePages(root: ParentNode): void {
  if (!countsPages(navigator.userAgent)) return;
  root.querySelectorAll<HTMLElement>(".print-only .contents li").forEach((entry, index) => {
    const id = entry.querySelector("a")?.getAttribute("href")?.slice(1) ?? "";
    const heading = root.querySelector<HTMLElement>(`#${CSS.escape(id)} :is(.eyebrow, h2)`);
    if (!heading) return;
    heading.style.setProperty("anchor-name", `--start-${index}`);
    entry.style.setProperty("anchor-name", `--entry-${index}`);
    for (const name of ["start", "entry", "above"])
      entry.style.setProperty(`--${name}`, `--${name}-${index}`);
    entry.classList.add("paged");
  });
}

// Where the report is what is printed: an element within a host's page does not begin on paper's top.
// Other browsers print the contents without numbers.
export const pageNumberStyles = css`
  .above,
  .page {
    display: none;
  }
  @media print {
    @supports (counter-set: on calc(1 + round(down, 1cqh / 1vh, 1))) and (top: anchor(--a top)) {
      .report:has(.paged) {
        position: relative;
      }
      .paged > .above,
      .paged > .page {
        display: block;
        position: absolute;
        visibility: hidden;
      }
      .paged > .above {
        anchor-name: var(--above);
        inset: 0 auto anchor(var(--entry) top) 0;
      }
      .paged > .page {
        inset: anchor(var(--entry) top) anchor(var(--entry) right) anchor(var(--start) bottom) auto;
        width: anchor-size(var(--above) height);
        container-type: size;
      }
      .paged > .page::after {
        counter-set: on calc(1 + round(down, (100cqh + 100cqw) / 100vh, 1));
        content: counter(on);
        visibility: visible;
        display: block;
        text-align: end;
        padding: 1px 0;
        line-height: 1.5;
      }
      .paged > a {
        padding-inline-end: 2em !important;
      }
    }
  }
`;
