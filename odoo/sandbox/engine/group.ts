import type { Json, JsonObject } from "../../../core/json.ts";
import { accessError, valueError } from "../errors.ts";
import { checkModel, maySeeField } from "./access.ts";
import { type Aggregation, aggregate, parseAggregate } from "./aggregate.ts";
import type { Env } from "./env.ts";
import { type GroupBy, type GroupKey, groupKey, parseGroupBy } from "./group-by.ts";
import { matchingIds } from "./search.ts";
import { compareValues, parseOrder } from "./sort.ts";

interface Group {
  readonly keys: readonly GroupKey[];
  readonly ids: number[];
}

/** `formatted_read_group`: rows keyed by their groupby and aggregate specifications. */
export function formattedReadGroup(env: Env, model: string, params: JsonObject): JsonObject[] {
  const specs = strings(params["groupby"]);
  const aggregations = strings(params["aggregates"]).map((spec) => parseAggregate(env, model, spec));
  checkModel(env, model, "read");
  const groupBys = specs.map((spec) => parseGroupBy(env, model, spec));
  for (const { field } of [...groupBys, ...aggregations]) {
    if (field && !maySeeField(env, field.groups)) throw accessError(`You do not have enough rights to access the field "${field.name}" on ${model}.`);
  }
  const groups = collect(env, groupBys, matchingIds(env, model, params["domain"] ?? []));
  const rows = groups.map((group) => ({ group, values: aggregations.map((one) => aggregate(env, model, one, group.ids)) }));
  const kept = having(rows, aggregations, params["having"] ?? []);
  const order = typeof params["order"] === "string" && params["order"] !== "" ? params["order"] : specs.join(", ");
  if (order !== "") kept.sort(compareRows(order, specs, groupBys, aggregations));
  const offset = Number(params["offset"] ?? 0);
  const limit = Number(params["limit"] ?? 0);
  return kept.slice(offset, limit ? offset + limit : undefined).map(({ group, values }) => {
    const row: Record<string, Json> = {};
    specs.forEach((spec, at) => {
      row[spec] = group.keys[at]?.json ?? false;
    });
    row["__extra_domain"] = allOf(group.keys.map((key) => key.domain));
    aggregations.forEach((one, at) => {
      row[one.spec] = values[at] ?? false;
    });
    return row;
  });
}

const strings = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

function collect(env: Env, groupBys: readonly GroupBy[], ids: readonly number[]): Group[] {
  if (groupBys.length === 0) return [{ keys: [], ids: [...ids] }];
  const groups = new Map<string, Group>();
  for (const id of ids) {
    for (const keys of combinations(groupBys.map((one) => groupKey(env, one, id)))) {
      const text = keys.map((key) => key.text).join("\u0000");
      const known = groups.get(text);
      if (known) known.ids.push(id);
      else groups.set(text, { keys, ids: [id] });
    }
  }
  return [...groups.values()];
}

function combinations(lists: readonly (readonly GroupKey[])[]): GroupKey[][] {
  return lists.reduce<GroupKey[][]>((made, list) => made.flatMap((keys) => list.map((key) => [...keys, key])), [[]]);
}

type Row = { readonly group: Group; readonly values: readonly Json[] };

function having(rows: Row[], aggregations: readonly Aggregation[], condition: Json): Row[] {
  if (!Array.isArray(condition) || condition.length === 0) return rows;
  return rows.filter(({ values }) =>
    condition.every((term) => {
      if (!Array.isArray(term)) return true;
      const [spec, operator, bound] = term;
      const at = aggregations.findIndex((one) => one.spec === spec);
      if (at < 0) throw valueError(`Invalid field '${String(spec)}' in having`);
      const held = Number(values[at] ?? 0);
      const wanted = Number(bound);
      switch (operator) {
        case "=":
          return held === wanted;
        case "!=":
          return held !== wanted;
        case "<":
          return held < wanted;
        case "<=":
          return held <= wanted;
        case ">":
          return held > wanted;
        case ">=":
          return held >= wanted;
        default:
          throw valueError(`Invalid having clause ${JSON.stringify(term)}`);
      }
    }),
  );
}

function compareRows(order: string, specs: readonly string[], groupBys: readonly GroupBy[], aggregations: readonly Aggregation[]) {
  const terms = parseOrder(order).map((term) => {
    const aggregation = aggregations.findIndex((one) => one.spec === term.field);
    const group = specs.indexOf(term.field);
    if (aggregation < 0 && group < 0) throw valueError(`Order term ${term.field} is not a valid aggregate nor valid groupby`);
    return { ...term, aggregation, group };
  });
  return (a: Row, b: Row): number => {
    for (const term of terms) {
      const sign = term.descending ? -1 : 1;
      if (term.aggregation >= 0) {
        const left = a.values[term.aggregation] ?? false;
        const right = b.values[term.aggregation] ?? false;
        const result = compareValues(typeof left === "object" ? 0 : left, typeof right === "object" ? 0 : right);
        if (result !== 0) return sign * result;
        continue;
      }
      const left = a.group.keys[term.group];
      const right = b.group.keys[term.group];
      if (!left || !right || left.text === right.text) continue;
      if (left.empty || right.empty) return left.empty === term.nullsFirst ? -1 : 1;
      const compare = groupBys[term.group]?.compare;
      const result = compare ? compare(left, right) : compareValues(left.sort, right.sort);
      if (result !== 0) return sign * result;
    }
    return 0;
  };
}

function allOf(domains: readonly (readonly Json[])[]): Json {
  const filled = domains.filter((domain) => domain.length > 0);
  if (filled.length === 0) return [[1, "=", 1]];
  if (filled.length === 1) return filled[0] ?? [];
  if (filled.some((domain) => domain.includes("|"))) return [...filled.slice(1).map(() => "&"), ...filled.flat()];
  const terms = filled.flatMap((domain) => domain.filter((term) => term !== "&"));
  return [...terms.slice(1).map(() => "&"), ...terms];
}
