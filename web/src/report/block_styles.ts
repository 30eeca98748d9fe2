// Charts, tables, quotes.
import { css } from "lit";

export const blockStyles = css`
  .blocks {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 36px 32px;
  }
  @container (min-width: 760px) {
    .blocks {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .block.wide {
      grid-column: 1 / -1;
    }
  }
  .block {
    min-width: 0;
    margin: 0;
  }
  :not(.blocks) > .block + .block.tabular {
    margin-top: 28px;
  }
  .blocks > .block {
    margin-top: 0;
  }
  .takeaway {
    margin: 2px 0 12px;
    font-size: 0.9375rem;
    line-height: 1.65;
    color: var(--quiet);
  }
  clientele-chart {
    display: block;
    width: 100%;
  }
  .canvas {
    width: 100%;
  }
  .canvas svg {
    display: block;
  }
  details.behind > summary {
    font-size: 0.875rem;
    padding: 6px 0;
  }
  .take-away {
    display: flex;
    gap: 4px;
    margin: 4px 0 0;
  }
  .take-away button {
    font: inherit;
    font-size: 0.8125rem;
    color: var(--accent);
    background: none;
    border: 1px solid transparent;
    border-radius: 6px;
    padding: 2px 8px;
    min-height: 1.75rem;
    cursor: pointer;
  }
  .take-away button:hover,
  .take-away button:focus-visible {
    border-color: var(--rule);
  }
  .scroll {
    overflow-x: auto;
    max-width: 100%;
  }
  @media screen {
    /* A shade where there is more to scroll to, until the last column or row covers it. */
    .scroll {
      --cover: linear-gradient(var(--paper), var(--paper));
      --beside:
        var(--cover) right / 28px 100% no-repeat local,
        linear-gradient(to left, var(--rule), transparent) right / 28px 100% no-repeat scroll;
      background: var(--beside);
    }
    .scroll.tall {
      max-height: 32rem;
      overflow-y: auto;
      background:
        var(--beside),
        var(--cover) bottom / 100% 20px no-repeat local,
        linear-gradient(to top, var(--rule), transparent) bottom / 100% 20px no-repeat scroll;
    }
    tbody td:not(.number) {
      min-width: 7em;
    }
    /* Between a number, which ends its column, and a text, which begins the next. */
    .number + :not(.number) {
      padding-inline-start: 16px;
    }
    tbody td.day {
      min-width: 0;
      white-space: nowrap;
    }
    thead th.number {
      min-width: 7em;
    }
    /* A collapsed border would stay behind. */
    .scroll.tall thead th {
      position: sticky;
      top: 0;
      background: var(--paper);
      box-shadow: inset 0 -2px var(--accent);
    }
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 0.875rem;
    line-height: 1.5;
  }
  caption {
    text-align: start;
  }
  th,
  td {
    padding: 6px 12px 6px 0;
    text-align: start;
    vertical-align: top;
    border-bottom: 1px solid var(--rule);
  }
  thead th {
    border-bottom: 2px solid var(--accent);
    font-weight: 600;
    vertical-align: bottom;
  }
  th.number,
  td.number {
    text-align: end;
    padding: 6px 12px 6px 12px;
  }
  td.number {
    white-space: nowrap;
  }
  tbody th {
    font-weight: 400;
    min-width: 9em;
  }
  tr.marked > * {
    background: var(--tint);
    font-weight: 600;
  }
  button.group {
    font: inherit;
    min-height: 0;
    padding: 0;
    border: none;
    border-radius: 2px;
    background: none;
    color: var(--accent);
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  @media print {
    button.group {
      color: inherit;
      text-decoration: none;
    }
  }
  .swatch {
    display: inline-block;
    width: 0.7em;
    height: 0.7em;
    margin-inline-end: 0.5em;
  }
  .more {
    font-size: 0.875rem;
    color: var(--quiet);
    margin: 8px 0 0;
  }
  blockquote {
    margin: 0;
    padding: 10px 0 10px 18px;
    border-left: 3px solid var(--rule);
    break-inside: avoid;
  }
  blockquote + blockquote {
    margin-top: 10px;
  }
`;
