// What is happening, how far it is, and a way to stop it.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Labels } from "../i18n/labels.ts";
import { megabytes } from "../intake/mapping.ts";
import type { Step } from "./engine.ts";

export const progressStyles = css`
  .progress {
    max-width: 640px;
    margin: 12vh auto 0;
    padding: 0 20px 80px;
  }
  progress {
    width: 100%;
    height: 14px;
    accent-color: var(--accent);
  }
`;

export function stepWords(step: Step | undefined, labels: Labels): string {
  const words = labels.progress;
  switch (step?.kind) {
    case "reading":
      return words.reading(step.progress.name);
    case "sealing":
      return words.sealing;
    case "reporting":
      return words.reporting;
    case "sampling":
      return words.sampling;
    default:
      return labels.mapping.planning;
  }
}

export function progressView(
  step: Step | undefined,
  labels: Labels,
  cancel: () => void,
): TemplateResult {
  const words = labels.progress;
  const reading = step?.kind === "reading" ? step.progress : undefined;
  const share = reading && reading.allBytes > 0 ? reading.doneBytes / reading.allBytes : undefined;
  return html`<div class="progress">
    <h1>${words.title}</h1>
    <p>${stepWords(step, labels)}</p>
    ${
      share === undefined
        ? html`<progress aria-label=${words.title}></progress>`
        : html`<progress aria-label=${words.title} max="1" .value=${share}></progress>`
    }
    <p>
      ${reading ? words.bytes(megabytes(reading.doneBytes), megabytes(reading.allBytes)) : nothing}
    </p>
    <button id="cancel" @click=${cancel}>${words.cancel}</button>
  </div>`;
}
