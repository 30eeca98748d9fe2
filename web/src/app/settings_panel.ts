// What-if: the rules and assumptions a reader may change, each recomputing the report at once. Names,
// ranges and defaults are those of core/docs/settings.md; a field shows only where its section is.
import { css, html, nothing, type TemplateResult } from "lit";
import type { Settings } from "../../../wasm/clientele.ts";
import type { Labels } from "../i18n/labels.ts";
import type { Language } from "../i18n/language.ts";
import type { Report } from "../report/model.ts";
import { filtersOf, scopeFields, withOption, withoutFilter, type Scope } from "./scope_fields.ts";

interface Common {
  key: string;
  section: string;
  group: keyof Labels["settings"]["groups"];
}
interface Choice extends Common {
  kind: "choice";
  values: string[];
}
interface Quantity extends Common {
  kind: "number" | "share";
  initial: number;
  min: number;
  max: number;
}
export type Field = Choice | Quantity;

const value = { section: "value", group: "value" } as const;
const lifetime = { section: "clv", group: "lifetime" } as const;
const churn = { section: "churn", group: "churn" } as const;
const following = { group: "following" } as const;

export const FIELDS: readonly Field[] = [
  {
    ...value,
    key: "rfm_cut",
    kind: "choice",
    values: ["mean_score", "mean_value", "median_value"],
  },
  { ...value, key: "rfm_scheme", kind: "choice", values: ["standard", "template", "english"] },
  { ...value, key: "abc_basis", kind: "choice", values: ["customers", "revenue"] },
  { ...value, key: "abc_first", kind: "share", initial: 0.1, min: 0.01, max: 0.5 },
  { ...value, key: "abc_second", kind: "share", initial: 0.2, min: 0.01, max: 0.5 },
  { ...lifetime, key: "clv_horizon_months", kind: "number", initial: 12, min: 1, max: 120 },
  { ...lifetime, key: "clv_discount_rate", kind: "share", initial: 0.1, min: 0, max: 1 },
  {
    ...churn,
    key: "churn_definition",
    kind: "choice",
    values: ["auto", "window", "rhythm", "contract", "p_alive"],
  },
  { ...churn, key: "churn_window_months", kind: "number", initial: 3, min: 1, max: 60 },
  { ...churn, key: "churn_contact_cost", kind: "share", initial: 0.05, min: 0, max: 1 },
  { ...churn, key: "churn_success", kind: "share", initial: 0.3, min: 0, max: 1 },
  {
    ...following,
    section: "retention",
    key: "cohort_period",
    kind: "choice",
    values: ["auto", "month", "quarter"],
  },
  {
    ...following,
    section: "conversion",
    key: "contact_window_days",
    kind: "number",
    initial: 30,
    min: 1,
    max: 366,
  },
];

/** What a field's text means: undefined is the default, null what cannot be. */
export function parseField(field: Quantity, text: string): number | undefined | null {
  if (text.trim() === "") return undefined;
  const typed = Number(text);
  const given = field.kind === "share" ? Math.round(typed * 1e4) / 1e6 : typed;
  if (!Number.isFinite(given) || given < field.min || given > field.max) return null;
  return given === field.initial ? undefined : given;
}

export const settingsStyles = css`
  .what-if {
    max-width: 1240px;
    margin: 0 auto;
    padding: 0 20px;
  }
  @media screen and (min-width: 1100px) {
    .what-if {
      padding-inline: 32px;
    }
  }
  .what-if > div {
    padding: 16px 20px 20px;
    background: var(--tint);
    border-radius: 10px;
  }
  .what-if h2 {
    margin: 0;
    font-size: 1.0625rem;
  }
  .what-if .lead {
    margin: 2px 0 10px;
    font-size: 0.875rem;
    color: var(--quiet);
  }
  .what-if fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: end;
    margin: 0;
    padding: 8px 0;
    border: none;
    border-top: 1px solid var(--rule);
  }
  .what-if legend {
    float: inline-start;
    width: 7em;
    padding: 0;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .what-if label {
    display: grid;
    gap: 2px;
    font-size: 0.8125rem;
    color: var(--quiet);
  }
  .what-if input {
    font: inherit;
    font-size: 0.9rem;
    color: var(--ink);
    background: var(--paper);
    border: 1px solid var(--rule);
    border-radius: 6px;
    padding: 0.3rem 0.6rem;
    min-height: 2.25rem;
    max-width: 11em;
  }
  .what-if input:invalid {
    border-color: var(--bad);
  }
  .in-force {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    min-height: 2.25rem;
    margin: 8px 0 0;
    font-size: 0.875rem;
  }
  .in-force .load {
    display: inline-block;
    padding: 0.3rem 0.6rem;
    border-radius: 6px;
    color: var(--accent);
    cursor: pointer;
  }
  .in-force .load:focus-within {
    outline: 2px solid var(--accent);
  }
  .in-force .load input {
    position: absolute;
    width: 1px;
    min-height: 1px;
    height: 1px;
    padding: 0;
    border: 0;
    opacity: 0;
  }
  .in-force .computing {
    color: var(--accent);
    font-weight: 600;
  }
  .in-force .problem {
    color: var(--bad);
  }
  @media (max-width: 640px) {
    .what-if legend {
      width: 100%;
    }
  }
  @media print {
    .what-if {
      display: none;
    }
  }
`;

export interface PanelState {
  options: Settings;
  computing: boolean;
  problem: string;
}

/** What the panel asks for: other options, or what is in force as a file, or one to take them from. */
export interface PanelActions {
  change: (options: Settings) => void;
  save: () => void;
  load: (file: File) => void;
}

/** The text of the option in force, such as "RFM cut: median". */
function spelled(key: string, to: unknown, words: Labels["settings"]): string {
  const field = FIELDS.find((candidate) => candidate.key === key);
  const name = key === "period" ? words.period : (words.fields[key] ?? key);
  if (Array.isArray(to)) return `${name}: ${to.join(" – ")}`;
  if (field?.kind === "share") return `${name}: ${Math.round(Number(to) * 1e4) / 100}%`;
  return `${name}: ${words.choices[String(to)] ?? String(to)}`;
}

export function settingsPanel(
  report: Report,
  labels: Labels,
  language: Language,
  scope: Scope,
  state: PanelState,
  actions: PanelActions,
): TemplateResult {
  const words = labels.settings;
  const { options } = state;
  const { change } = actions;
  const sections = new Set(report.sections.map(({ id }) => id));
  const fields = FIELDS.filter(({ section }) => sections.has(section));
  const groups = [...new Set(fields.map(({ group }) => group))];
  const changed = Object.entries(options).filter(([key]) => key !== "filters");
  const filters = filtersOf(options);
  const nameOf = (attribute: string) =>
    scope.choices.find((choice) => choice.attribute === attribute)?.label[language] ?? attribute;
  return html`<section class="what-if" aria-labelledby="what-if-title">
    <div>
      <h2 id="what-if-title">${words.title}</h2>
      <p class="lead">${words.lead}</p>
      <fieldset>
        <legend>${words.groups.scope}</legend>
        ${scopeFields(scope, labels, language, options, change)}
      </fieldset>
      ${groups.map(
        (group) =>
          html`<fieldset>
            <legend>${words.groups[group]}</legend>
            ${fields
              .filter((field) => field.group === group)
              .map((field) => control(field, words, options, change))}
          </fieldset>`,
      )}
      <p class="in-force" role="status">
        ${
          changed.length + filters.length
            ? html`<strong>${words.inForce}</strong> ${changed.map(
                  ([key, to]) => html`<span>${spelled(key, to, words)}</span>`,
                )}
                ${filters.map(
                  ({ attribute, value }) =>
                    html`<button
                      class="filter"
                      title=${words.removeFilter}
                      @click=${() => change(withoutFilter(options, attribute))}
                    >
                      ${nameOf(attribute)}: ${value} <span aria-hidden="true">×</span>
                    </button>`,
                )}
                <button @click=${() => change({})}>${words.reset}</button>
                <button data-option="save" @click=${actions.save}>${words.save}</button>`
            : nothing
        }
        <label class="load"
          ><input
            type="file"
            accept=".json,application/json"
            data-option="load"
            @change=${(event: Event) => {
              const input = event.target as HTMLInputElement;
              const file = input.files?.[0];
              input.value = "";
              if (file) actions.load(file);
            }}
          />${words.load}</label
        >
        ${state.computing ? html`<span class="computing">${words.computing}</span>` : nothing}
        ${state.problem ? html`<span class="problem">${state.problem}</span>` : nothing}
      </p>
    </div>
  </section>`;
}

function control(
  field: Field,
  words: Labels["settings"],
  options: Settings,
  change: (options: Settings) => void,
): TemplateResult {
  const set = options[field.key];
  const name = words.fields[field.key] ?? field.key;
  if (field.kind === "choice") {
    const [first] = field.values;
    return html`<label
      >${name}
      <select
        data-option=${field.key}
        @change=${(event: Event) => {
          const to = (event.target as HTMLSelectElement).value;
          change(withOption(options, field.key, to === first ? undefined : to));
        }}
      >
        ${field.values.map(
          (to) =>
            html`<option value=${to} ?selected=${(set ?? first) === to}>
              ${words.choices[to] ?? to}
            </option>`,
        )}
      </select>
    </label>`;
  }
  const scale = field.kind === "share" ? 100 : 1;
  const shown = Math.round(Number(set ?? field.initial) * scale * 1e4) / 1e4;
  return html`<label
    >${name}${field.kind === "share" ? " (%)" : ""}
    <input
      type="number"
      data-option=${field.key}
      min=${field.min * scale}
      max=${field.max * scale}
      step="any"
      .value=${String(shown)}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const to = parseField(field, input.value);
        if (to === null) return void input.reportValidity();
        change(withOption(options, field.key, to));
      }}
    />
  </label>`;
}
