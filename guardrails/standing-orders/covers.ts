import type { Change, Effect } from "../../core/change.ts";
import { isJsonObject, type Json } from "../../core/json.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import type { StandingOrderTerms } from "./standing-order.ts";

const DAY_MS = 86_400_000;

/**
 * Whether a change is one of those that a standing order speaks of, its caps aside. Decided on the change and what Odoo
 * says that it does; what can't be told from them is not covered, and neither is a deletion or a warning.
 */
export function covers(terms: StandingOrderTerms, change: Change, effect: Effect): boolean {
  if (change.kind !== terms.changeKind || !terms.companies.includes(change.company)) return false;
  if (effect.deleted.length > 0 || effect.warnings.length > 0) return false;
  if (terms.partners && !isAmong(terms.partners, change.values["partner_id"])) return false;
  if (terms.products && !productsOf(change).every((product) => isAmong(terms.products ?? [], product))) return false;
  if (terms.maxDaysMoved !== undefined && !(daysMoved(change) <= terms.maxDaysMoved)) return false;
  return true;
}

/** Which terms a kind of change can be held to: those whose values stand in the change itself. */
export function termsOfKind(changeKind: string): ReadonlySet<"partners" | "products" | "maxDaysMoved"> {
  const kind = Object.entries(CHANGE_KINDS).find(([name]) => name === changeKind)?.[1];
  const values: readonly string[] = kind?.values ?? [];
  return new Set([
    ...(values.includes("partner_id") ? (["partners"] as const) : []),
    ...(values.includes("order_line") ? (["products"] as const) : []),
    ...(values.includes("scheduled_date") ? (["maxDaysMoved"] as const) : []),
  ]);
}

function isAmong(allowed: readonly number[], id: Json | undefined): boolean {
  return typeof id === "number" && allowed.includes(id);
}

/** The products of every new line; a line that names none counts as a product that no order allows. */
function productsOf(change: Change): (Json | undefined)[] {
  const lines = change.values["order_line"];
  if (!Array.isArray(lines) || lines.length === 0) return [undefined];
  return lines.map((command: Json) => {
    const values: Json | undefined = Array.isArray(command) ? command[2] : undefined;
    return isJsonObject(values) ? values["product_id"] : undefined;
  });
}

/** NaN, which is within no limit, when a date before or after is missing. */
function daysMoved({ ids, values, before }: Change): number {
  const after = instant(values["scheduled_date"]);
  const moved = ids.map((id) => Math.abs(after - instant(before[String(id)]?.["scheduled_date"])) / DAY_MS);
  return moved.length === 0 ? Number.NaN : Math.max(...moved);
}

function instant(value: Json | undefined): number {
  return typeof value === "string" ? Date.parse(`${value.replace(" ", "T")}Z`) : Number.NaN;
}
