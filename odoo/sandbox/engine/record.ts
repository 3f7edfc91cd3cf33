import { keyError } from "../errors.ts";
import type { Compute } from "./behaviour.ts";
import { changed, changing } from "./dependents.ts";
import { type Env, sudo } from "./env.ts";
import type { Field } from "./field.ts";
import type { Slot } from "./registry.ts";
import { sortIds } from "./sort.ts";
import { isEmpty, patchRow, pointingTo, rowOf, type Value } from "./world.ts";

/** A record under the program's own rights: how computes and flows read. */
export interface Rec {
  readonly env: Env;
  readonly model: string;
  readonly id: number;
  exists(): boolean;
  get(field: string): Value;
  num(field: string): number;
  /** "" when empty. */
  str(field: string): string;
  bool(field: string): boolean;
  /** The many2one's id, 0 when empty. */
  ref(field: string): number;
  to(field: string): Rec | undefined;
  ids(field: string): readonly number[];
  all(field: string): Rec[];
  /** Follows a dotted path of many2one fields to a value. */
  path(path: string): Value;
}

export function fieldOf(env: Env, model: string, name: string): Field {
  return slotOf(env, model, name).field;
}

function slotOf(env: Env, model: string, name: string): Slot {
  const slot = env.world.registry.models.get(model)?.slots.get(name);
  if (!slot) throw keyError(`'${name}'`);
  return slot;
}

/** Records are made by the million, so they share their methods. */
const METHODS: Omit<Rec, "env" | "model" | "id"> & ThisType<Rec> = {
  exists() {
    return rowOf(this.env.world, this.model, this.id) !== undefined;
  },
  get(field) {
    return fieldValue(this.env, this.model, this.id, field);
  },
  num(field) {
    const value = fieldValue(this.env, this.model, this.id, field);
    return typeof value === "number" ? value : 0;
  },
  str(field) {
    const value = fieldValue(this.env, this.model, this.id, field);
    return typeof value === "string" ? value : "";
  },
  bool(field) {
    return fieldValue(this.env, this.model, this.id, field) === true;
  },
  ref(field) {
    const value = fieldValue(this.env, this.model, this.id, field);
    return typeof value === "number" ? value : 0;
  },
  to(field) {
    const held = fieldValue(this.env, this.model, this.id, field);
    const value = Array.isArray(held) ? held[0] : held;
    return typeof value === "number" && value > 0 ? record(this.env, fieldOf(this.env, this.model, field).relation ?? "", value) : undefined;
  },
  ids(field) {
    const value = fieldValue(this.env, this.model, this.id, field);
    return Array.isArray(value) ? value : [];
  },
  all(field) {
    const relation = fieldOf(this.env, this.model, field).relation ?? "";
    return this.ids(field).map((other) => record(this.env, relation, other));
  },
  path(path) {
    const dot = path.indexOf(".");
    if (dot < 0) return this.get(path);
    return this.to(path.slice(0, dot))?.path(path.slice(dot + 1)) ?? false;
  },
};

export function record(env: Env, model: string, id: number): Rec {
  const rec: { env: Env; model: string; id: number } & typeof METHODS = Object.create(METHODS);
  rec.env = env;
  rec.model = model;
  rec.id = id;
  return rec;
}

export const records = (env: Env, model: string, ids: Iterable<number>): Rec[] => Array.from(ids, (id) => record(env, model, id));

/** The key under which a value lies in its row: a company-dependent one has a key per company. */
export const storedKey = (env: Env, field: Field) => (field.companyDependent ? `${field.name}@${env.company}` : field.name);

/** A field's value: stored, followed, or computed now. */
export function fieldValue(env: Env, model: string, id: number, name: string): Value {
  if (name === "id") return id;
  if (name === "display_name") return displayName(env, model, id);
  const slot = slotOf(env, model, name);
  const { field, compute, dueKey, empty } = slot;
  if (field.store === false) return computedNow(env, model, id, field, compute) ?? empty;
  if (dueKey !== undefined) {
    if (env.world.due.get(dueKey)?.has(id)) computeStored(env, model, id, slot);
  } else if (field.type === "one2many" && field.inverse && field.relation)
    return inverseIds(env, model, id, field.relation, field.inverse, field.only);
  else if (field.mirrors && field.relation)
    return sortIds(env, field.relation, [...pointingTo(env.world, field.relation, field.mirrors, id)], undefined, fieldValue);
  return rowOf(env.world, model, id)?.[field.companyDependent ? storedKey(env, field) : name] ?? empty;
}

function computedNow(env: Env, model: string, id: number, field: Field, compute: Compute | undefined): Value | undefined {
  if (!rowOf(env.world, model, id)) return undefined;
  if (compute) return compute.compute(record(sudo(env), model, id))[field.name];
  if (field.related !== undefined) return record(sudo(env), model, id).path(field.related) || undefined;
  return rowOf(env.world, model, id)?.[field.name];
}

/** What people call the record. */
export function displayName(env: Env, model: string, id: number): string {
  const behaviour = env.world.registry.models.get(model)?.behaviour;
  const rec = record(sudo(env), model, id);
  if (!rec.exists()) return "";
  if (behaviour?.displayName) return behaviour.displayName(rec);
  const name = behaviour?.recName ?? (env.world.registry.models.get(model)?.fields.has("name") ? "name" : "");
  return name === "" ? `${model},${id}` : String(rec.get(name) || "");
}

function inverseIds(env: Env, model: string, id: number, relation: string, inverse: string, only: Field["only"]): readonly number[] {
  const found = [...pointingTo(env.world, relation, inverse, id)];
  const rows = found.map((one) => rowOf(env.world, relation, one));
  const hides = hidesArchived(env, relation);
  const typed = fieldOf(env, relation, inverse).type === "many2one_reference";
  const visible = found.filter((_, at) => {
    const row = rows[at];
    if (!row || (hides && row["active"] !== true)) return false;
    if (typed && (row["model"] ?? row["res_model"]) !== model) return false;
    return !only || only.values.includes(String(row[only.field] ?? ""));
  });
  return sortIds(env, relation, visible, undefined, fieldValue, inverse);
}

const hidesArchived = (env: Env, relation: string) =>
  env.context["active_test"] !== false && env.world.registry.models.get(relation)?.fields.has("active") === true;

function computeStored(env: Env, model: string, id: number, { compute, together }: Slot): void {
  const { world } = env;
  const row = rowOf(world, model, id);
  const mine = together.length === 1 ? together : together.filter(([, key]) => world.due.get(key)?.has(id));
  for (const [, key] of mine) world.due.get(key)?.delete(id);
  if (!compute || !row) return;
  const results = compute.compute(record(plainOf(env), model, id));
  const changes: Record<string, Value> = {};
  let any = false;
  for (const [name] of mine) {
    const value = results[name];
    if (value === undefined || sameValue(row[name], value)) continue;
    changes[name] = value;
    any = true;
  }
  if (!any) return;
  const names = Object.keys(changes);
  const old = changing(world, model, id, names);
  patchRow(world, model, id, { ...changes, write_date: env.now, write_uid: env.uid });
  changed(world, model, id, names);
  old?.();
}

/** Stored values depend on nobody's context. */
function plainOf(env: Env): Env {
  return env.su && env.context === NO_CONTEXT ? env : { ...env, su: true, context: NO_CONTEXT };
}
const NO_CONTEXT = {};

export function sameValue(before: Value | undefined, after: Value): boolean {
  if (before === undefined || isEmpty(before)) return isEmpty(after);
  if (Array.isArray(before) && Array.isArray(after)) return before.length === after.length && before.every((one, at) => one === after[at]);
  return before === after;
}

/** Computes every stored value that is due, and what becomes due by that. */
export function settle(asked: Env): void {
  const env = plainOf(asked);
  const { due } = env.world;
  for (let round = 0; due.size > 0; round += 1) {
    if (round > 10_000) throw new RangeError("Stored computed fields depend on each other in a circle.");
    for (const [key, ids] of due) {
      const [model = "", name = ""] = key.split(" ");
      const slot = slotOf(env, model, name);
      for (const id of ids) computeStored(env, model, id, slot);
      if (ids.size === 0) due.delete(key);
    }
  }
}
