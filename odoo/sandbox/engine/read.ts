import type { Json, JsonObject } from "../../../core/json.ts";
import { valueError } from "../errors.ts";
import { checkFields, checkModel, maySeeField, mayUseModel } from "./access.ts";
import { ruleTest } from "./domain.ts";
import type { Env } from "./env.ts";
import type { Field } from "./field.ts";
import { displayName, fieldOf, fieldValue } from "./record.ts";
import { checkRecords } from "./record-access.ts";
import { rowOf, type Value } from "./world.ts";

/** Rows of the records that exist, in the order of `ids`, as `read` answers. */
export function readRecords(
  env: Env,
  model: string,
  ids: readonly number[],
  fields: readonly string[] | undefined,
  load: Json = "_classic_read",
): JsonObject[] {
  checkModel(env, model, "read");
  const definition = env.world.registry.models.get(model);
  const all = [...(definition?.fields.values() ?? [])].filter((field) => maySeeField(env, field.groups)).map((field) => field.name);
  const names = fields && fields.length > 0 ? [...new Set(fields)] : all;
  for (const name of names) if (!definition?.fields.has(name)) throw valueError(`Invalid field '${name}' on '${model}'`);
  checkFields(env, model, names);
  const existing = ids.filter((id) => rowOf(env.world, model, id));
  checkRecords(env, model, existing, "read");
  const readers = names.map((name): [string, (id: number) => Json] => {
    const field = fieldOf(env, model, name);
    return [name, fieldReader(env, model, field, load !== null && load !== false && load !== "")];
  });
  return existing.map((id) => {
    const row: Record<string, Json> = { id };
    for (const [name, read] of readers) row[name] = read(id);
    return row;
  });
}

function fieldReader(env: Env, model: string, field: Field, named: boolean): (id: number) => Json {
  if (field.type === "many2one" && named && field.relation) {
    const names = new Map<number, string>();
    const relation = field.relation;
    return (id) => {
      const value = fieldValue(env, model, id, field.name);
      if (typeof value !== "number" || value === 0) return false;
      const name = names.get(value) ?? displayName(env, relation, value);
      names.set(value, name);
      return [value, name];
    };
  }
  const visible = field.type === "one2many" || field.type === "many2many" ? visibleTest(env, field.relation ?? "") : undefined;
  return (id) => asJson(field, fieldValue(env, model, id, field.name), visible);
}

/** Which records of a relation the caller sees; undefined for all. */
export function visibleTest(env: Env, model: string): ((id: number) => boolean) | undefined {
  if (env.su) return undefined;
  return mayUseModel(env, model, "read") ? ruleTest(env, model, "read") : undefined;
}

export function asJson(field: Field, value: Value, visible?: (id: number) => boolean): Json {
  if (Array.isArray(value)) return visible ? value.filter(visible) : value;
  if ((field.type === "many2one" || field.type === "many2one_reference") && value === 0) return false;
  return value === "" ? false : (value as Json);
}
