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
      display: grid;
      grid: repeat(var(--rows), auto) / auto-flow minmax(0, 1fr);
      column-gap: 24px;
    }
    /* Not by a margin of the first page: pages of one height can be counted (page_numbers.ts). */
    header.title {
      padding-top: 6mm;
    }
    section {
      padding-top: 18pt;
    }
    /* Sizes of their own: those of the screen are larger than paper's text. */
    .facts,
    .contents,
    .note,
    .method,
    .actions dl {
      font-size: 9.5pt;
      line-height: 1.5;
    }
    .lead {
      font-size: 11.5pt;
      line-height: 1.6;
      margin-bottom: 12pt;
    }
    h3 {
      font-size: 11.5pt;
    }
    .takeaway {
      font-size: 9.5pt;
      line-height: 1.5;
      margin: 1pt 0 6pt;
    }
    .cards {
      margin-bottom: 16pt;
    }
    .card {
      padding: 7pt 9pt 6pt;
    }
    .findings {
      margin: 6pt 0 16pt;
    }
    .findings li {
      padding: 6pt 0;
    }
    .findings p {
      font-size: 10.5pt;
      line-height: 1.5;
    }
    .findings .about,
    .figures dt,
    .more,
    .method .origin {
      font-size: 8.5pt;
    }
    .figures dd {
      font-size: 12.5pt;
    }
    .card .label,
    .card .n,
    .card .recent,
    .card .change,
    .figures .with {
      font-size: 8pt;
      line-height: 1.5;
    }
    .actions > li {
      padding: 8pt 12pt;
      margin-bottom: 8pt;
    }
    .actions dl {
      gap: 2pt 10pt;
      margin-top: 4pt;
    }
    .method li {
      margin-bottom: 5pt;
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
    .takeaway,
    figcaption {
      break-after: avoid;
      break-inside: avoid;
    }
    /* Room for the first line of what follows is part of the heading: a break just after it is
       avoided by the rule above only where the browser finds another in time. */
    section.chapter > h2:not(.eyebrow) {
      padding-bottom: 72pt;
      margin-bottom: -58pt;
    }
    /* So is room for a table's head and first rows of its title. */
    .block.tabular > figcaption {
      padding-bottom: 96pt;
      margin-bottom: -96pt;
    }
    .block,
    .card,
    .figures > div,
    .note,
    .method li {
      break-inside: avoid;
    }
    /* A long table goes on overleaf, under its head again; a short one stays whole. */
    /* In lines: a grid would go overleaf whole, with its section's heading. */
    .figures {
      display: flex;
      flex-wrap: wrap;
      gap: 8pt 14pt;
    }
    .figures > div {
      flex: 0 0 calc(25% - 10.5pt);
    }
    .block.tabular:not(.short) {
      break-inside: auto;
    }
    /* Every pair of compact charts is a line of its own paragraph: each may begin or end a page. */
    .blocks {
      display: block;
      orphans: 1;
      widows: 1;
    }
    .block {
      orphans: 2;
      widows: 2;
    }
    .blocks > .block {
      margin-top: 0;
      padding-bottom: 12pt;
    }
    /* Compact charts stand in pairs here too: in lines, because a grid would be cut between pages. */
    .block.half {
      display: inline-block;
      vertical-align: top;
      width: 50%;
      padding-inline-end: 10pt;
    }
    .cards {
      grid-template-columns: repeat(var(--columns-on-paper), minmax(0, 1fr));
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
    /* At least three rows on either page. */
    tbody tr:nth-child(-n + 2) {
      break-after: avoid;
    }
    tbody tr:nth-last-child(-n + 2) {
      break-before: avoid;
    }
    .scroll {
      overflow: visible;
    }
    /* More of the same list: no heading of its own. */
    details.more-figures > summary {
      display: none;
    }
    details.more-figures .figures {
      border-top: none;
      padding-top: 0;
    }
    .figures:has(+ details.more-figures) {
      border-bottom: none;
      margin-bottom: 0;
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
    table.dense {
      font-size: 7pt;
      line-height: 1.4;
    }
    th,
    td,
    th.number,
    td.number {
      padding: 3px 5px;
      white-space: normal;
    }
    table.dense th,
    table.dense td {
      padding-inline: 2px;
    }
    tbody th,
    tbody td:not(.number) {
      min-width: 4em;
      overflow-wrap: anywhere;
    }
    tbody th {
      min-width: 6.2em;
    }
    td.day {
      white-space: nowrap;
    }
  }
`;
