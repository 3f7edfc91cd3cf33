import { isJsonObject, type Json, type JsonObject } from "../../../core/json.ts";
import { typeError, valueError } from "../errors.ts";
import { mayUseModel, type Operation } from "./access.ts";
import type { Method } from "./behaviour.ts";
import type { Env } from "./env.ts";
import { fieldsGet } from "./fields-get.ts";
import { formattedReadGroup } from "./group.ts";
import { createRecord, unlinkRecords, writeRecords } from "./mutate.ts";
import { readRecords } from "./read.ts";
import { displayName, settle } from "./record.ts";
import { matchingIds, searchIds, type Window } from "./search.ts";
import { webRead, webSearchRead } from "./web-read.ts";
import { rowOf } from "./world.ts";

/** `search_read` answers a limit of nothing with everything; text is taken for a number, as Odoo does. */
export function windowOf(params: JsonObject): Window {
  const { offset, limit, order } = params;
  return {
    ...(offset === undefined || offset === null ? {} : { offset: Number(offset) }),
    ...(limit === undefined || limit === null || limit === false ? {} : { limit: Number(limit) }),
    ...(typeof order === "string" && order !== "" ? { order } : {}),
  };
}

const names = (value: Json | undefined): string[] | undefined => (Array.isArray(value) ? value.map(String) : undefined);

function valsOf(value: Json | undefined): JsonObject {
  if (!isJsonObject(value)) throw typeError("values must be a dictionary");
  return value;
}

/** What every model answers; the model's name comes first because these are the same for all. */
export function genericMethods(model: string): { readonly [name: string]: Method } {
  return {
    search: {
      on: "model",
      params: ["domain", "offset?", "limit?", "order?"],
      run: (env, _, params) => searchIds(env, model, params["domain"] ?? [], windowOf(params)),
    },
    search_count: {
      on: "model",
      params: ["domain", "limit?"],
      run: (env, _, params) => capped(matchingIds(env, model, params["domain"] ?? []).length, params["limit"]),
    },
    search_read: {
      on: "model",
      params: ["domain?", "fields?", "offset?", "limit?", "order?", "load?", "**"],
      run(env, _, { load = "_classic_read", ...params }) {
        const extra = Object.keys(params).find((name) => !["domain", "fields", "offset", "limit", "order"].includes(name));
        if (extra !== undefined) throw typeError(`BaseModel.read() got an unexpected keyword argument '${extra}'`);
        return readRecords(env, model, searchIds(env, model, params["domain"] ?? [], windowOf(params)), names(params["fields"]), load);
      },
    },
    read: {
      on: "records",
      params: ["fields?", "load?"],
      needs: null,
      run: (env, ids, params) =>
        readRecords(env, model, ids, names(params["fields"]), params["load"] === undefined ? "_classic_read" : params["load"]),
    },
    create: { on: "model", params: ["vals_list"], run: (env, _, params) => createMany(env, model, params["vals_list"] ?? []) },
    write: {
      on: "records",
      params: ["vals"],
      needs: null,
      run(env, ids, params) {
        writeRecords(env, model, ids, valsOf(params["vals"]));
        return true;
      },
    },
    unlink: {
      on: "records",
      params: [],
      needs: null,
      run(env, ids) {
        unlinkRecords(env, model, ids);
        return true;
      },
    },
    web_read: {
      on: "records",
      params: ["specification"],
      needs: null,
      run: (env, ids, params) => webRead(env, model, ids, valsOf(params["specification"])),
    },
    web_search_read: {
      on: "model",
      params: ["domain", "specification", "offset?", "limit?", "order?", "count_limit?"],
      run: (env, _, params) => webSearchRead(env, model, params),
    },
    web_save: {
      on: "records",
      params: ["vals", "specification", "next_id?"],
      needs: null,
      run(env, ids, params) {
        const vals = valsOf(params["vals"]);
        const saved = ids.length > 0 ? ids : [createRecord(env, model, vals)];
        if (ids.length > 0) writeRecords(env, model, ids, vals);
        settle(env);
        return webRead(env, model, saved, valsOf(params["specification"]));
      },
    },
    name_search: {
      on: "model",
      params: ["name?", "domain?", "operator?", "limit?"],
      run(env, _, params) {
        const { name = "", domain = [], operator = "ilike" } = params;
        const limit = params["limit"] === undefined ? 100 : Number(params["limit"]);
        const named: Json[] = name === "" && operator === "ilike" ? [] : [["display_name", operator, name]];
        const asked = Array.isArray(domain) ? domain : [];
        const ids = searchIds(env, model, named.length > 0 && asked.length > 0 ? ["&", ...named, ...normalisedTail(asked)] : [...named, ...asked], {
          limit,
        });
        return ids.map((id) => [id, displayName(env, model, id)]);
      },
    },
    fields_get: {
      on: "model",
      params: ["allfields?", "attributes?"],
      run: (env, _, params) => fieldsGet(env, model, names(params["allfields"]), names(params["attributes"])),
    },
    formatted_read_group: {
      on: "model",
      params: ["domain", "groupby?", "aggregates?", "having?", "offset?", "limit?", "order?"],
      run: (env, _, params) => formattedReadGroup(env, model, params),
    },
    formatted_read_grouping_sets: {
      on: "model",
      params: ["domain", "grouping_sets", "aggregates?", "order?"],
      run(env, _, { grouping_sets, ...params }) {
        if (!Array.isArray(grouping_sets)) throw valueError("grouping_sets must be a list");
        return grouping_sets.map((groupby) => formattedReadGroup(env, model, { ...params, groupby }));
      },
    },
    has_access: {
      on: "records",
      params: ["operation"],
      needs: null,
      run: (env, _, params) => mayUseModel(env, model, operationOf(params["operation"])),
    },
    context_get: { on: "model", params: [], run: contextGet },
  };
}

const OPERATIONS: ReadonlySet<string> = new Set(["read", "write", "create", "unlink"]);

function operationOf(value: Json | undefined): Operation {
  if (typeof value === "string" && OPERATIONS.has(value)) return value as Operation;
  throw valueError(`Invalid operation: ${JSON.stringify(value)}`);
}

/** A domain of several terms as the second operand of "&". */
function normalisedTail(domain: readonly Json[]): readonly Json[] {
  const terms = domain.filter((term) => Array.isArray(term)).length;
  const operators = domain.filter((term) => term === "&" || term === "|").length;
  return [...Array.from({ length: Math.max(terms - operators - 1, 0) }, () => "&"), ...domain];
}

function capped(count: number, limit: Json | undefined): number {
  return limit ? Math.min(count, Number(limit)) : count;
}

function createMany(env: Env, model: string, list: Json): Json {
  const all = Array.isArray(list) ? list : [list];
  return all.map((vals: Json) => createRecord(env, model, valsOf(vals)));
}

function contextGet(env: Env): Json {
  const user = rowOf(env.world, "res.users", env.uid);
  const partner = rowOf(env.world, "res.partner", Number(user?.["partner_id"] ?? 0));
  const tz = partner?.["tz"];
  return { lang: String(partner?.["lang"] ?? "en_US"), tz: typeof tz === "string" ? tz : false, uid: env.uid };
}
