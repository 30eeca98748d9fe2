// The first screen: where files go, which files help, and that nothing leaves.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Labels } from "../i18n/labels.ts";

export const MOST_FILES = 50;

export const dropStyles = css`
  .intake {
    max-width: 900px;
    margin: 0 auto;
    padding: 40px 20px 80px;
  }
  .intake h1 {
    margin-top: 0;
  }
  .drop {
    border: 2px dashed var(--quiet);
    border-radius: 10px;
    padding: 48px 20px;
    text-align: center;
    background: var(--tint);
  }
  .drop.over {
    border-color: var(--accent);
    border-style: solid;
  }
  .drop p {
    margin: 0 0 12px;
  }
  .drop .big {
    font-size: 1.25rem;
    font-weight: 600;
  }
  .drop .formats {
    margin: 14px 0 0;
    font-size: 0.875rem;
    color: var(--quiet);
  }
  .sample {
    margin: 20px 0 0;
    display: flex;
    flex-wrap: wrap;
    gap: 8px 14px;
    align-items: center;
  }
  .sample span {
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .helps {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(300px, 1fr));
    gap: 4px 40px;
    margin: 8px 0 0;
  }
  .helps div {
    padding: 12px 0;
    border-top: 1px solid var(--rule);
  }
  .helps dt {
    font-weight: 600;
  }
  .helps dd {
    margin: 0;
    font-size: 0.9375rem;
    color: var(--quiet);
  }
  .intake h2 {
    font-size: 1.0625rem;
    margin: 44px 0 8px;
  }
  .privacy {
    border-left: 4px solid var(--accent);
    padding: 4px 0 4px 16px;
    margin: 32px 0 0;
  }
  .problem {
    border-left: 4px solid var(--bad);
    padding: 4px 0 4px 16px;
  }
`;

/** A button that opens the browser's file dialogue. */
export function pickButton(
  words: string,
  take: (files: File[]) => void,
  primary: boolean,
): TemplateResult {
  return html`<button
      class=${primary ? "primary" : ""}
      @click=${(event: Event) =>
        ((event.currentTarget as Element).nextElementSibling as HTMLInputElement).click()}
    >
      ${words}
    </button>
    <input
      type="file"
      multiple
      hidden
      accept=".xlsx,.xlsm,.xls,.csv,.txt,.tsv,.json,.ndjson,.jsonl,text/csv,text/plain,application/json"
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        take([...(input.files ?? [])]);
        input.value = "";
      }}
    />`;
}

export function dropZone(
  labels: Labels,
  state: { over: boolean; problem: string; notice: string; embedded: boolean },
  take: (files: File[]) => void,
  sample: () => void,
  proof: TemplateResult,
): TemplateResult {
  const words = labels.intake;
  const helps = [
    [words.helpOrders, words.helpOrdersText],
    [words.helpCustomers, words.helpCustomersText],
    [words.helpFeedback, words.helpFeedbackText],
    [words.helpContacts, words.helpContactsText],
  ];
  return html`<div class="intake">
    <h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    ${state.problem ? html`<p class="problem" role="alert">${state.problem}</p>` : nothing}
    ${state.notice ? html`<p class="privacy loaded" role="status">${state.notice}</p>` : nothing}
    <div class="drop ${state.over ? "over" : ""}">
      <p class="big">${words.drop}</p>
      <p>${words.or}</p>
      ${pickButton(words.pick, take, true)}
      <p class="formats">${words.formats}</p>
    </div>
    <p class="sample">
      <button id="sample" @click=${sample}>${words.sample}</button>
      <span>${words.sampleNote}</span>
    </p>
    <h2>${words.helps}</h2>
    <dl class="helps">
      ${helps.map(
        ([name, text]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
    <p class="privacy">${state.embedded ? words.privacyEmbedded : words.privacy}</p>
    ${proof}
  </div>`;
}
