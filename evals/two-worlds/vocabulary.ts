import type { Json } from "../../core/json.ts";
import type { WorldSnapshot } from "../../odoo/sandbox/sandbox.ts";
import type { FieldFacts, RoleView, Schema } from "./role-view.ts";
import { ALTERED_MODELS, WANTED } from "./structure.ts";

/** What programs are made of: real models, fields and values, of what the role sees and of what it does not. */
export interface Vocabulary {
  readonly models: readonly string[];
  readonly otherModels: readonly string[];
  readonly shown: (model: string) => readonly string[];
  readonly hidden: (model: string) => readonly string[];
  /** Hidden fields that somebody would be after: prices, costs, names, addresses, accounts. */
  readonly wanted: (model: string) => readonly string[];
  readonly field: (model: string, field: string) => FieldFacts | undefined;
  readonly values: (model: string, field: string) => readonly Json[];
  readonly ids: (model: string) => readonly number[];
  /** Names, references, codes and dates as they stand in either world. */
  readonly words: readonly string[];
}

const SAMPLED = 40;
const ODD = ["", "%", "_", "a", "' or 1=1 --", "\u0000", "𝔸cme", "0", "-1", "S1", "null", "x".repeat(300)];
const DAYS = ["2026-06-10", "2026-06-30", "2026-02-30", "2025-12-31", "tomorrow"];
const NAMED = ["name", "complete_name", "default_code", "client_order_ref", "partner_ref", "ref", "origin", "city", "email", "acc_number"];

export function vocabularyOf(view: RoleView, schema: Schema, worlds: readonly WorldSnapshot[]): Vocabulary {
  const split = new Map<string, { shown: string[]; hidden: string[] }>();
  for (const [model, fields] of schema) {
    const names = [...fields.keys()].filter((name) => name !== "id");
    const isShown = (name: string) => view.models.includes(model) && view.access.sight(model, name) === "shown";
    split.set(model, { shown: ["id", ...names.filter(isShown)], hidden: names.filter((name) => !isShown(name)) });
  }
  const values = new Map<string, Json[]>();
  for (const model of ALTERED_MODELS) for (const world of worlds) sample(values, model, world);
  const words = [...values].flatMap(([key, found]) =>
    NAMED.includes(key.split(" ")[1] ?? "") ? found.filter((value): value is string => typeof value === "string").slice(0, 2 * SAMPLED) : [],
  );
  const idsOf = (model: string) => spread((worlds[0]?.rows[model] ?? []).map((row) => Number(row["id"])));
  const ids = new Map([...ALTERED_MODELS, ...view.models].map((model) => [model, idsOf(model)]));
  return {
    models: view.models,
    otherModels: [...ALTERED_MODELS]
      .filter((model) => !view.models.includes(model))
      .concat("ir.attachment", "hr.employee", "res.country", "product.pricelist"),
    shown: (model) => split.get(model)?.shown ?? ["id"],
    wanted: (model) => (split.get(model)?.hidden ?? []).filter((name) => view.access.label(model, name) !== undefined || WANTED.test(name)),
    hidden: (model) => split.get(model)?.hidden ?? ["name", "index_content"],
    field: (model, field) => schema.get(model)?.get(field),
    values: (model, field) => values.get(`${model} ${field}`) ?? [],
    ids: (model) => ids.get(model) ?? [1, 2],
    words: [...words, ...ODD, ...DAYS],
  };
}

function sample(values: Map<string, Json[]>, model: string, { rows }: WorldSnapshot): void {
  for (const row of spread(rows[model] ?? [])) {
    for (const [key, value] of Object.entries(row)) {
      const name = `${model} ${key.split("@")[0]}`;
      values.set(name, [...(values.get(name) ?? []), value]);
    }
  }
}

/** A few from everywhere in the list. */
function spread<T>(list: readonly T[]): T[] {
  const step = Math.max(1, Math.floor(list.length / SAMPLED));
  return list.filter((_, index) => index % step === 0).slice(0, SAMPLED);
}
