// How a file is read where its head does not tell, or tells wrong: encoding, header row, order of day
// and month; as `files` of the settings (core/docs/settings.md).
import { html, nothing, type TemplateResult } from "lit";
import type { Plan } from "../../../wasm/clientele.ts";
import type { Labels } from "../i18n/labels.ts";

export const ENCODINGS = ["UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"] as const;
export const DATE_ORDERS = ["auto", "day_first", "month_first"] as const;
/** Header rows that are offered. */
const ROWS = 10;

export interface FileForm {
  file: string;
  encoding?: string;
  /** The record that holds the headers, from 1; 0 where there is none. */
  header?: number;
  date_order?: string;
  /** False: every row is set aside; true: a hidden sheet is read, too. */
  use?: boolean;
}
export type FormChange = Omit<FileForm, "file">;

function formIn(value: unknown): FileForm[] {
  if (typeof value !== "object" || value === null) return [];
  const { file, encoding, header, date_order: order, use } = value as Record<string, unknown>;
  if (typeof file !== "string") return [];
  const known = (list: readonly string[], text: unknown): text is string =>
    typeof text === "string" && list.includes(text);
  const row = typeof header === "number" && Number.isInteger(header) && header >= 0;
  return [
    {
      file,
      ...(known(ENCODINGS, encoding) ? { encoding } : {}),
      ...(row ? { header } : {}),
      ...(known(DATE_ORDERS, order) ? { date_order: order } : {}),
      ...(typeof use === "boolean" ? { use } : {}),
    },
  ];
}

/** The forms of files in a settings' `files`, as far as they are any. */
export const formsIn = (value: unknown): FileForm[] =>
  Array.isArray(value) ? value.flatMap(formIn) : [];

export function withForm(forms: readonly FileForm[], file: string, change: FormChange): FileForm[] {
  const own = forms.filter((form) => form.file === file);
  const others = forms.filter((form) => form.file !== file);
  return [...others, Object.assign({ file }, ...own, change) as FileForm];
}

/** The forms to be saved of `plans`: what was said, and which files are left out. */
export function formsOf(plans: readonly Plan[], forms: readonly FileForm[]): FileForm[] {
  return plans.reduce(
    (all, { file, left_out: leftOut }) => (leftOut ? withForm(all, file, { use: false }) : all),
    [...forms],
  );
}

/** The record that was taken for the headers; 0 where there is none. */
export const headerOf = (plan: Plan): number =>
  plan.header === true && typeof plan.skip_records === "number" ? plan.skip_records : 0;

/** What can be said of a delimited file, or of a sheet (whose encoding is known); else nothing. */
export function formFields(
  plan: Plan,
  sheet: boolean,
  labels: Labels,
  change: (form: FormChange) => void,
): TemplateResult | typeof nothing {
  if (plan.framing !== "delimited") return nothing;
  const words = labels.fileForm;
  const field = (
    id: string,
    label: string,
    options: readonly (readonly [string, string])[],
    chosen: string,
    form: (value: string) => FormChange,
  ) =>
    html`<label
      >${label}
      <select
        data-form=${id}
        @change=${(event: Event) => change(form((event.target as HTMLSelectElement).value))}
      >
        ${options.map(
          ([value, text]) =>
            html`<option value=${value} .selected=${value === chosen}>${text}</option>`,
        )}
      </select>
    </label>`;
  const header = headerOf(plan);
  const rows = Array.from({ length: Math.max(ROWS, header) }, (_, row) => row + 1);
  return html`<div class="form">
    ${
      sheet
        ? nothing
        : field(
            "encoding",
            words.encoding,
            ENCODINGS.map((name) => [name, words.encodings[name]]),
            String(plan.encoding),
            (encoding) => ({ encoding }),
          )
    }
    ${field(
      "header",
      words.header,
      [["0", words.noHeader], ...rows.map((row) => [String(row), words.row(row)] as const)],
      String(header),
      (row) => ({ header: Number(row) }),
    )}
    ${
      plan.columns.some(({ kind }) => kind === "moment")
        ? field(
            "date_order",
            words.dates,
            DATE_ORDERS.map((order) => [order, words.orders[order]]),
            String(plan.date_order),
            (order) => ({ date_order: order }),
          )
        : nothing
    }
  </div>`;
}
