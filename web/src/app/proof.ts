// "How do I know that nothing leaves?": the policy that stands in the document, what the page has asked
// for, and what neither can prove. It only looks; a page that tried a connection to show that it fails
// would be a page that tries connections.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Labels } from "../i18n/labels.ts";

export const proofStyles = css`
  .proof {
    max-width: 900px;
    margin: 16px auto 0;
    font-size: 0.9375rem;
  }
  .proof summary {
    color: var(--accent);
    cursor: pointer;
  }
  .proof code {
    display: block;
    margin: 4px 0;
    padding: 8px 12px;
    background: var(--tint);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .proof h3 {
    margin: 16px 0 4px;
    font-size: 0.9375rem;
  }
  .proof p,
  .proof ul {
    margin: 4px 0;
  }
  .below {
    padding: 0 20px 48px;
  }
`;

/** What the policy of the document says about connections; undefined where it has none of its own. */
export function connections(policy: string): string | undefined {
  const directives = policy.split(";").map((directive) => directive.trim().split(/\s+/));
  const of = (name: string) => directives.find(([first]) => first?.toLowerCase() === name);
  return (of("connect-src") ?? of("default-src"))?.slice(1).join(" ");
}

/** Counts what the document has asked for, and what its policy refused, while it is looked at. */
export class Attempts {
  readonly #since = performance.now();
  readonly #refused: string[] = [];
  readonly #note = (event: SecurityPolicyViolationEvent) =>
    void this.#refused.push(`${event.effectiveDirective} ${event.blockedURI}`);

  watch(): void {
    document.addEventListener("securitypolicyviolation", this.#note);
  }
  leave(): void {
    document.removeEventListener("securitypolicyviolation", this.#note);
  }
  get refused(): readonly string[] {
    return this.#refused;
  }
  /** Addresses, since there is something to look at; the document itself and what it holds are none. */
  get sent(): string[] {
    return performance
      .getEntriesByType("resource")
      .filter(({ startTime, name }) => startTime >= this.#since && !/^(data|blob):/.test(name))
      .map(({ name }) => name);
  }
}

function policyView(labels: Labels): TemplateResult {
  const words = labels.proof;
  const metas = document.querySelectorAll<HTMLMetaElement>(
    'meta[http-equiv="Content-Security-Policy" i]',
  );
  const policies = [...metas].map(({ content }) => content);
  if (policies.length === 0) return html`<p>${words.noPolicy}</p>`;
  const allowed = policies.map(connections);
  // Where several policies stand, each has to allow what is done.
  const none = allowed.includes("'none'");
  return html`<p>
      ${none ? words.forbids : words.allows(allowed.map((to) => to ?? "*").join(", "))}
    </p>
    ${policies.map((policy) => html`<code>${policy}</code>`)}`;
}

/** `changed` draws again, with the numbers of then. */
export function proofView(
  labels: Labels,
  attempts: Attempts,
  embedded: boolean,
  changed: () => void,
): TemplateResult {
  const words = labels.proof;
  const { sent, refused } = attempts;
  const list = (addresses: readonly string[]) =>
    addresses.length
      ? html`<ul>
          ${[...new Set(addresses)].slice(0, 10).map((address) => html`<li>${address}</li>`)}
        </ul>`
      : nothing;
  return html`<details class="proof screen-only" @toggle=${changed}>
    <summary>${words.title}</summary>
    <h3>${words.policy}</h3>
    ${policyView(labels)}
    <h3>${words.counted}</h3>
    <p data-attempts>${words.sent(sent.length)} ${words.refused(refused.length)}</p>
    ${list(sent)}${list(refused)} ${embedded ? html`<p>${words.embedded}</p>` : nothing}
    <h3>${words.check}</h3>
    <ul>
      ${(embedded ? words.checksEmbedded : words.checks).map((text) => html`<li>${text}</li>`)}
    </ul>
    <h3>${words.cannot}</h3>
    <ul>
      ${words.limits.map((text) => html`<li>${text}</li>`)}
    </ul>
  </details>`;
}
