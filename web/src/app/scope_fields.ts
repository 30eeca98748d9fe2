// What the report is of: the period, with the usual ones a click away, and filters by attributes.
import { html, nothing, type TemplateResult } from "lit";
import type { Choice, Settings } from "../../../wasm/clientele.ts";
import type { Labels } from "../i18n/labels.ts";
import type { Language } from "../i18n/language.ts";

export type Period = readonly [first: string, last: string];
export interface Filter {
  attribute: string;
  value: string;
}
export interface Scope {
  /** Of all the data. */
  whole: Period | undefined;
  choices: readonly Choice[];
}
type Change = (options: Settings) => void;

/** `options` with one of them changed; undefined leaves no trace. */
export function withOption(options: Settings, key: string, to: unknown): Settings {
  const next = { ...options, [key]: to };
  if (to === undefined) delete next[key];
  return next;
}

const iso = (date: Date) => date.toISOString().slice(0, 10);
const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day));

export type PresetId =
  "last12" | "last6" | "last3" | "thisYear" | "lastYear" | "thisQuarter" | "lastQuarter";

/** The usual periods, looking back from the last day of the data; only those that hold some of it. */
export function presets(whole: Period): { id: PresetId; period: Period }[] {
  const last = new Date(`${whole[1]}T00:00:00Z`);
  const year = last.getUTCFullYear();
  const month = last.getUTCMonth();
  const quarter = month - (month % 3);
  // A month back from the 31st is the last day of the month before: day 0 of the next but one.
  const back = (months: number) => {
    const shorter = utc(year, month - months + 1, 0).getUTCDate();
    const day = utc(year, month - months, Math.min(last.getUTCDate(), shorter));
    day.setUTCDate(day.getUTCDate() + 1);
    return day;
  };
  const all: [PresetId, Date, Date][] = [
    ["last12", back(12), last],
    ["last6", back(6), last],
    ["last3", back(3), last],
    ["thisYear", utc(year, 0, 1), last],
    ["lastYear", utc(year - 1, 0, 1), utc(year, 0, 0)],
    ["thisQuarter", utc(year, quarter, 1), last],
    ["lastQuarter", utc(year, quarter - 3, 1), utc(year, quarter, 0)],
  ];
  return all
    .map(([id, from, to]) => ({ id, period: [iso(from), iso(to)] as const }))
    .filter(({ period }) => period[1] >= whole[0] && period[0] > whole[0]);
}

export function filtersOf(options: Settings): readonly Filter[] {
  return (options["filters"] as Filter[] | undefined) ?? [];
}

/** One value an attribute: choosing another replaces it. */
export function withFilter(options: Settings, filter: Filter): Settings {
  const others = filtersOf(options).filter(({ attribute }) => attribute !== filter.attribute);
  return withOption(options, "filters", [...others, filter]);
}
export function withoutFilter(options: Settings, attribute: string): Settings {
  const others = filtersOf(options).filter((filter) => filter.attribute !== attribute);
  return withOption(options, "filters", others.length > 0 ? others : undefined);
}

export function scopeFields(
  scope: Scope,
  labels: Labels,
  language: Language,
  options: Settings,
  change: Change,
): TemplateResult {
  return html`${periodFields(scope, labels.settings, options, change)}
  ${filterFields(scope.choices, labels.settings, language, options, change)}`;
}

function periodFields(
  { whole }: Scope,
  words: Labels["settings"],
  options: Settings,
  change: Change,
): TemplateResult | typeof nothing {
  if (!whole) return nothing;
  const set = options["period"] as Period | undefined;
  const ends = set ?? whole;
  const known = presets(whole);
  const chosen = known.find(({ period }) => set && period[0] === set[0] && period[1] === set[1]);
  const update = (end: 0 | 1) => (event: Event) => {
    const input = event.target as HTMLInputElement;
    const next = ends.with(end, input.value) as unknown as Period;
    input.setCustomValidity("");
    if (!next[0] || !next[1]) return change(withOption(options, "period", undefined));
    if (next[0] > next[1]) {
      input.setCustomValidity(words.invalid);
      return void input.reportValidity();
    }
    change(withOption(options, "period", next));
  };
  const input = (end: 0 | 1, name: string) =>
    html`<label
      >${name}
      <input type="date" data-option="period-${end}" .value=${ends[end]} @change=${update(end)} />
    </label>`;
  return html`<label
      >${words.period}
      <select
        data-option="period"
        @change=${(event: Event) => {
          const id = (event.target as HTMLSelectElement).value;
          const to = known.find((preset) => preset.id === id)?.period;
          change(withOption(options, "period", to));
        }}
      >
        <option value="" ?selected=${!set}>${words.periods.all}</option>
        ${set && !chosen ? html`<option value="own" selected disabled>${words.periods.own}</option>` : nothing}
        ${known.map(
          ({ id }) =>
            html`<option value=${id} ?selected=${chosen?.id === id}>${words.periods[id]}</option>`,
        )}
      </select>
    </label>
    ${input(0, words.from)} ${input(1, words.to)}`;
}

function filterFields(
  choices: readonly Choice[],
  words: Labels["settings"],
  language: Language,
  options: Settings,
  change: Change,
): TemplateResult | typeof nothing {
  if (choices.length === 0) return nothing;
  const add = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const [choice, value] = select.value.split(" ").map(Number);
    select.value = "";
    const attribute = choices[choice ?? -1];
    const text = attribute?.values[value ?? -1];
    if (attribute && text !== undefined)
      change(withFilter(options, { attribute: attribute.attribute, value: text }));
  };
  return html`<label
    >${words.filter}
    <select data-option="filter" @change=${add}>
      <option value="" selected>${words.addFilter}</option>
      ${choices.map(
        ({ label, values }, choice) =>
          html`<optgroup label=${label[language]}>
            ${values.map((text, value) => html`<option value="${choice} ${value}">${text}</option>`)}
          </optgroup>`,
      )}
    </select>
  </label>`;
}
