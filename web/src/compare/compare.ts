// What changed from an earlier report to this one. Reports are compared by the ids of figures, findings,
// actions and groups, never by their words: they may be in other languages, of other periods, in
// another currency. Nothing here is text of the interface; what cannot be compared says so as a caution.
import type { LocalText } from "../i18n/language.ts";
import { changeTone } from "../report/key_figures.ts";
import type {
  Change,
  DataTable,
  Figure,
  Finding,
  KeyFigure,
  Recommendation,
  Report,
  Tone,
  Unit,
} from "../report/model.ts";

type Pair<T> = { old: T; now: T };

/** A figure then and now. `change` is absent where the two cannot be compared. */
export interface Moved extends Pair<number | null> {
  id: string;
  label: LocalText;
  unit: Unit;
  change?: Change;
  tone: Tone;
  /** The change is of the amounts a day, because the periods are not of one length. */
  perDay?: true;
  /** Both 95% intervals allow that nothing has changed. */
  chance?: true;
}
export interface Segment {
  value: string;
  label: LocalText | string;
  customers: Pair<number | null>;
  revenue: Pair<number | null>;
}
export interface Segments {
  column: string;
  rows: Segment[];
}
export interface ActionSince {
  id: string;
  action: LocalText;
  measure: LocalText;
  /** The same is advised now. */
  still: boolean;
  /** At stake in the advice; now, where it is not given any more: in the group it was given for. */
  customers: Pair<number | null>;
  money: Pair<number | null>;
  figures: Moved[];
}
export interface Side {
  company: string;
  currency: string;
  period?: { first: string; last: string };
  filters: { label: LocalText; value: string }[];
}
export type Caution =
  | { kind: "currency" | "company"; old: string; now: string }
  | { kind: "length"; old: number; now: number }
  | { kind: "overlap"; days: number }
  | { kind: "filters" | "later" | "same" };

export interface Comparison {
  sides: Pair<Side>;
  cautions: Caution[];
  figures: Moved[];
  findings: { fresh: Finding[]; gone: Finding[]; staying: Pair<Finding>[] };
  actions: { earlier: ActionSince[]; fresh: LocalText[] };
  segments: Segments[];
}

const DAY = 86_400_000;
/** Amounts that grow with the days they are of. */
const ADDS_UP = /^(revenue\.|orders\.total$|profit\.total$)/;
/** Rates that grow with them. */
const GROWS = new Set(["behaviour.repurchase_rate"]);
/** A relative change below this is not judged: amounts have no interval that could tell. */
const LEAST = 0.01;
/** Groups whose movement is shown, by the columns of the customer list. */
const GROUPS = ["rfm", "churn.state"];
/** Half a 95% interval, in standard errors. */
const Z = 1.959964;

interface Terms {
  sameCurrency: boolean;
  /** Days then over days now; undefined where the periods are as good as of one length. */
  days: number | undefined;
}

const own = <T>(of: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(of, key) ? of[key] : undefined;

const sideOf = ({ meta }: Report): Side => ({
  company: meta.company,
  currency: meta.currency,
  ...(meta.period ? { period: meta.period } : {}),
  filters: meta.filters.map(({ label, value }) => ({ label, value })),
});

/** A period's days, both ends included; their numbers since 1970. */
function daysOf({ period }: Side): { first: number; last: number; count: number } | undefined {
  const first = Date.parse(period?.first ?? "") / DAY;
  const last = Date.parse(period?.last ?? "") / DAY;
  return Number.isFinite(last - first) && last >= first
    ? { first, last, count: Math.round(last - first) + 1 }
    : undefined;
}

/** The change from one value to another: of amounts relative, of rates and scores a difference. */
function changeOf(old: number, now: number, unit: Unit): Change | undefined {
  if (unit === "share" || unit === "points") return { value: now - old, unit: "points" };
  if (unit === "money" || unit === "count")
    return old > 0 ? { value: now / old - 1, unit: "share" } : undefined;
  if (unit === "score" || unit === "number" || unit === "days") return { value: now - old, unit };
  return undefined;
}

/**
 * Whether the difference stays within the two intervals together (their errors added in squares, as of
 * independent samples; customers whom both hold make it err towards "by chance").
 */
function byChance(old: Figure, now: Figure): boolean {
  if (!old.ci || !now.ci || old.value === null || now.value === null) return false;
  const error = ([low, high]: [number, number]) => (high - low) / (2 * Z);
  return Math.abs(now.value - old.value) <= Z * Math.hypot(error(old.ci), error(now.ci));
}

function moved(
  { figure: id, label, up_is }: KeyFigure,
  old: Figure | undefined,
  now: Figure | undefined,
  terms: Terms,
): Moved {
  const unit = (now ?? old)!.unit;
  const out: Moved = {
    id,
    label,
    unit,
    old: old?.value ?? null,
    now: now?.value ?? null,
    tone: "neutral",
  };
  if (out.old === null || out.now === null || old!.unit !== now!.unit) return out;
  if (unit === "money" && !terms.sameCurrency) return out;
  const adds = ADDS_UP.test(id);
  // Customers of a year and of a month: neither more nor fewer.
  const grows = GROWS.has(id) || (unit === "count" && !adds);
  if (terms.days !== undefined && grows) return out;
  const perDay = adds && terms.days !== undefined;
  const change = changeOf(out.old, perDay ? out.now * terms.days! : out.now, unit);
  if (!change) return out;
  out.change = change;
  if (perDay) out.perDay = true;
  if (byChance(old!, now!)) out.chance = true;
  else if (change.unit !== "share" || Math.abs(change.value) >= LEAST)
    out.tone = changeTone(change.value, up_is);
  return out;
}

function keyFigures(old: Report, now: Report, terms: Terms): Moved[] {
  const keys = [...now.summary.key_figures];
  for (const key of old.summary.key_figures)
    if (!keys.some(({ figure }) => figure === key.figure)) keys.push(key);
  return keys.flatMap((key) => {
    const [then, today] = [own(old.figures, key.figure), own(now.figures, key.figure)];
    return then || today ? [moved(key, then, today, terms)] : [];
  });
}

function findings(old: Report, now: Report): Comparison["findings"] {
  const before = new Map(old.summary.findings.map((finding) => [finding.id, finding]));
  const today = new Map(now.summary.findings.map((finding) => [finding.id, finding]));
  return {
    fresh: [...today.values()].filter(({ id }) => !before.has(id)),
    gone: [...before.values()].filter(({ id }) => !today.has(id)),
    staying: [...today.values()].flatMap((finding) => {
      const then = before.get(finding.id);
      return then ? [{ old: then, now: finding }] : [];
    }),
  };
}

/** The first table with a row for each group of a column of the customer list, and its customers. */
function groupTable(report: Report, column: string): DataTable | undefined {
  return report.sections
    .flatMap(({ blocks }) => blocks.flatMap(({ table }) => table ?? []))
    .find(
      ({ groups, columns }) =>
        groups?.column === column &&
        new Set(groups.values).size === groups.values.length &&
        columns.some(({ id }) => id === "customers"),
    );
}

function groupsOf(report: Report, column: string) {
  const table = groupTable(report, column);
  const at = (id: string) => table?.columns.findIndex((candidate) => candidate.id === id) ?? -1;
  const [customers, revenue] = [at("customers"), at("revenue")];
  const number = (cell: unknown) => (typeof cell === "number" ? cell : null);
  return new Map(
    (table?.groups?.values ?? []).flatMap((value, row) => {
      const cells = table!.rows[row] ?? [];
      const [label] = cells;
      if (value === null || label === null || label === undefined) return [];
      const said =
        typeof label === "object"
          ? { "zh-CN": String(label["zh-CN"]), en: String(label.en) }
          : String(label);
      const of = { customers: number(cells[customers]), revenue: number(cells[revenue]) };
      return [[value, { label: said, ...of }] as const];
    }),
  );
}

function segments(old: Report, now: Report): Segments[] {
  return GROUPS.flatMap((column) => {
    const [then, today] = [groupsOf(old, column), groupsOf(now, column)];
    if (then.size === 0 || today.size === 0) return [];
    const rows = [...new Set([...today.keys(), ...then.keys()])].map((value) => {
      const [before, after] = [then.get(value), today.get(value)];
      // A group that a report does not list has nobody in it.
      return {
        value,
        label: (after ?? before)!.label,
        customers: { old: before?.customers ?? 0, now: after?.customers ?? 0 },
        revenue: { old: before?.revenue ?? null, now: after?.revenue ?? null },
      };
    });
    return [{ column, rows }];
  });
}

function actionsSince(old: Report, now: Report, figures: readonly Moved[]): ActionSince[] {
  return old.recommendations.map((advised) => {
    const still = now.recommendations.find(({ id }) => id === advised.id);
    const section = old.sections.find(({ id }) => id === advised.section);
    const amount = (of: Recommendation | undefined, key: "customers" | "money") =>
      of && of[key] > 0 ? of[key] : null;
    const { group } = advised;
    const left = group && groupsOf(now, group.column).get(group.value)?.customers;
    return {
      id: advised.id,
      action: advised.action,
      measure: advised.measure,
      still: still !== undefined,
      customers: {
        old: amount(advised, "customers"),
        now: still ? amount(still, "customers") : (left ?? null),
      },
      money: { old: amount(advised, "money"), now: amount(still, "money") },
      figures: figures.filter(({ id }) => section?.figures.includes(id)),
    };
  });
}

function cautionsOf(sides: Pair<Side>): Caution[] {
  const { old, now } = sides;
  const out: Caution[] = [];
  if (old.company !== now.company)
    out.push({ kind: "company", old: old.company, now: now.company });
  if (old.currency !== now.currency)
    out.push({ kind: "currency", old: old.currency, now: now.currency });
  const filters = ({ filters: list }: Side) =>
    JSON.stringify(list.map(({ label, value }) => [label, value]));
  if (filters(old) !== filters(now)) out.push({ kind: "filters" });
  const [then, today] = [daysOf(old), daysOf(now)];
  if (!then || !today) return out;
  if (then.first === today.first && then.last === today.last) return [...out, { kind: "same" }];
  if (then.last > today.last) out.push({ kind: "later" });
  if (ratio(sides) !== undefined) out.push({ kind: "length", old: then.count, now: today.count });
  const days = Math.min(then.last, today.last) - Math.max(then.first, today.first) + 1;
  if (days > 0) out.push({ kind: "overlap", days: Math.round(days) });
  return out;
}

/** Days then over days now. Leap days and the like are no other length. */
function ratio({ old, now }: Pair<Side>): number | undefined {
  const [then, today] = [daysOf(old)?.count, daysOf(now)?.count];
  if (!then || !today || Math.abs(then - today) <= 0.01 * Math.max(then, today)) return undefined;
  return then / today;
}

export function compare(old: Report, now: Report): Comparison {
  const sides = { old: sideOf(old), now: sideOf(now) };
  const terms: Terms = {
    sameCurrency: sides.old.currency === sides.now.currency,
    days: ratio(sides),
  };
  const figures = keyFigures(old, now, terms);
  const advised = new Set(old.recommendations.map(({ id }) => id));
  return {
    sides,
    cautions: cautionsOf(sides),
    figures,
    findings: findings(old, now),
    actions: {
      earlier: actionsSince(old, now, figures),
      fresh: now.recommendations.filter(({ id }) => !advised.has(id)).map(({ action }) => action),
    },
    segments: segments(old, now),
  };
}
