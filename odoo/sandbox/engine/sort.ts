import { accessError, valueError } from "../errors.ts";
import { maySeeField } from "./access.ts";
import type { Env } from "./env.ts";
import type { Field } from "./field.ts";
import type { Value } from "./world.ts";

type Get = (env: Env, model: string, id: number, field: string) => Value;
type Compare = (a: number, b: number) => number;

interface Term {
  readonly field: string;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

const TERM = /^\s*([a-z0-9_.]+(?::[a-z_]+)?)(\s+(asc|desc))?(\s+nulls\s+(first|last))?\s*$/i;

/** Parses an `order` as Odoo does; what it cannot read is an error. */
export function parseOrder(order: string): Term[] {
  return order.split(",").map((part) => {
    const match = TERM.exec(part);
    if (!match?.[1]) {
      throw valueError(
        `Invalid "order" specified (${order}). A valid "order" specification is a comma-separated list of valid field names (optionally followed by asc/desc for the direction)`,
      );
    }
    const descending = match[3]?.toLowerCase() === "desc";
    return { field: match[1], descending, nullsFirst: match[5] ? match[5].toLowerCase() === "first" : descending };
  });
}

/** Ids in the model's own order, or in the given one. `skip` names a field that is the same for all. */
export function sortIds(env: Env, model: string, ids: readonly number[], order: string | undefined, get: Get, skip?: string): number[] {
  const sorted = [...ids];
  if (sorted.length < 2) return sorted;
  const compare = comparator(env, model, order, get, skip);
  return sorted.sort((a, b) => compare(a, b) || a - b);
}

export function comparator(env: Env, model: string, order: string | undefined, get: Get, skip?: string, depth = 0): Compare {
  const definition = env.world.registry.models.get(model);
  const terms = parseOrder(order || definition?.order || "id").filter((term) => term.field !== skip);
  const compares = terms.map((term): Compare => {
    const [name = "", ...rest] = term.field.split(".");
    const field = definition?.fields.get(name);
    if (!field) throw valueError(`Invalid field '${name}' on model '${model}'`);
    if (!maySeeField(env, field.groups))
      throw accessError(
        `You do not have enough rights to access the field "${name}" on ${definition?.label} (${model}). Please contact your system administrator.`,
      );
    if (rest.length > 0) throw valueError(`Invalid order specification ${term.field}`);
    if (field.sortable === false || (field.store === false && field.sortable !== true))
      throw valueError(`Cannot convert ${model}.${name} to SQL because it is not stored`);
    return termCompare(env, model, field, term, get, depth);
  });
  return (a, b) => {
    for (const compare of compares) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
}

function termCompare(env: Env, model: string, field: Field, term: Term, get: Get, depth: number): Compare {
  const sign = term.descending ? -1 : 1;
  const keys = new Map<number, Value | undefined>();
  const key = (id: number) => {
    if (keys.has(id)) return keys.get(id);
    const value = get(env, model, id, field.name);
    const found = value === false && field.type !== "boolean" ? undefined : value;
    keys.set(id, found);
    return found;
  };
  const relation = field.type === "many2one" ? field.relation : undefined;
  const inner = relation && depth < 3 ? comparator(env, relation, undefined, get, undefined, depth + 1) : undefined;
  return (a, b) => {
    const left = key(a);
    const right = key(b);
    const leftEmpty = left === undefined || (relation !== undefined && left === 0);
    const rightEmpty = right === undefined || (relation !== undefined && right === 0);
    if (leftEmpty || rightEmpty) return leftEmpty === rightEmpty ? 0 : leftEmpty === term.nullsFirst ? -1 : 1;
    if (inner && typeof left === "number" && typeof right === "number") return left === right ? 0 : sign * inner(left, right);
    return sign * compareValues(left, right);
  };
}

/** Text is compared by code point, as PostgreSQL does under the C collation. */
export function compareValues(left: Value | undefined, right: Value | undefined): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  const a = String(left);
  const b = String(right);
  return a < b ? -1 : a > b ? 1 : 0;
}
