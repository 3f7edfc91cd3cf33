import type { JsonObject } from "../../core/json.ts";
import type { After } from "./case.ts";
import { type Facts, fillDomain, fillText, valuesOf } from "./placeholders.ts";
import { asValue, written } from "./value.ts";
import type { World } from "./world.ts";

const MOST = 200;

/** How Odoo stands at the end, against how it should. */
export async function stateProblems(wanted: readonly After[], facts: Facts, world: World): Promise<string[]> {
  const problems: string[] = [];
  for (const { find: model, where, archived, count, values } of wanted) {
    const domain = fillDomain(where, facts);
    if (count !== undefined) {
      const [expected] = valuesOf(count, facts);
      const there = await world.count({ model, domain, archived });
      if (expected?.kind !== "number" || there !== expected.number)
        problems.push(`${model}: ${there} records are there, not ${fillText(String(count), facts)}`);
    }
    if (values === undefined) continue;
    const rows = await world.rows({ model, domain, fields: Object.keys(values), order: "id", archived, limit: MOST });
    if (rows.length === 0) problems.push(`${model}: the record that should have changed is not there`);
    for (const row of rows) problems.push(...differences(model, row, values, facts));
  }
  return problems;
}

function differences(model: string, row: JsonObject, values: NonNullable<After["values"]>, facts: Facts): string[] {
  return Object.entries(values).flatMap(([field, wanted]) => {
    const is = asValue(row[field]);
    const expected = typeof wanted === "string" ? fillText(wanted, facts) : wanted;
    const same =
      is.kind === "number" && typeof expected !== "boolean"
        ? Math.abs(is.number - Number(expected)) < 0.005
        : is.kind === "empty"
          ? expected === false || expected === null || expected === ""
          : written(is, facts.timeZone) === String(expected);
    return same ? [] : [`${model} ${row["id"]}: ${field} is ${written(is, facts.timeZone) || "empty"}, not ${expected}`];
  });
}
