import type { Json } from "../../../core/json.ts";
import { valueError } from "../errors.ts";
import { datePart, isDatePart } from "./domain-dates.ts";
import { type Env, withContext } from "./env.ts";
import type { Field } from "./field.ts";
import { interval } from "./intervals.ts";
import { displayName, fieldOf, fieldValue, record } from "./record.ts";
import { comparator } from "./sort.ts";
import type { Value } from "./world.ts";

/** One value that records are grouped by: as it is shown, sorted and drilled down into. */
export interface GroupKey {
  readonly text: string;
  readonly json: Json;
  readonly sort: string | number | boolean;
  readonly empty: boolean;
  readonly domain: readonly Json[];
}

export interface GroupBy {
  readonly model: string;
  /** many2one fields to follow first. */
  readonly path: readonly string[];
  readonly field: Field;
  readonly granularity: string | undefined;
  readonly compare?: (a: GroupKey, b: GroupKey) => number;
}

const INTERVALS: ReadonlySet<string> = new Set(["hour", "day", "week", "month", "quarter", "year"]);

export function parseGroupBy(env: Env, model: string, spec: string): GroupBy {
  const [dotted = "", granularity] = spec.split(":");
  const path = dotted.split(".");
  const name = path.pop() ?? "";
  let at = model;
  for (const step of path) {
    const field = env.world.registry.models.get(at)?.fields.get(step);
    if (!field) throw valueError(`Invalid field '${step}' on model '${at}'`);
    if (field.type !== "many2one") throw valueError(`Only many2one path is accepted for the '${spec}' groupby spec`);
    at = field.relation ?? at;
  }
  const field = env.world.registry.models.get(at)?.fields.get(name);
  if (!field) throw valueError(`Invalid field '${name}' on model '${at}'`);
  if (field.type === "one2many" || (field.store === false && field.related === undefined))
    throw valueError(`Cannot convert ${at}.${name} to SQL because it is not stored`);
  if (field.type === "date" || field.type === "datetime") {
    if (granularity === undefined) throw valueError(`Granularity not set on a date(time) field: '${spec}'`);
    if (!INTERVALS.has(granularity) && !isDatePart(granularity)) throw valueError(`Granularity specification isn't correct: '${granularity}'`);
  } else if (granularity !== undefined) throw valueError(`Granularity set on a no-datetime field or property: '${spec}'`);
  const relation = field.relation;
  if (relation === undefined) return { model, path, field, granularity };
  const compare = comparator({ ...env, su: true }, relation, undefined, fieldValue);
  return { model, path, field, granularity, compare: (a, b) => compare(Number(a.sort), Number(b.sort)) };
}

/** The groups a record belongs to: one, or one per tag of a many2many. */
export function groupKey(env: Env, by: GroupBy, id: number): GroupKey[] {
  let model = by.model;
  let at: number | undefined = id;
  for (const step of by.path) {
    const next: Value = at ? fieldValue(env, model, at, step) : false;
    model = fieldOf(env, model, step).relation ?? model;
    at = typeof next === "number" && next > 0 ? next : undefined;
  }
  const value = at ? record({ ...env, su: true }, model, at).get(by.field.name) : false;
  return keysOf(env, by, value).map((key) => wrap(key, by.path));
}

function wrap(key: GroupKey, path: readonly string[]): GroupKey {
  const domain = path
    .toReversed()
    .reduce<readonly Json[]>((inner, step) => (key.empty ? ["|", [step, "not any", []], [step, "any", inner]] : [[step, "any", inner]]), key.domain);
  return { ...key, domain };
}

function keysOf(env: Env, { field, granularity }: GroupBy, value: Value): GroupKey[] {
  const { name } = field;
  const none: GroupKey = {
    text: "",
    json: false,
    sort: "",
    empty: true,
    domain: [field.type === "many2many" ? [name, "not any", []] : [name, "=", false]],
  };
  if (Array.isArray(value)) {
    if (value.length === 0) return [none];
    return value.map((one: number) => relational(env, field, one));
  }
  if (field.relation !== undefined) return typeof value === "number" && value > 0 ? [relational(env, field, value)] : [none];
  if (granularity !== undefined) return [typeof value === "string" ? dated(env, field, granularity, value) : none];
  if (field.type === "boolean")
    return [{ text: String(value === true), json: value === true, sort: value === true, empty: false, domain: [[name, "=", value === true]] }];
  if (value === false || value === "") return [none];
  const scalar = value as string | number | boolean;
  return [{ text: String(scalar), json: scalar, sort: scalar, empty: false, domain: [[name, "=", scalar]] }];
}

function relational(env: Env, field: Field, id: number): GroupKey {
  return { text: String(id), json: [id, displayName(env, field.relation ?? "", id)], sort: id, empty: false, domain: [[field.name, "=", id]] };
}

function dated(env: Env, field: Field, granularity: string, value: string): GroupKey {
  // Odoo moves group boundaries by the context's time zone only, not by the user's.
  const zoned = typeof env.context["tz"] === "string" ? env : withContext(env, { tz: "UTC" });
  if (isDatePart(granularity)) {
    const part = datePart(zoned, field, granularity, value) ?? 0;
    return { text: String(part), json: part, sort: part, empty: false, domain: [[`${field.name}.${granularity}`, "=", part]] };
  }
  const { start, end, label } = interval(zoned, granularity, value, field.type === "datetime");
  return { text: start, json: [start, label], sort: start, empty: false, domain: ["&", [field.name, ">=", start], [field.name, "<", end]] };
}
