// Changing what was recognised. Plans are never changed in place: the one that the core made can be
// returned to.
import type { Plan } from "../../../wasm/clientele.ts";
import { REPEATABLE } from "./roles.ts";

/** Gives a column a role; a column that had it, where only one may, becomes an attribute. */
export function withRole(plan: Plan, column: number, role: string): Plan {
  const columns = plan.columns.map((existing, index) => {
    if (index === column)
      return { ...existing, role, reason: "override", evidence: "", confidence: 1 };
    if (existing.role === role && !REPEATABLE.has(role)) {
      return { ...existing, role: "attribute", reason: "override", evidence: "", confidence: 1 };
    }
    return existing;
  });
  const next = { ...plan, columns };
  // A file nothing was made of becomes the table its roles make.
  return plan.tables.length > 0 ? next : withTable(next, tableOf(columns.map((c) => c.role)));
}

/** Makes `table` what each row is; empty: the file is not read. */
export function withTable(plan: Plan, table: string): Plan {
  const others = plan.tables.filter((other) => other !== table && other !== plan.tables[0]);
  const tables = table ? [table, ...others] : [];
  const recognised = tables.length > 0;
  const leftOut = !recognised && (plan.left_out === true || plan.tables.length > 0);
  return { ...plan, tables, recognised, left_out: leftOut };
}

/** The table that roles make, by the roles that each needs (design: tables and roles). */
export function tableOf(roles: readonly string[]): string {
  const has = (role: string) => roles.includes(role);
  if (has("date") && (has("amount") || (has("quantity") && has("unit_price"))))
    return "transactions";
  if (has("lead")) return "leads";
  if (["satisfaction", "recommend", "loyalty", "aspect", "text"].some(has)) return "feedback";
  if (has("order") && has("product")) return "lines";
  if (has("order")) return "orders";
  if (has("customer") && has("date")) return "contacts";
  if (has("customer")) return "customers";
  if (has("product")) return "products";
  return "";
}
