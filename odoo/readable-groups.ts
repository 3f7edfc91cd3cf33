import type { Json } from "../core/json.ts";
import type { GroupOrder, ReadableGroup } from "./readable-group.ts";
import type { GroupQuery, GroupRow } from "./reader.ts";

/** Small groups lose their measures, then all are put in order here: Odoo's order of records may follow a hidden field. */
export function orderedGroups(rows: readonly GroupRow[], query: GroupQuery, { smallest, order }: ReadableGroup): GroupRow[] {
  const keys = [...new Set([...query.groupby, ...query.aggregates])];
  const kept = rows.map((row): GroupRow => {
    const count = Number(row["__count"] ?? 0);
    const shown = (spec: string): Json | undefined => {
      const value = row[spec];
      if ((smallest.get(spec) ?? 1) > 1 && count < (smallest.get(spec) ?? 1)) return false;
      return spec.includes(":array_agg") && Array.isArray(value) ? [...value].sort(compare) : value;
    };
    return Object.fromEntries(keys.flatMap((spec) => withoutMissing(spec, shown(spec))));
  });
  const given = order.map(({ spec }) => spec);
  const rest = query.groupby.filter((spec) => !given.includes(spec)).map((spec): GroupOrder => ({ spec, descending: false, emptyFirst: false }));
  return kept.sort((one, other) => compareBy([...order, ...rest], one, other)).slice(0, query.limit);
}

const withoutMissing = (spec: string, value: Json | undefined): [string, Json][] => (value === undefined ? [] : [[spec, value]]);

function compareBy(terms: readonly GroupOrder[], one: GroupRow, other: GroupRow): number {
  for (const { spec, descending, emptyFirst } of terms) {
    const [left, right] = [one[spec] ?? false, other[spec] ?? false];
    if (isEmpty(left) !== isEmpty(right)) return isEmpty(left) === emptyFirst ? -1 : 1;
    const result = compare(left, right);
    if (result !== 0) return descending ? -result : result;
  }
  return 0;
}

const isEmpty = (value: Json) => value === false || value === null;

/** Numbers by size, texts by code point, records by name and then by id, days by their date. */
function compare(one: Json, other: Json): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  const [left, right] = [sortText(one), sortText(other)];
  if (left !== right) return left < right ? -1 : 1;
  return Array.isArray(one) && Array.isArray(other) ? Number(one[0]) - Number(other[0]) || 0 : 0;
}

function sortText(value: Json): string {
  if (!Array.isArray(value)) return String(value);
  return String(typeof value[0] === "number" ? (value[1] ?? "") : (value[0] ?? ""));
}
