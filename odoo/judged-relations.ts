import type { Access } from "../core/access.ts";
import { isJsonObject, type Json, type JsonObject } from "../core/json.ts";
import { decideScope, decidingPaths } from "./decide-scope.ts";
import type { FieldCatalog } from "./field-catalog.ts";
import type { Row } from "./reader.ts";

/** Types whose values mean the same here as in Odoo's conditions. */
const DECIDED_TYPES = ["boolean", "integer"];

/** Models that store what their display name is made of: reading it with the fields beside it costs Odoo one query, not two and a computation. */
const STORED_NAME: { readonly [model: string]: string } = { "res.partner": "complete_name" };

/** A requested many2one whose records' scope can be judged from a few of their fields, read in the same call. */
export interface JudgedRelation {
  readonly field: string;
  readonly relation: string;
  /** The field that holds its name. */
  readonly name: string;
  /** Nested specification of what the scope is judged by. */
  readonly by: JsonObject;
}

/** Those of the fields that lead to a model with a scope which this role's own fields can decide. */
export async function judgedRelations(access: Access, catalog: FieldCatalog, model: string, fields: readonly string[]): Promise<JudgedRelation[]> {
  const known = await catalog.fields(model);
  const judged = await Promise.all(
    fields.map(async (field): Promise<JudgedRelation[]> => {
      const found = known.get(field);
      if (found?.type !== "many2one" || found.relation === undefined || access.sight(found.relation, "display_name") === "hidden") return [];
      const { relation } = found;
      const by = await specificationOf(access, catalog, relation, decidingPaths(access.scope(relation)));
      return Object.keys(by).length > 0 ? [{ field, relation, name: await nameField(access, catalog, relation), by }] : [];
    }),
  );
  return judged.flat();
}

/** The stored name where this Odoo has it and the policy says the same of both. */
async function nameField(access: Access, catalog: FieldCatalog, relation: string): Promise<string> {
  const stored = STORED_NAME[relation];
  if (stored === undefined || !(await catalog.fields(relation)).has(stored)) return "display_name";
  return access.sight(relation, stored) === access.sight(relation, "display_name") ? stored : "display_name";
}

/** Only what the role sees anyway is read: a hidden field is not requested, not even to judge by. */
async function specificationOf(access: Access, catalog: FieldCatalog, model: string, paths: readonly string[]): Promise<JsonObject> {
  if (paths.length === 0) return {};
  const known = await catalog.fields(model);
  const out: Record<string, JsonObject> = {};
  for (const path of paths) {
    const [field = "", ...rest] = path.split(".");
    const found = known.get(field);
    if (!found || access.sight(model, field) !== "shown") continue;
    if (rest.length === 0 && DECIDED_TYPES.includes(found.type)) out[field] = {};
    if (rest.length === 0 || found.type !== "many2one" || found.relation === undefined) continue;
    const inner = await specificationOf(access, catalog, found.relation, [rest.join(".")]);
    if (Object.keys(inner).length > 0) out[field] = { fields: { ...nestedFields(out[field]), ...inner } };
  }
  return out;
}

function nestedFields(specification: JsonObject | undefined): JsonObject {
  const fields = specification?.["fields"];
  return isJsonObject(fields) ? fields : {};
}

/** The specification of `web_search_read` that answers the fields as `search_read` does, and what scopes are judged by. */
export async function pageSpecification(
  catalog: FieldCatalog,
  model: string,
  fields: readonly string[],
  judged: readonly JudgedRelation[],
): Promise<JsonObject> {
  const known = await catalog.fields(model);
  const one = (field: string): JsonObject => {
    if (known.get(field)?.type !== "many2one") return {};
    const relation = judged.find((one) => one.field === field);
    return { fields: { [relation?.name ?? "display_name"]: {}, ...relation?.by } };
  };
  return Object.fromEntries(fields.map((field) => [field, one(field)]));
}

/** Told of each record of another model that a page holds and that could be judged. */
export type Judge = (model: string, id: number, isInScope: boolean) => void;

/** A page's records as `search_read` gives them: a many2one is `[id, "name"]`. */
export function plainRow(access: Access, record: Row, judged: readonly JudgedRelation[], judge: Judge): Row {
  const out: Record<string, Json> & { id: number } = { ...record };
  for (const [field, value] of Object.entries(record)) {
    if (!isJsonObject(value) || typeof value["id"] !== "number") continue;
    const found = judged.find((one) => one.field === field);
    out[field] = [value["id"], value[found?.name ?? "display_name"] || ""];
    const decision = found && decideScope(access.scope(found.relation), value);
    if (found && decision !== undefined) judge(found.relation, value["id"], decision);
  }
  return out;
}
