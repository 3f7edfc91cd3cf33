import type { JsonObject } from "../core/json.ts";
import type { Row } from "../odoo/reader.ts";

/** The values of a record that a plan rests on and the commit checks again; what its planner may not see it can't rest on. */
export function restsOn(row: Row, fields: readonly string[]): JsonObject {
  return Object.fromEntries(fields.flatMap((field) => (row[field] === undefined ? [] : [[field, row[field] ?? null]])));
}
