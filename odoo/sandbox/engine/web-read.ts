import { isJsonObject, type Json, type JsonObject } from "../../../core/json.ts";
import { valueError } from "../errors.ts";
import { mayUseModel } from "./access.ts";
import { type Env, sudo, withContext } from "./env.ts";
import { asJson, readRecords, visibleTest } from "./read.ts";
import { displayName, fieldOf, fieldValue } from "./record.ts";
import { matchingIds, searchIds } from "./search.ts";
import { sortIds } from "./sort.ts";

/** Records by a nested specification, as `web_read` answers. */
export function webRead(env: Env, model: string, ids: readonly number[], specification: JsonObject): JsonObject[] {
  const names = Object.keys(specification);
  const rows = readRecords(env, model, ids, names.length > 0 ? names : ["id"], null);
  return rows.map((row) => {
    const out: Record<string, Json> = { id: row["id"] ?? 0 };
    for (const name of names) {
      const spec = specification[name];
      out[name] = name === "id" ? (row["id"] ?? 0) : nested(env, model, Number(row["id"]), name, isJsonObject(spec) ? spec : {});
    }
    return out;
  });
}

function nested(env: Env, model: string, id: number, name: string, spec: JsonObject): Json {
  const field = fieldOf(env, model, name);
  const inner = isJsonObject(spec["context"]) ? withContext(env, spec["context"]) : env;
  const value = fieldValue(inner, model, id, name);
  const fields = isJsonObject(spec["fields"]) ? spec["fields"] : undefined;
  const relation = field.relation ?? "";
  if (field.type === "many2one") {
    if (typeof value !== "number" || value === 0) return false;
    if (!fields) return value;
    const { display_name, ...rest } = fields;
    const [row] = Object.keys(rest).length > 0 ? webRead(inner, relation, [value], rest) : [{ id: value }];
    return { ...(row ?? { id: value }), ...(display_name === undefined ? {} : { display_name: displayName(inner, relation, value) }) };
  }
  if (!Array.isArray(value)) return asJson(field, value);
  const visible = visibleTest(inner, relation);
  let ids = visible ? value.filter(visible) : value;
  if (typeof spec["order"] === "string") ids = sortIds(inner, relation, ids, spec["order"], fieldValue);
  if (!fields) return ids;
  const limit = typeof spec["limit"] === "number" ? spec["limit"] : undefined;
  const within = limit === undefined ? ids : ids.slice(0, limit);
  const read = mayUseModel(inner, relation, "read") ? inner : inner.su ? sudo(inner) : inner;
  return [...webRead(read, relation, within, fields), ...(limit === undefined ? [] : ids.slice(limit).map((one) => ({ id: one })))];
}

export function webSearchRead(env: Env, model: string, params: JsonObject): JsonObject {
  const { domain = [], specification, order } = params;
  if (!isJsonObject(specification)) throw valueError("specification must be a dictionary");
  const limit = Number(params["limit"] ?? 0);
  const offset = Number(params["offset"] ?? 0);
  const countLimit = Number(params["count_limit"] ?? 0);
  const ids = searchIds(env, model, domain, { offset, limit, ...(typeof order === "string" ? { order } : {}) });
  const all = matchingIds(env, model, domain).length;
  return { length: countLimit ? Math.max(Math.min(all, countLimit), offset + ids.length) : all, records: webRead(env, model, ids, specification) };
}
