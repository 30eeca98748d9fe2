// The look of a customer's card.
import { css } from "lit";

export const cardStyles = css`
  .rows th .one {
    border: none;
    padding: 0;
    min-height: 0;
    background: none;
    color: var(--accent);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .rows th .one:hover {
    text-decoration: underline;
  }
  .head .back {
    margin-inline-start: auto;
  }
  .card {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding: 0 20px 24px;
    border-top: 1px solid var(--rule);
  }
  .card h3 {
    margin: 20px 0 8px;
    font-size: 1rem;
  }
  .card small {
    color: var(--quiet);
  }
  .card .actions {
    margin: 0;
    padding-inline-start: 1.2em;
  }
  .card .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(190px, 1fr));
    gap: 10px 20px;
    margin: 0;
  }
  .card dt {
    color: var(--quiet);
    font-size: 0.8125rem;
  }
  .card dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .card .events {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .card .events li {
    display: grid;
    grid-template-columns: 7.5em 1fr;
    gap: 4px 12px;
    padding: 8px 0;
    border-bottom: 1px solid var(--rule);
  }
  .card .events p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .card time {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .card .money {
    margin-inline: 0.5em;
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 520px) {
    .card .facts {
      grid-template-columns: 1fr 1fr;
    }
    .card .events li {
      grid-template-columns: 1fr;
    }
  }
`;
