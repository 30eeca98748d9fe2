// Recommendations: what to do, for whom, by when, why, and how success is measured.
import { html, nothing, type TemplateResult } from "lit";
import type { LocalText } from "../i18n/language.ts";
import type { Recommendation } from "./model.ts";
import type { Reader } from "./reader.ts";

/** What is at stake, in customers and money. */
function stake(item: Recommendation, reader: Reader): TemplateResult | typeof nothing {
  const { report } = reader.labels;
  const parts = [
    ...(item.customers > 0 ? [report.customersOf(reader.number(item.customers, "count"))] : []),
    ...(item.money > 0 ? [reader.number(item.money, "money")] : []),
  ];
  const segment = reader.text(item.segment);
  const { group } = item;
  const { open } = reader;
  if (parts.length === 0 && !segment) return nothing;
  const who =
    group && open
      ? html`<button class="group" @click=${() => open(group, segment)}>${segment}</button>`
      : segment;
  return html`<dt>${report.stake}</dt>
    <dd>${who}${segment && parts.length ? " · " : ""}${parts.join(" · ")}</dd>`;
}

export function actionsView(
  recommendations: readonly Recommendation[],
  number: string,
  reader: Reader,
): TemplateResult {
  const { report } = reader.labels;
  const line = (label: string, text: LocalText | undefined) =>
    text && reader.text(text)
      ? html`<dt>${label}</dt>
          <dd>${reader.text(text)}</dd>`
      : nothing;
  return html`<section class="chapter" part="section" id="actions" aria-labelledby="actions-title">
    <h2 class="eyebrow" id="actions-title" tabindex="-1">
      <span class="number">${number}</span>${report.actions}
    </h2>
    <ol class="actions">
      ${recommendations.map(
        (item, index) =>
          html`<li>
            <h3 data-number=${index + 1}>${reader.text(item.action)}</h3>
            <dl>
              ${line(report.trigger, item.trigger)} ${stake(item, reader)}
              ${line(report.owner, item.owner)} ${line(report.horizon, item.horizon)}
              ${line(report.effect, item.effect)} ${line(report.measure, item.measure)}
            </dl>
          </li>`,
      )}
    </ol>
  </section>`;
}
