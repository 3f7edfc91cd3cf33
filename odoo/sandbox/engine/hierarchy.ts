import type { Json } from "../../../core/json.ts";
import type { Env } from "./env.ts";
import { pointingTo, rowOf, table } from "./world.ts";

const PARENT: { readonly [model: string]: string } = {
  "stock.location": "location_id",
  "uom.uom": "relative_uom_id",
};

/** The records below (`child_of`) or above (`parent_of`) those that `value` names, themselves included. */
export function hierarchyIds(env: Env, model: string, operator: string, value: Json): ReadonlySet<number> {
  const parent = PARENT[model] ?? "parent_id";
  const start = (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === "number" ? [one] : typeof one === "string" ? named(env, model, one) : [],
  );
  const found = new Set<number>();
  const hasParent = env.world.registry.models.get(model)?.fields.has(parent);
  const queue = [...start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id) || !rowOf(env.world, model, id)) continue;
    found.add(id);
    if (!hasParent) continue;
    if (operator === "parent_of") {
      const above = rowOf(env.world, model, id)?.[parent];
      if (typeof above === "number") queue.push(above);
    } else queue.push(...pointingTo(env.world, model, parent, id));
  }
  return found;
}

function named(env: Env, model: string, text: string): number[] {
  const wanted = text.toLowerCase();
  return [...table(env.world, model).rows.values()]
    .filter((row) =>
      String(row["name"] ?? "")
        .toLowerCase()
        .includes(wanted),
    )
    .map((row) => row.id);
}
