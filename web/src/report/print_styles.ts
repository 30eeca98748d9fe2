// On paper: A4, no controls, everything that is folded open, no chart cut in two. Page size,
// margins and page numbers are the document's (see document.css): @page has no effect in here.
import { css } from "lit";

export const printStyles = css`
  @media print {
    .frame {
      display: block;
      max-width: none;
      padding: 0;
    }
    .report {
      max-width: none;
    }
    .tools,
    .aside,
    .screen-only {
      display: none !important;
    }
    .contents {
      padding: 10pt 0 0;
    }
    .contents a {
      border: 0;
      padding: 1px 0;
      color: var(--ink);
      font-weight: 400 !important;
    }
    .contents ol {
      columns: 2;
    }
    header.title {
      padding-top: 0;
    }
    section {
      padding-top: 22pt;
    }
    section.chapter {
      break-before: auto;
    }
    h2 {
      font-size: 15pt;
    }
    h2,
    h3,
    .eyebrow,
    .takeaway {
      break-after: avoid;
    }
    .block,
    .card,
    .figures,
    .note {
      break-inside: avoid;
    }
    .block.tabular {
      break-inside: auto;
    }
    .blocks {
      display: block;
    }
    .block + .block {
      margin-top: 20pt;
    }
    .cards {
      display: flex;
      flex-wrap: wrap;
    }
    .card {
      flex: 1 1 28%;
    }
    .card .value {
      font-size: 15pt;
    }
    thead {
      display: table-header-group;
    }
    tr {
      break-inside: avoid;
    }
    .scroll {
      overflow: visible;
    }
    table {
      font-size: 8.5pt;
    }
    details > summary {
      list-style: none;
      color: var(--quiet);
    }
    details.behind:not([open]) {
      display: none;
    }
    a {
      color: inherit;
      text-decoration: none;
    }
    /* A table wider than the paper would make the browser shrink the whole page. */
    table {
      font-size: 8pt;
    }
    th,
    td,
    th.number,
    td.number {
      padding: 3px 5px;
      white-space: normal;
    }
    thead th {
      overflow-wrap: anywhere;
    }
    tbody th,
    tbody td:not(.number) {
      min-width: 4em;
    }
  }
`;
