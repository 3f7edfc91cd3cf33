import { keyError } from "../errors.ts";
import { changed, changing } from "./dependents.ts";
import { type Env, sudo } from "./env.ts";
import type { Field } from "./field.ts";
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
  const field = env.world.registry.models.get(model)?.fields.get(name);
  if (!field) throw keyError(`'${name}'`);
  return field;
}

export function record(env: Env, model: string, id: number): Rec {
  const get = (field: string): Value => valueOf(env, model, id, field);
  const rec: Rec = {
    env,
    model,
    id,
    exists: () => rowOf(env.world, model, id) !== undefined,
    get,
    num(field) {
      const value = get(field);
      return typeof value === "number" ? value : 0;
    },
    str(field) {
      const value = get(field);
      return typeof value === "string" ? value : "";
    },
    bool: (field) => get(field) === true,
    ref: (field) => rec.num(field),
    to(field) {
      const held = get(field);
      const value = Array.isArray(held) ? held[0] : held;
      return typeof value === "number" && value > 0 ? record(env, fieldOf(env, model, field).relation ?? "", value) : undefined;
    },
    ids(field) {
      const value = get(field);
      return Array.isArray(value) ? value : [];
    },
    all: (field) => rec.ids(field).map((other) => record(env, fieldOf(env, model, field).relation ?? "", other)),
    path(path) {
      const dot = path.indexOf(".");
      if (dot < 0) return get(path);
      return rec.to(path.slice(0, dot))?.path(path.slice(dot + 1)) ?? false;
    },
  };
  return rec;
}

export const records = (env: Env, model: string, ids: Iterable<number>): Rec[] => Array.from(ids, (id) => record(env, model, id));

export function emptyOf(field: Field): Value {
  switch (field.type) {
    case "integer":
    case "float":
    case "monetary":
    case "many2one_reference":
      return 0;
    case "one2many":
    case "many2many":
      return [];
    default:
      return false;
  }
}

/** The key under which a value lies in its row: a company-dependent one has a key per company. */
export const storedKey = (env: Env, field: Field) => (field.companyDependent ? `${field.name}@${env.company}` : field.name);

/** A field's value: stored, followed, or computed now. */
export function valueOf(env: Env, model: string, id: number, name: string): Value {
  if (name === "id") return id;
  if (name === "display_name") return displayName(env, model, id);
  const field = fieldOf(env, model, name);
  if (field.type === "one2many" && field.inverse && field.relation) return inverseIds(env, model, id, field.relation, field.inverse, field.only);
  if (field.mirrors && field.relation) return sortIds(env, field.relation, [...pointingTo(env.world, field.relation, field.mirrors, id)], undefined, valueOf);
  const compute = env.world.registry.models.get(model)?.computes.get(name);
  if (field.store === false) {
    if (!rowOf(env.world, model, id)) return emptyOf(field);
    if (compute) return compute.compute(record(sudo(env), model, id))[name] ?? emptyOf(field);
    if (field.related !== undefined) return record(sudo(env), model, id).path(field.related) || emptyOf(field);
  } else if (compute && env.world.due.size > 0 && env.world.due.get(`${model} ${name}`)?.has(id)) computeStored(env, model, id, name);
  return rowOf(env.world, model, id)?.[storedKey(env, field)] ?? emptyOf(field);
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
  return sortIds(env, relation, visible, undefined, valueOf, inverse);
}

const hidesArchived = (env: Env, relation: string) =>
  env.context["active_test"] !== false && env.world.registry.models.get(relation)?.fields.has("active") === true;

function computeStored(env: Env, model: string, id: number, name: string): void {
  const compute = env.world.registry.models.get(model)?.computes.get(name);
  const row = rowOf(env.world, model, id);
  if (!compute || !row) return;
  const mine = compute.fields.filter((field) => env.world.due.get(`${model} ${field}`)?.delete(id));
  const plain: Env = { ...env, su: true, context: {} };
  const results = compute.compute(record(plain, model, id));
  const changes: Record<string, Value> = {};
  for (const field of mine) {
    const value = results[field];
    if (value === undefined || same(row[field], value)) continue;
    changes[field] = value;
  }
  const names = Object.keys(changes);
  if (names.length === 0) return;
  const old = changing(env.world, model, id, names);
  patchRow(env.world, model, id, { ...changes, write_date: env.now, write_uid: env.uid });
  changed(env.world, model, id, names);
  old?.();
}

function same(before: Value | undefined, after: Value): boolean {
  if (before === undefined || isEmpty(before)) return isEmpty(after);
  if (Array.isArray(before) && Array.isArray(after)) return before.length === after.length && before.every((one, at) => one === after[at]);
  return before === after;
}

/** Computes every stored value that is due, and what becomes due by that. */
export function settle(env: Env): void {
  const { due } = env.world;
  for (let round = 0; due.size > 0; round += 1) {
    if (round > 10_000) throw new RangeError("Stored computed fields depend on each other in a circle.");
    for (const [key, ids] of due) {
      const [model = "", name = ""] = key.split(" ");
      for (const id of ids) computeStored(env, model, id, name);
      for (const id of ids) if (!rowOf(env.world, model, id)) ids.delete(id);
      if (ids.size === 0) due.delete(key);
    }
  }
}
