// Cards of key figures, findings and actions.
import { css } from "lit";

export const summaryStyles = css`
  .cards {
    display: grid;
    /* As many in a row as fill the rows: 5 stand in one, 6 in two of three. */
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    margin: 0 0 40px;
    padding: 0 1px 0 0;
    list-style: none;
  }
  .card {
    background: var(--paper);
    padding: 16px 18px 14px;
    display: flex;
    flex-direction: column;
    min-width: 0;
    border: 1px solid var(--rule);
    margin: 0 -1px -1px 0;
  }
  .card .label {
    color: var(--quiet);
    font-size: 0.875rem;
    margin: 0;
  }
  .card .value {
    font-size: 1.75rem;
    line-height: 1.3;
    font-weight: 650;
    letter-spacing: -0.01em;
    margin: 2px 0 6px;
  }
  .card .recent,
  .card .change {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    margin: 0;
    font-size: 0.8125rem;
    line-height: 1.6;
    color: var(--quiet);
  }
  .card .recent {
    color: var(--ink);
  }
  .card .n {
    font-size: 0.8125rem;
    color: var(--quiet);
    margin: 0;
  }
  .good {
    color: var(--good);
    font-weight: 600;
  }
  .bad {
    color: var(--bad);
    font-weight: 600;
  }
  .neutral {
    color: var(--ink);
    font-weight: 600;
  }
  .card .incomplete {
    font-size: 0.8125rem;
    color: var(--quiet);
    margin: 0;
  }
  .incomplete::before {
    content: "◔ ";
  }
  .spark {
    display: block;
    width: 100%;
    height: 32px;
    margin-top: auto;
    padding-top: 6px;
    color: var(--accent);
  }
  @container (max-width: 900px) {
    .cards {
      display: flex;
      flex-wrap: wrap;
    }
    .card {
      flex: 1 1 28%;
    }
  }
  @container (max-width: 480px) {
    .card {
      flex-basis: 42%;
      padding: 12px 12px 10px;
    }
    .card .value {
      font-size: 1.4rem;
    }
  }
  .findings {
    list-style: none;
    margin: 12px 0 40px;
    padding: 0;
  }
  .findings li {
    display: grid;
    grid-template-columns: 2.25rem minmax(0, 1fr);
    padding: 14px 0;
    border-top: 1px solid var(--rule);
    break-inside: avoid;
  }
  .findings li:last-child {
    border-bottom: 1px solid var(--rule);
  }
  .findings li::before {
    /* Not a counter: Chromium keeps the whole report in memory for one, after it is gone. */
    content: attr(data-number);
    font-size: 1.125rem;
    font-weight: 650;
    color: var(--accent);
  }
  .findings p {
    margin: 0;
    font-size: 1.0625rem;
    line-height: 1.65;
  }
  .findings .about {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    font-size: 0.875rem;
    color: var(--quiet);
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
    gap: 14px 24px;
    margin: 0 0 24px;
    padding: 14px 0;
    border-block: 1px solid var(--rule);
  }
  .figures:has(+ .more-figures) {
    margin-bottom: 4px;
  }
  .more-figures {
    margin-bottom: 20px;
  }
  .more-figures .figures {
    margin: 0;
  }
  @container (max-width: 480px) {
    .figures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  .figures dt {
    font-size: 0.8125rem;
    color: var(--quiet);
  }
  .figures dd {
    margin: 0;
    font-size: 1.1875rem;
    font-weight: 600;
    line-height: 1.4;
  }
  .figures .with {
    display: block;
    font-size: 0.8125rem;
    font-weight: 400;
    color: var(--quiet);
  }
  .actions {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .actions > li {
    border: 1px solid var(--rule);
    border-left: 4px solid var(--accent);
    padding: 18px 22px;
    margin-bottom: 16px;
    break-inside: avoid;
  }
  .actions h3::before {
    content: attr(data-number) ". ";
    color: var(--accent);
  }
  .actions dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 16px;
    margin: 10px 0 0;
    font-size: 0.9375rem;
  }
  .actions dt {
    color: var(--quiet);
  }
  @container (max-width: 480px) {
    .actions > li {
      padding: 14px 16px;
    }
    .actions dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .actions dd {
      margin-bottom: 6px;
    }
  }
  .actions dd {
    margin: 0;
  }
`;
