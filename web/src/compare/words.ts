// What a comparison says, as words and tables: the same on the page and in the workbook.
import { formatChange } from "../report/format.ts";
import type { Cell, DataTable, Unit } from "../report/model.ts";
import { Reader } from "../report/reader.ts";
import type { Caution, Comparison, Moved, Segments, Side } from "./compare.ts";

/** Amounts of the earlier report are in its own currency. */
export interface Readers {
  then: Reader;
  now: Reader;
}

export const sideWords = ({ company, period, filters }: Side, reader: Reader) =>
  [
    company,
    period ? `${period.first} – ${period.last}` : "",
    ...filters.map(({ label, value }) => `${reader.text(label)}: ${value}`),
  ]
    .filter(Boolean)
    .join(" · ") || reader.labels.compare.none;

export function cautionWords(caution: Caution, reader: Reader): string {
  const { cautions } = reader.labels.compare;
  switch (caution.kind) {
    case "currency":
    case "company":
      return cautions[caution.kind](caution.old, caution.now);
    case "length":
      return cautions.length(caution.old, caution.now);
    case "overlap":
      return cautions.overlap(caution.days);
    default:
      return cautions[caution.kind];
  }
}

export const numberOf = (value: number | null, unit: Unit, reader: Reader) =>
  value === null ? reader.labels.compare.none : reader.number(value, unit);

export function changeWords({ change, perDay }: Moved, { now }: Readers): string {
  if (!change) return now.labels.compare.none;
  const text = formatChange(change.value, change.unit, now.style);
  return perDay ? `${text} ${now.labels.compare.perDay}` : text;
}

export const readersOf = ({ sides }: Comparison, now: Reader): Readers => ({
  now,
  then: new Reader(now.language, sides.old.currency),
});

/** How many key figures are better, worse, neither. */
export function conclusionWords({ figures }: Comparison, { labels }: Reader): string {
  const of = (tone: string) => figures.filter((figure) => figure.tone === tone).length;
  return labels.compare.conclusion(of("good"), of("bad"), of("neutral"));
}

export function judgementWords({ tone, chance }: Moved, { labels }: Reader): string {
  if (tone !== "neutral") return labels.report[tone];
  return chance ? labels.compare.chance : labels.compare.none;
}

/** Customers and revenue of each group then and now, and how their shares moved. */
export function segmentTable(
  { rows }: Segments,
  { now }: Readers,
  sameCurrency: boolean,
): DataTable {
  const words = now.labels.compare;
  const local = (text: string) => ({ "zh-CN": text, en: text });
  const total = (key: "customers" | "revenue", side: "old" | "now") =>
    rows.reduce((sum, row) => sum + (row[key][side] ?? 0), 0);
  const moved = (row: Segments["rows"][number], key: "customers" | "revenue"): Cell => {
    const [before, after] = [total(key, "old"), total(key, "now")];
    const { old, now: today } = row[key];
    if (before <= 0 || after <= 0 || old === null || today === null) return null;
    return today / after - old / before;
  };
  const earning = sameCurrency && rows.some(({ revenue }) => revenue.old !== null);
  const column = (id: string, name: string, unit: Unit) => ({ id, label: local(name), unit });
  const count = words.people;
  return {
    columns: [
      column("group", words.group, "label"),
      column("customers_then", `${count} · ${words.then}`, "count"),
      column("customers_now", `${count} · ${words.now}`, "count"),
      column("share", words.share, "points"),
      ...(earning
        ? [
            column("revenue_then", `${words.revenue} · ${words.then}`, "money"),
            column("revenue_now", `${words.revenue} · ${words.now}`, "money"),
            column("revenue_share", words.revenueShare, "points"),
          ]
        : []),
    ],
    rows: rows.map((row) => [
      row.label,
      row.customers.old,
      row.customers.now,
      moved(row, "customers"),
      ...(earning ? [row.revenue.old, row.revenue.now, moved(row, "revenue")] : []),
    ]),
  };
}
