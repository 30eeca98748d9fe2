// The customer list's look.
import { css } from "lit";

export const dialogStyles = css`
  dialog {
    width: min(1180px, calc(100vw - 32px));
    height: min(860px, calc(100dvh - 32px));
    max-width: none;
    max-height: none;
    padding: 0;
    border: 1px solid var(--rule);
    border-radius: 10px;
    background: var(--paper);
    color: var(--ink);
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(10 16 26 / 45%);
  }
  .head {
    display: flex;
    gap: 12px;
    align-items: start;
    padding: 18px 20px 4px;
  }
  .head h2 {
    margin: 0;
    font-size: 1.25rem;
    line-height: 1.4;
  }
  .head .close {
    flex: none;
    margin-inline-start: auto;
  }
  .count {
    margin: 0;
    color: var(--quiet);
    font-size: 0.9rem;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: end;
    padding: 8px 20px 12px;
  }
  .controls label {
    display: grid;
    gap: 2px;
    font-size: 0.8125rem;
    color: var(--quiet);
  }
  .controls .tick {
    display: flex;
    gap: 6px;
    align-items: center;
    min-height: 2.25rem;
  }
  .controls select {
    max-width: 12em;
  }
  .controls input[type="search"] {
    font: inherit;
    font-size: 0.9rem;
    color: var(--ink);
    background: var(--paper);
    border: 1px solid var(--rule);
    border-radius: 6px;
    padding: 0.3rem 0.6rem;
    min-height: 2.25rem;
    width: 14em;
  }
  .controls .export {
    margin-inline-start: auto;
  }
  details.columns {
    position: relative;
  }
  details.columns > summary {
    font-size: 0.9rem;
    padding: 0.4rem 0;
    cursor: pointer;
  }
  details.columns > div {
    position: absolute;
    z-index: 3;
    top: 100%;
    inset-inline-start: 0;
    display: grid;
    gap: 6px;
    max-height: 50vh;
    overflow: auto;
    min-width: 14em;
    padding: 12px 16px;
    background: var(--paper);
    border: 1px solid var(--rule);
    border-radius: 8px;
    box-shadow: 0 4px 20px rgb(0 0 0 / 18%);
  }
  details.columns label {
    display: flex;
    gap: 8px;
    align-items: center;
    color: var(--ink);
  }
  .rows {
    flex: 1;
    min-height: 0;
    overflow: auto;
    border-top: 1px solid var(--rule);
    overflow-anchor: none;
  }
  .rows table {
    border-collapse: separate;
    border-spacing: 0;
    table-layout: fixed;
    font-size: 0.875rem;
    width: 100%;
  }
  .rows th,
  .rows td {
    height: 36px;
    padding: 0 12px;
    line-height: 1.4;
    text-align: start;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    border-bottom: 1px solid var(--rule);
    font-weight: 400;
  }
  .rows thead th {
    position: sticky;
    top: 0;
    z-index: 2;
    height: 44px;
    padding: 0 4px;
    background: var(--paper);
    border-bottom: 2px solid var(--accent);
  }
  .rows thead .unsorted {
    padding: 0 8px;
  }
  .rows thead button {
    width: 100%;
    border: none;
    padding: 0 8px;
    font-weight: 600;
    font-size: 0.875rem;
    text-align: inherit;
    background: none;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .rows .number {
    text-align: end;
  }
  .rows tr.space td {
    height: auto;
    padding: 0;
    border: none;
  }
  .waiting {
    opacity: 0.55;
  }
  .none {
    padding: 24px 20px;
    color: var(--quiet);
  }
  @media (max-width: 640px) {
    dialog {
      width: 100vw;
      height: 100dvh;
      border: none;
      border-radius: 0;
    }
    .controls input[type="search"] {
      width: 100%;
    }
    .controls label.search {
      flex-basis: 100%;
    }
  }
`;
