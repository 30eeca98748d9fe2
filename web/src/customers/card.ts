// One customer's card: what the report says of it, what the files say of it, and everything it did.
// All texts are text nodes, whatever the files hold.
import { html, nothing, type TemplateResult } from "lit";
import type { CustomerCard, CustomerEvent, Detail } from "../../../wasm/clientele.ts";
import type { Recommendation, Unit } from "../report/model.ts";
import type { Reader } from "../report/reader.ts";
import { cellText, type ListColumn } from "./cells.ts";
import type { Row } from "./pages.ts";

/** The card is asked of the workers; until it is there, the row of the list stands alone. */
export interface Shown {
  row: Row;
  card: CustomerCard | "asked" | "missing";
}

/** What the report recommends for a group this customer is in. */
export function actionsFor(
  row: Row,
  columns: readonly ListColumn[],
  recommendations: readonly Recommendation[],
): Recommendation[] {
  return recommendations.filter(({ group }) => {
    if (!group) return false;
    const cell = row[columns.findIndex(({ id }) => id === group.column)];
    return Array.isArray(cell) ? cell.includes(group.value) : cell === group.value;
  });
}

export function customerCard(
  { row, card }: Shown,
  columns: readonly ListColumn[],
  recommendations: readonly Recommendation[],
  reader: Reader,
): TemplateResult {
  const words = reader.labels.card;
  const said = columns
    .slice(2) // the id and the name stand above
    .map((column, index) => ({ column, text: cellText(row[index + 2], column, reader) }))
    .filter(({ text }) => text !== "");
  const actions = actionsFor(row, columns, recommendations);
  return html`<div class="card" tabindex="0" role="region" aria-label=${words.title}>
    ${
      actions.length > 0
        ? html`<h3>${words.actions}</h3>
            <ul class="actions">
              ${actions.map(
                ({ action, trigger }) =>
                  html`<li>${reader.text(action)} <small>${reader.text(trigger)}</small></li>`,
              )}
            </ul>`
        : nothing
    }
    <h3>${words.report}</h3>
    <dl class="facts">
      ${said.map(
        ({ column, text }) =>
          html`<div>
            <dt>${reader.text(column.label)}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
    ${card === "asked" ? html`<p class="none" role="status">${words.loading}</p>` : nothing}
    ${card === "missing" ? html`<p class="none">${words.missing}</p>` : nothing}
    ${typeof card === "object" ? behind(card, reader) : nothing}
  </div>`;
}

function behind(card: CustomerCard, reader: Reader): TemplateResult {
  const words = reader.labels.card;
  return html`${
      card.merged_ids
        ? html`<p class="none">${words.merged}: ${card.merged_ids.join(", ")}</p>`
        : nothing
    }${
      card.attributes.length > 0
        ? html`<h3>${words.attributes}</h3>
            <dl class="facts">${card.attributes.map((one) => detail(one, reader))}</dl>`
        : nothing
    }
    <h3>${words.events(reader.exact(card.total, "count"))}</h3>
    ${
      card.events.length < card.total
        ? html`<p class="none">${words.latest(reader.exact(card.events.length, "count"))}</p>`
        : nothing
    }
    <ol class="events">
      ${card.events.map((event) => eventItem(event, reader))}
    </ol>`;
}

function detail({ label, value }: Detail, reader: Reader): TemplateResult {
  const text = typeof value === "number" ? reader.exact(value, "number") : value;
  return html`<div>
    <dt>${reader.text(label)}</dt>
    <dd>${text}</dd>
  </div>`;
}

function eventItem(event: CustomerEvent, reader: Reader): TemplateResult {
  const words = reader.labels.card;
  const { kind, date, net, lines, items, channel, ratings, text, details } = event;
  const rated = (ratings ?? [])
    .map(({ label, value }) => `${reader.text(label)} ${value}`)
    .join(" · ");
  const more = (details ?? [])
    .map(({ label, value }) => `${reader.text(label)} ${value}`)
    .join(" · ");
  const bought = [items?.join(reader.language === "zh-CN" ? "、" : ", "), channel]
    .filter(Boolean)
    .join(" · ");
  return html`<li class=${kind}>
    <time datetime=${date ?? nothing}>${date ?? words.undated}</time>
    <div>
      <p>
        <b>${words.kinds[kind]}</b>
        ${net === undefined ? nothing : html`<span class="money">${money(net, reader)}</span>`}
        ${lines && lines > 1 ? html`<small>${words.lines(lines)}</small>` : nothing}
      </p>
      ${[bought, rated, more, text].map((line) => (line ? html`<p>${line}</p>` : nothing))}
    </div>
  </li>`;
}

const money = (value: number, reader: Reader) => reader.exact(value, "money" satisfies Unit);
