// The look of the review of duplicates, beside that of a dialog.
import { css } from "lit";

export const duplicateStyles = css`
  .about {
    margin: 0;
    padding: 4px 20px 0;
    max-width: 68em;
    color: var(--quiet);
    font-size: 0.9rem;
  }
  .pairs {
    flex: 1;
    min-height: 0;
    overflow: auto;
    margin: 0;
    padding: 12px 20px;
    list-style: none;
    border-top: 1px solid var(--rule);
    background: var(--tint);
  }
  .pairs .none {
    padding: 24px 0;
    color: var(--quiet);
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 20px;
    align-items: center;
    margin-bottom: 12px;
    padding: 10px 16px 12px;
    background: var(--paper);
    border: 1px solid var(--rule);
    border-radius: 8px;
  }
  .pair table {
    width: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    font-size: 0.9rem;
  }
  .pair caption {
    text-align: start;
    color: var(--quiet);
    font-size: 0.8125rem;
    padding-bottom: 4px;
  }
  .state {
    display: inline-block;
    margin-inline-end: 8px;
    padding: 0 8px;
    border: 1px solid currentcolor;
    border-radius: 999px;
    color: var(--quiet);
  }
  .state.merged {
    color: var(--good);
  }
  .state.likely {
    color: var(--bad);
  }
  .pair th,
  .pair td {
    padding: 3px 10px 3px 0;
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .pair th {
    width: 9em;
    color: var(--quiet);
  }
  .pair th small {
    margin-inline-start: 6px;
    color: var(--good);
  }
  .pair .same td {
    font-weight: 600;
  }
  .verdicts {
    display: grid;
    gap: 8px;
  }
  .verdicts button[aria-pressed="true"] {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: flex-end;
    padding: 12px 20px;
    border-top: 1px solid var(--rule);
  }
  .foot p {
    margin: 0;
    color: var(--quiet);
    font-size: 0.9rem;
  }
  @media (max-width: 640px) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
    .pair th {
      width: 4em;
    }
    .pair th small {
      display: block;
      margin: 0;
    }
    .verdicts {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
