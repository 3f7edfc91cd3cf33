import { addDays, dayIn, daysBetween, fromOdooDatetime, toOdooDatetime } from "../../core/dates.ts";
import type { JsonObject } from "../../core/json.ts";
import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import type { Computed, EvalCase, Find } from "./case.ts";
import { type Facts, fillDomain, valuesOf } from "./placeholders.ts";
import { asValue, type Value } from "./value.ts";
import type { World } from "./world.ts";

/** What a case is about is not in this world: it is skipped there, and counted. */
export class NotInThisWorld extends Error {}

export interface GivenInput {
  readonly world: World;
  readonly now: Date;
  readonly timeZone: string;
  readonly seed: number;
}

const MOST_ROWS = 2_000;

/** The ground truth of a case: each named query, asked of the world itself; a later one may name an earlier. */
export async function groundTruth(one: EvalCase, { world, now, timeZone, seed }: GivenInput): Promise<Facts> {
  const facts: Facts = {
    timeZone,
    language: one.language,
    today: dayIn(timeZone, now),
    named: new Map<string, readonly (readonly [string, Value])[][] | readonly Value[]>([
      ["today", [{ kind: "day", day: dayIn(timeZone, now) }]],
      ["now", [{ kind: "text", text: toOdooDatetime(now) }]],
      ["me", [{ kind: "text", text: one.as }]],
    ]),
  };
  const named = new Map(facts.named);
  const known = { ...facts, named };
  for (const [name, query] of Object.entries(one.given))
    named.set(name, "find" in query ? await found(name, query, known, world, `${seed}/${one.id}/${name}`) : [compute(query, known)]);
  return known;
}

async function found(name: string, query: Find, facts: Facts, world: World, seed: string) {
  const { find: model, compare, order, archived, take } = query;
  const domain = fillDomain(query.where, facts);
  if (take === "count" && compare.length === 0) return [number(await world.count({ model, domain, archived }))];
  const [measure, measured = ""] = typeof take === "string" ? take.split(" ") : [];
  const fields = [...new Set([...query.fields, ...compare.flatMap(([left, , right]) => [left, right]), ...(measured === "" ? [] : [measured])])];
  const read = await world.rows({ model, domain, fields: fields.length === 0 ? ["id"] : fields, order, archived, limit: MOST_ROWS });
  const compared = read.filter((row) => compare.every(([left, operator, right]) => holds(row[left], operator, row[right])));
  const rows = query.unique === undefined ? compared : await withoutNamesakes(compared, model, query.unique, world);
  const columns = (some: readonly JsonObject[]) => some.map((row) => Object.entries(row).map(([field, value]) => [field, asValue(value)] as const));
  if (take === "count") return [number(rows.length)];
  if (rows.length === 0 && !query.optional) throw new NotInThisWorld(`no ${model} for {${name}}`);
  if (take === "all") return columns(rows);
  if (take === "first") return columns(rows.slice(0, 1));
  if (take === "one") return columns(rows.length === 0 ? [] : [createRandom(seed).pick(rows)]);
  if (typeof take === "number") return columns(rows.slice(0, take));
  const values = rows.map((row) => asValue(row[measured]));
  if (measure === "distinct") return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  if (measure === "sum") return [number(values.reduce((sum, value) => sum + (value.kind === "number" ? value.number : 0), 0))];
  const sorted = values.filter(({ kind }) => kind !== "empty").sort((one, other) => rank(one, other));
  const end = measure === "min" ? sorted.at(0) : sorted.at(-1);
  return end ? [end] : [];
}

/** Bills of two companies may have one number, which a question by it can't tell apart. */
async function withoutNamesakes(rows: readonly JsonObject[], model: string, field: string, world: World): Promise<JsonObject[]> {
  const values = rows.map((row) => String(row[field]));
  const all = await world.rows({ model, domain: [[field, "in", values]], fields: [field], order: "id", archived: true, limit: MOST_ROWS });
  const often = Map.groupBy(all, (row) => String(row[field]));
  return rows.filter((row) => often.get(String(row[field]))?.length === 1);
}

const number = (value: number): Value => ({ kind: "number", number: value });

function rank(one: Value, other: Value): number {
  if (one.kind === "number" && other.kind === "number") return one.number - other.number;
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function holds(left: unknown, operator: Find["compare"][number][1], right: unknown): boolean {
  if (operator === "=" || operator === "!=") return (left === right) === (operator === "=");
  // Odoo's false stands for "empty", which is before and after nothing.
  if (left === false || right === false || left === undefined || right === undefined) return false;
  const order = typeof left === "number" && typeof right === "number" ? left - right : String(left) < String(right) ? -1 : left === right ? 0 : 1;
  if (operator === ">") return order > 0;
  if (operator === "<") return order < 0;
  return operator === ">=" ? order >= 0 : order <= 0;
}

function compute(query: Computed, facts: Facts): Value {
  if ("plus" in query) return number(sum(query.plus[0], facts) + sum(query.plus[1], facts));
  if ("minus" in query) return number(sum(query.minus[0], facts) - sum(query.minus[1], facts));
  if ("times" in query) return number(sum(query.times[0], facts) * sum(query.times[1], facts));
  if ("days" in query) return number(daysBetween(dayOf(query.days[0], facts), dayOf(query.days[1], facts)));
  return { kind: "day", day: addDays(dayOf(query.day[0], facts), sum(query.day[1], facts)) };
}

/** Of several values their sum. */
function sum(operand: string | number, facts: Facts): number {
  const total = valuesOf(operand, facts).reduce(
    (before, value) => before + Number(value.kind === "number" ? value.number : value.kind === "text" ? value.text : Number.NaN),
    0,
  );
  if (Number.isNaN(total)) throw new TypeError(`${operand} is no number.`);
  return Number(total.toFixed(6));
}

function dayOf(operand: string | number, facts: Facts): string {
  const [value] = valuesOf(operand, facts);
  if (value?.kind === "day") return value.day;
  if (value?.kind === "moment") return dayIn(facts.timeZone, fromOdooDatetime(value.moment));
  throw new NotInThisWorld(`${operand} is no day`);
}
