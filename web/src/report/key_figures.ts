// Which figures stand on the cards at the top, how they moved, and their trends.
//
// The core tells the changes in two blocks of the summary, when there is a period to compare with:
//   summary.key_figures   columns figure (id), previous, last_year (changes: relative, or a
//                         difference where the figure is a share or a score), incomplete (0/1)
//   summary.trends        columns month, then one column a figure, named by its id
// Without them the cards show values alone, in the order below.
import { figureLabel } from "../i18n/figures.ts";
import type { LocalText } from "../i18n/language.ts";
import {
  summaryOf,
  type DataTable,
  type Figure,
  type Report,
  type Tone,
  type Unit,
} from "./model.ts";

export interface Change {
  value: number;
  unit: Unit;
}
export interface KeyFigure {
  id: string;
  label: LocalText;
  value: number;
  figure: Figure;
  upIs: Tone;
  previous?: Change;
  lastYear?: Change;
  incomplete: boolean;
  trend: (number | null)[];
}

const CHOSEN = [
  "revenue.net",
  "customers.buying",
  "orders.total",
  "behaviour.average_order",
  "behaviour.repurchase_rate",
  "profit.total",
  "revenue.refunds",
  "nps.score",
  "satisfaction.csat",
  "satisfaction.mean",
  "customers.total",
  "data.rows",
];
const MOST = 8;
export const KEY_BLOCKS = ["summary.key_figures", "summary.trends"];

/** What an increase of a figure means; refunds are at most 0, so less refunding is an increase. */
const UP_IS: Readonly<Record<string, Tone>> = {
  "data.rows": "neutral",
  "customers.total": "neutral",
};

function changeUnit(unit: Unit): Unit {
  if (unit === "share") return "points";
  return unit === "score" ? "score" : "share";
}

function cellsBy(table: DataTable | undefined) {
  const at = (id: string) => table?.columns.findIndex((column) => column.id === id) ?? -1;
  return {
    rows: table?.rows ?? [],
    number(row: number, id: string): number | undefined {
      const cell = table?.rows[row]?.[at(id)];
      return typeof cell === "number" ? cell : undefined;
    },
    column: (id: string) => (at(id) < 0 ? [] : (table?.rows.map((row) => row[at(id)]) ?? [])),
  };
}

export function keyFigures(report: Report): KeyFigure[] {
  const blocks = summaryOf(report)?.blocks ?? [];
  const moves = cellsBy(blocks.find((block) => block.id === KEY_BLOCKS[0])?.table);
  const trends = cellsBy(blocks.find((block) => block.id === KEY_BLOCKS[1])?.table);
  const told = moves.column("figure").filter((id): id is string => typeof id === "string");
  const chosen = told.length > 0 ? told : CHOSEN;
  return chosen
    .flatMap((id): KeyFigure[] => {
      const figure = report.figures[id];
      const label = figureLabel(id);
      if (!figure || figure.value === null || !label) return [];
      const row = told.indexOf(id);
      const change = (column: string): Change | undefined => {
        const value = moves.number(row, column);
        return value === undefined ? undefined : { value, unit: changeUnit(figure.unit) };
      };
      const previous = change("previous");
      const lastYear = change("last_year");
      return [
        {
          id,
          label,
          figure,
          value: figure.value,
          upIs: UP_IS[id] ?? "good",
          ...(previous ? { previous } : {}),
          ...(lastYear ? { lastYear } : {}),
          incomplete: moves.number(row, "incomplete") === 1,
          trend: trends.column(id).map((cell) => (typeof cell === "number" ? cell : null)),
        },
      ];
    })
    .slice(0, MOST);
}

/** Whether a change is favourable, given what an increase means. */
export function changeTone(change: number, upIs: Tone): Tone {
  if (change === 0 || upIs === "neutral") return "neutral";
  return change > 0 === (upIs === "good") ? "good" : "bad";
}
