import type { Json, JsonObject } from "../../../core/json.ts";
import { maySeeField } from "./access.ts";
import type { Env } from "./env.ts";
import type { Field } from "./field.ts";

/** What the caller may know of a model's fields. */
export function fieldsGet(env: Env, model: string, wanted: readonly string[] | undefined, attributes: readonly string[] | undefined): JsonObject {
  const out: Record<string, Json> = {};
  for (const field of env.world.registry.models.get(model)?.fields.values() ?? []) {
    if ((wanted && wanted.length > 0 && !wanted.includes(field.name)) || !maySeeField(env, field.groups)) continue;
    const described = describe(field);
    out[field.name] =
      attributes && attributes.length > 0 ? Object.fromEntries(Object.entries(described).filter(([key]) => attributes.includes(key))) : described;
  }
  return out;
}

function describe(field: Field): JsonObject {
  const store = field.store !== false;
  const list = field.type === "one2many" || field.type === "many2many";
  const number = field.type === "integer" || field.type === "float" || field.type === "monetary";
  return {
    name: field.name,
    type: field.type,
    string: field.label,
    required: field.required ?? false,
    readonly: field.readonly ?? false,
    store,
    searchable: field.searchable ?? store,
    sortable: field.sortable ?? (store && !list),
    groupable: field.groupable ?? (store && field.type !== "one2many"),
    ...(field.relation === undefined ? {} : { relation: field.relation }),
    ...(field.inverse === undefined ? {} : { relation_field: field.inverse }),
    ...(field.selection === undefined ? {} : { selection: field.selection }),
    ...(field.groups === undefined ? {} : { groups: field.groups }),
    ...(field.related === undefined ? {} : { related: field.related }),
    ...(field.currency === undefined ? {} : { currency_field: field.currency }),
    ...(field.digits === undefined ? {} : { digits: [16, field.digits] }),
    ...(field.aggregator !== undefined ? { aggregator: field.aggregator } : number && store && field.name !== "id" ? { aggregator: "sum" } : {}),
    company_dependent: field.companyDependent ?? false,
    manual: false,
    exportable: true,
  };
}
