// The report's page: contents at the side, one column of text and figures, headings.
import { css } from "lit";

export const layoutStyles = css`
  /* What fits is decided by the room the element is given, which is not always the window. */
  @media screen {
    :host {
      container-type: inline-size;
    }
  }
  .frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    max-width: 1240px;
    margin: 0 auto;
    padding: 0 20px 96px;
  }
  @container (min-width: 1100px) {
    .frame {
      grid-template-columns: 216px minmax(0, 1fr);
      gap: 56px;
      padding-inline: 32px;
    }
  }
  main {
    outline: none;
  }
  .report {
    min-width: 0;
    max-width: 900px;
    outline: none;
  }

  @media screen {
    .print-only {
      display: none;
    }
  }
  .contents {
    padding-top: 28px;
    font-size: 0.875rem;
  }
  .contents h2 {
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--quiet);
    margin: 0 0 8px;
  }
  .contents ol {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .contents a {
    display: flex;
    gap: 0.6em;
    padding: 4px 10px;
    color: var(--quiet);
    text-decoration: none;
    border-left: 2px solid var(--rule);
    line-height: 1.5;
  }
  .contents a:hover {
    color: var(--accent);
  }
  .contents a[aria-current] {
    color: var(--accent);
    border-color: var(--accent);
    font-weight: 600;
  }
  .contents .number {
    min-width: 1.3em;
  }
  @container (min-width: 1100px) {
    .aside .contents {
      height: 100%;
    }
    .contents nav {
      position: sticky;
      top: 28px;
      max-height: calc(100vh - 56px);
      overflow-y: auto;
    }
  }
  @container (max-width: 1099px) {
    .contents ol {
      columns: 2;
      column-gap: 24px;
    }
    .contents li {
      break-inside: avoid;
    }
  }

  header.title {
    padding: 44px 0 28px;
    border-bottom: 3px solid var(--accent);
  }
  .kind {
    color: var(--accent);
    font-weight: 600;
    letter-spacing: 0.04em;
    margin: 0;
  }
  h1 {
    font-size: clamp(1.75rem, 1.2rem + 2.4vw, 2.75rem);
    line-height: 1.25;
    letter-spacing: -0.01em;
    margin: 4px 0 20px;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 28px;
    margin: 0;
    font-size: 0.9375rem;
  }
  .facts div {
    display: flex;
    gap: 0.5em;
  }
  .facts dt {
    color: var(--quiet);
  }
  .facts dd {
    margin: 0;
  }

  section {
    padding-top: 56px;
    scroll-margin-top: 0;
  }
  .eyebrow {
    display: flex;
    gap: 0.7em;
    align-items: baseline;
    margin: 0 0 6px;
    font-size: 0.9375rem;
    font-weight: 600;
    color: var(--accent);
  }
  h2 {
    font-size: 1.5rem;
    line-height: 1.45;
    margin: 0 0 20px;
    text-wrap: pretty;
  }
  h3 {
    font-size: 1.0625rem;
    line-height: 1.5;
    margin: 0;
  }
  .lead {
    font-size: 1.125rem;
    line-height: 1.8;
    margin: 0 0 28px;
    max-width: 44em;
    text-wrap: pretty;
  }
  .note {
    border-left: 3px solid var(--rule);
    padding: 2px 0 2px 16px;
    margin: 24px 0 0;
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .note p {
    margin: 0;
  }
  .note.analyst {
    border-color: var(--accent);
    color: var(--ink);
    margin-bottom: 20px;
    white-space: pre-line;
  }
  details.method {
    margin-top: 24px;
    border-top: 1px solid var(--rule);
    font-size: 0.9375rem;
  }
  summary {
    cursor: pointer;
    padding: 10px 0;
    color: var(--accent);
  }
  .method ul {
    margin: 0;
    padding-inline-start: 1.2em;
  }
  .method li {
    margin-bottom: 10px;
  }
  .method h3 {
    margin: 20px 0 8px;
  }
  .method .origin {
    display: block;
    color: var(--quiet);
    font-size: 0.875rem;
  }
  @container (max-width: 480px) {
    .frame {
      font-size: 15px;
    }
    header.title {
      padding-top: 28px;
    }
    h2 {
      font-size: 1.25rem;
    }
    .lead {
      font-size: 1.0625rem;
    }
  }
`;
