import type { Json } from "../../../core/json.ts";
import { valueError } from "../errors.ts";
import { round } from "./coerce.ts";
import type { Env } from "./env.ts";
import type { Field } from "./field.ts";
import { fieldValue } from "./record.ts";
import { compareValues } from "./sort.ts";
import type { Value } from "./world.ts";

export interface Aggregation {
  readonly spec: string;
  readonly field: Field | undefined;
  readonly kind: string;
}

const KINDS: ReadonlySet<string> = new Set([
  "sum",
  "avg",
  "min",
  "max",
  "count",
  "count_distinct",
  "array_agg",
  "array_agg_distinct",
  "bool_and",
  "bool_or",
  "sum_currency",
  "recordset",
]);

export function parseAggregate(env: Env, model: string, spec: string): Aggregation {
  if (spec === "__count") return { spec, field: undefined, kind: "count" };
  const [name = "", kind] = spec.split(":");
  const field = env.world.registry.models.get(model)?.fields.get(name);
  if (!field) throw valueError(`Invalid field '${name}' on model '${model}' for aggregate specification '${spec}'.`);
  if (kind === undefined) throw valueError(`Aggregate method is mandatory for '${name}'`);
  if (!KINDS.has(kind)) throw valueError(`Invalid aggregate method '${kind}' for aggregate specification '${spec}'.`);
  if (field.store === false) throw valueError(`Cannot convert ${model}.${name} to SQL because it is not stored`);
  return { spec: kind === "recordset" ? `${name}:array_agg` : spec, field, kind };
}

export function aggregate(env: Env, model: string, { field, kind }: Aggregation, ids: readonly number[]): Json {
  if (!field) return ids.length;
  const numeric = field.type === "integer" || field.type === "float" || field.type === "monetary";
  const values: Value[] = [];
  for (const id of ids) {
    const value = fieldValue(env, model, id, field.name);
    if (numeric || field.type === "boolean" || (value !== false && value !== 0)) values.push(value);
  }
  const plain = values.filter((value): value is string | number | boolean => !Array.isArray(value));
  switch (kind) {
    case "count":
      return plain.length;
    case "count_distinct":
      return new Set(plain).size;
    case "array_agg":
      return plain;
    case "array_agg_distinct":
      return [...new Set(plain)].sort(compareValues);
    case "sum":
    case "sum_currency":
      return plain.length === 0 ? false : total(plain, field);
    case "avg":
      return plain.length === 0 ? false : plain.reduce<number>((sum, value) => sum + Number(value), 0) / plain.length;
    case "min":
      return plain.length === 0 ? false : plain.reduce((best, value) => (compareValues(value, best) < 0 ? value : best));
    case "max":
      return plain.length === 0 ? false : plain.reduce((best, value) => (compareValues(value, best) > 0 ? value : best));
    case "bool_and":
      return plain.every(Boolean);
    default:
      return plain.some(Boolean);
  }
}

/** PostgreSQL adds numerics exactly; the binary sum is rounded back to the places its terms have. */
const total = (values: readonly (string | number | boolean)[], field: Field): number =>
  round(
    values.reduce<number>((sum, value) => sum + Number(value), 0),
    field.type === "monetary" ? 2 : 6,
  );
