// What was recognised, to be checked: a file a card, a column a line.
import { css, html, nothing, type TemplateResult } from "lit";
import type { ColumnPlan, Plan } from "../../../wasm/clientele.ts";
import type { Labels } from "../i18n/labels.ts";
import { pickButton } from "./drop_zone.ts";
import { withRole, withTable } from "./edit.ts";
import { formFields, type FormChange } from "./file_form.ts";
import { ROLE_GROUPS, TABLES } from "./roles.ts";

export const mappingStyles = css`
  .mapping {
    max-width: 1100px;
    margin: 0 auto;
    padding: 24px 20px 40px;
  }
  .file {
    margin: 28px 0 0;
    border: 1px solid var(--rule);
    border-radius: 8px;
    padding: 18px 20px;
  }
  .file header {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 18px;
    align-items: center;
  }
  .file h2 {
    font-size: 1.125rem;
    margin: 0;
    margin-inline-end: auto;
    overflow-wrap: anywhere;
  }
  .file .about {
    margin: 0 0 10px;
    font-size: 0.875rem;
    color: var(--quiet);
  }
  .file .form {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 18px;
    margin: 0 0 12px;
    font-size: 0.875rem;
    color: var(--quiet);
  }
  .odd {
    display: block;
    max-width: 16em;
    margin-inline-start: auto;
    color: var(--bad);
    overflow-wrap: anywhere;
  }
  .file .samples {
    color: var(--quiet);
    max-width: 22em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .file td,
  .file tbody th {
    vertical-align: middle;
  }
  .file tr.ignored > * {
    color: var(--quiet);
  }
  .file td select {
    width: 100%;
    min-width: 9.5em;
  }
  .sure {
    color: var(--good);
  }
  .check {
    color: var(--bad);
    font-weight: 600;
  }
  .go {
    position: sticky;
    bottom: 0;
    background: var(--paper);
    border-top: 1px solid var(--rule);
    padding: 14px 0;
    margin-top: 28px;
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    align-items: center;
  }
`;

export interface MappingActions {
  change(index: number, plan: Plan): void;
  /** The file is to be read another way. */
  readAs(index: number, form: FormChange): void;
  isSheet(index: number): boolean;
  remove(index: number): void;
  add(files: File[]): void;
  read(): void;
  back(): void;
  save(): void;
}

function certainty(column: ColumnPlan, labels: Labels): TemplateResult {
  const words = labels.mapping;
  if (column.reason === "override") return html`<span class="sure">${words.changed}</span>`;
  if (column.role === "ignored" || column.role === "attribute") return html`–`;
  const percent = `${Math.round(column.confidence * 100)}%`;
  if (column.confidence >= 0.85) return html`<span class="sure">${words.sure} ${percent}</span>`;
  if (column.confidence >= 0.6) return html`${words.likely} ${percent}`;
  return html`<span class="check">${words.unsure} ${percent}</span>`;
}

/** What the header or the values say of how the numbers are to be taken. */
function takenAs(
  { role, power, currency, serials }: ColumnPlan,
  { mapping: words }: Labels,
): TemplateResult | typeof nothing {
  if (role === "ignored") return nothing;
  const notes: string[] = [];
  if (power)
    notes.push(words.counted((10 ** power).toLocaleString("en", { maximumFractionDigits: 4 })));
  if (currency) notes.push(words.inCurrency(currency.slice(0, 12)));
  if (serials) notes.push(words.serials);
  return notes.length > 0 ? html`<small>${notes.join(" · ")}</small>` : nothing;
}

/** Below this share of readable values a column's meaning is doubted. */
const READABLE = 0.95;

function readable({ understood, role }: ColumnPlan, { mapping: words }: Labels): TemplateResult {
  const percent = `${understood < 1 ? Math.floor(understood * 100) : 100}%`;
  if (role === "ignored" || understood >= READABLE) return html`${percent}`;
  return html`<span class="check">${words.unsure} ${percent}</span>`;
}

/** The first values that say so. */
function oddValues(
  column: ColumnPlan,
  { mapping: words }: Labels,
): TemplateResult | typeof nothing {
  if (column.role === "ignored" || column.odd.length === 0) return nothing;
  const shown = column.odd.map((value) => value.slice(0, 40)).join(" · ");
  return html`<small class="odd">${words.odd}: ${shown}</small>`;
}

function roleSelect(
  column: ColumnPlan,
  labels: Labels,
  change: (role: string) => void,
): TemplateResult {
  return html`<select
    aria-label="${labels.mapping.role}: ${column.name}"
    @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}
  >
    ${Object.entries(ROLE_GROUPS).map(
      ([group, roles]) =>
        html`<optgroup label=${labels.roleGroups[group as keyof typeof ROLE_GROUPS]}>
          ${roles.map(
            (role) =>
              html`<option value=${role} .selected=${role === column.role}>
                ${labels.roles[role] ?? role}
              </option>`,
          )}
        </optgroup>`,
    )}
  </select>`;
}

function fileCard(
  plan: Plan,
  index: number,
  labels: Labels,
  actions: MappingActions,
): TemplateResult {
  const words = labels.mapping;
  return html`<section class="file" aria-label=${plan.file}>
    <header>
      <h2>${plan.file}</h2>
      <label
        >${words.tables}
        <select
          @change=${(event: Event) =>
            actions.change(index, withTable(plan, (event.target as HTMLSelectElement).value))}
        >
          <option value="" .selected=${plan.tables.length === 0}>–</option>
          ${TABLES.map(
            (table) =>
              html`<option value=${table} .selected=${plan.tables[0] === table}>
                ${labels.tables[table]}
              </option>`,
          )}
        </select>
      </label>
      <button @click=${() => actions.remove(index)}>${words.remove}</button>
    </header>
    <p class="about">
      ${[
        megabytes(plan.bytes),
        words.columnsOf(plan.columns.length),
        ...plan.tables.slice(1).map((table) => `+ ${labels.tables[table] ?? table}`),
      ]
        .filter(Boolean)
        .join(" · ")}
    </p>
    ${formFields(plan, actions.isSheet(index), labels, (form) => actions.readAs(index, form))}
    ${
      plan.left_out
        ? html`<p class="problem">
            ${words.leftOut}
            <button data-use @click=${() => actions.readAs(index, { use: true })}>
              ${words.use}
            </button>
          </p>`
        : plan.recognised
          ? nothing
          : html`<p class="problem">
              ${plan.head_too_short ? words.headTooShort : words.notRecognised}
            </p>`
    }
    <div class="scroll" tabindex="0" role="region" aria-label=${plan.file}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.column}</th>
            <th scope="col">${words.samples}</th>
            <th scope="col">${words.role}</th>
            <th scope="col">${words.confidence}</th>
            <th scope="col">${words.reason}</th>
            <th scope="col" class="number">${words.understood}</th>
          </tr>
        </thead>
        <tbody>
          ${plan.columns.map(
            (column, at) =>
              html`<tr class=${column.role === "ignored" ? "ignored" : ""}>
                <th scope="row">${column.name}</th>
                <td class="samples" title=${column.samples.join("\n").slice(0, 400)}>
                  ${column.samples.slice(0, 3).join(" · ").slice(0, 120)}
                </td>
                <td>
                  ${roleSelect(column, labels, (role) =>
                    actions.change(index, withRole(plan, at, role)),
                  )}
                </td>
                <td>${certainty(column, labels)}</td>
                <td>
                  ${labels.reasons[column.reason.replace(/^reason\./, "")] ?? column.reason}
                  ${column.evidence ? html`<small>(${column.evidence.slice(0, 60)})</small>` : nothing}
                  ${takenAs(column, labels)}
                </td>
                <td class="number">${readable(column, labels)}${oddValues(column, labels)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

export function megabytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} KB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

export function mapping(
  plans: readonly Plan[],
  labels: Labels,
  notice: string,
  actions: MappingActions,
): TemplateResult {
  const words = labels.mapping;
  const ready = plans.some((plan) => plan.recognised);
  return html`<div class="mapping">
    <h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    ${notice ? html`<p class="privacy loaded" role="status">${notice}</p>` : nothing}
    ${plans.map((plan, index) => fileCard(plan, index, labels, actions))}
    <div class="go">
      <button class="primary" id="read" ?disabled=${!ready} @click=${() => actions.read()}>
        ${words.read}
      </button>
      ${pickButton(words.add, (files) => actions.add(files), false)}
      <button id="save-mapping" title=${words.saveAbout} @click=${() => actions.save()}>
        ${words.save}
      </button>
      <button @click=${() => actions.back()}>${words.back}</button>
      ${ready ? nothing : html`<span>${words.nothing}</span>`}
    </div>
  </div>`;
}
