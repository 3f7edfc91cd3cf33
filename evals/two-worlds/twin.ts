import type { Json, JsonObject } from "../../core/json.ts";
import type { Random } from "../../odoo/sandbox/dataset/random.ts";
import type { WorldSnapshot } from "../../odoo/sandbox/sandbox.ts";
import { alteredValue } from "./altered-value.ts";
import type { FieldFacts, RoleView, Schema } from "./role-view.ts";
import { ALTERED_MODELS, isInTotal, isStructure, WANTED } from "./structure.ts";

export interface Twin {
  readonly snapshot: WorldSnapshot;
  /** Hidden kind ("cost", "unlisted", "out of scope", "model not read") -> how many values differ. */
  readonly altered: ReadonlyMap<string, number>;
}

/**
 * All that is hidden, or the hidden values alone: costs, prices, names, accounts. What a change would do in Odoo also
 * follows from settings that nobody lists, such as where a receipt goes, and the effect is there to show it.
 */
export type Changes = "all" | "values";

/** The same world with every stored value changed that the role may not see, and nothing else. */
export function twinOf(world: WorldSnapshot, schema: Schema, view: RoleView, random: Random, changes: Changes = "all"): Twin {
  const altered = new Map<string, number>();
  const users = new Set((world.rows["res.users"] ?? []).map((row) => Number(row["partner_id"])));
  const idsOf = new Map(Object.entries(world.rows).map(([model, rows]) => [model, rows.map((row) => Number(row["id"]))]));
  const rows = Object.fromEntries(
    Object.entries(world.rows).map(([model, list]) => [
      model,
      ALTERED_MODELS.has(model) ? list.map((row) => alteredRow(model, row, { schema, view, random, idsOf, users, altered, changes })) : list,
    ]),
  );
  return { snapshot: { ...world, rows }, altered };
}

interface Work {
  readonly schema: Schema;
  readonly view: RoleView;
  readonly random: Random;
  readonly idsOf: ReadonlyMap<string, readonly number[]>;
  /** Partners that are our own people. */
  readonly users: ReadonlySet<number>;
  readonly altered: Map<string, number>;
  readonly changes: Changes;
}

/** Empty cells are not stored, so that a part of them is filled: whether a hidden cell is empty is hidden too. */
const FILLED = 0.3;

function alteredRow(model: string, row: JsonObject, work: Work): JsonObject {
  const { schema, view, random, idsOf, users, altered, changes } = work;
  const id = Number(row["id"]);
  const out: Record<string, Json> = { ...row };
  for (const [name, field] of schema.get(model) ?? []) {
    if (name === "id" || !field.store || isStructure(model, name, model === "res.partner" && users.has(id))) continue;
    if (changes === "values" && (!isValue(view, model, name, field) || isInTotal(view.access, model, name))) continue;
    const masked = view.records.get(model)?.has(id) === true && view.access.sight(model, name) === "masked";
    if (!masked && view.shows(model, id, name)) continue;
    const keys = Object.keys(row).filter((key) => key === name || key.startsWith(`${name}@`));
    const filled = keys.length === 0 && canFill(field) && random.chance(FILLED) ? [name] : keys;
    for (const key of filled) {
      const value = alteredValue(field, row[key], { random, ids: idsOf.get(field.relation ?? "") ?? [], masked });
      if (value === undefined || value === row[key]) continue;
      out[key] = value;
      const kind = kindOf(view, model, id, name);
      altered.set(kind, (altered.get(kind) ?? 0) + 1);
    }
  }
  return out;
}

function isValue({ access }: RoleView, model: string, name: string, { type }: FieldFacts): boolean {
  return !["many2one", "selection", "boolean"].includes(type) && (access.label(model, name) ?? (WANTED.test(name) ? "wanted" : "open")) !== "open";
}

const canFill = (field: FieldFacts) => ["char", "text", "html", "float", "monetary", "boolean"].includes(field.type);

/** Why a value is hidden: its class, its record, or its whole model. */
function kindOf({ records, access }: RoleView, model: string, id: number, field: string): string {
  const ids = records.get(model);
  if (!ids) return "model not read";
  if (!ids.has(id)) return "out of scope";
  return access.label(model, field)?.split(".")[0] ?? "unlisted";
}
