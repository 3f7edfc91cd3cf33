import { isJsonObject, type Json } from "../../core/json.ts";
import { lastFour } from "../../core/last-four.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";
import { type RoleView, roleView } from "./role-view.ts";

/** "model field" -> what the role may see of it, of all its records, straight from Odoo and past the reader. */
export function visibleView(sandbox: Sandbox, view: RoleView): ReadonlyMap<string, string> {
  const seen = new Map<string, string>();
  for (const model of view.models) {
    const ids = [...(view.records.get(model) ?? [])].sort((one, other) => one - other);
    seen.set(`${model} id`, JSON.stringify(ids));
    const known = sandbox.run(view.principal.id, model, "fields_get", { attributes: ["type"] });
    const fields = Object.keys(isJsonObject(known) ? known : {}).filter((field) => field !== "id" && view.access.sight(model, field) !== "hidden");
    if (fields.length === 0) continue;
    const rows = sandbox.run(view.principal.id, model, "read", { ids, fields, load: null });
    for (const field of fields) seen.set(`${model} ${field}`, JSON.stringify(column(rows, field, view.access.sight(model, field) === "masked")));
  }
  return seen;
}

function column(rows: Json, field: string, masked: boolean): Json[] {
  return (Array.isArray(rows) ? rows : []).map((row) => {
    const value = isJsonObject(row) ? (row[field] ?? null) : null;
    return masked && typeof value === "string" ? lastFour(value) : Array.isArray(value) ? [...value].sort() : value;
  });
}

/** The fields in which two worlds differ for a role; none, or the pair proves nothing. */
export function visibleDifferences(one: Sandbox, other: Sandbox, view: RoleView, policy: Parameters<typeof roleView>[0]): string[] {
  const left = visibleView(one, view);
  const right = visibleView(other, roleView(policy, view.principal, other));
  return [...new Set([...left.keys(), ...right.keys()])].filter((key) => left.get(key) !== right.get(key)).sort();
}
