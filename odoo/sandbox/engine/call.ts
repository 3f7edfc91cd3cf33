import { isJsonObject, type Json, type JsonObject } from "../../../core/json.ts";
import { accessError, notFound, typeError, unprocessable, userError } from "../errors.ts";
import { checkModel } from "./access.ts";
import type { Method } from "./behaviour.ts";
import type { Env } from "./env.ts";
import { genericMethods } from "./methods.ts";
import { missingRecord } from "./mutate.ts";
import { settle } from "./record.ts";
import { checkRecords } from "./record-access.ts";
import { rollBack, rowOf, type World } from "./world.ts";

/** A call as it came in, by name or by position. */
export interface Call {
  readonly model: string;
  readonly method: string;
  readonly ids: Json;
  readonly context: JsonObject;
  readonly params: JsonObject;
}

const PRIVATE: ReadonlySet<string> = new Set([
  "sudo",
  "with_context",
  "with_user",
  "with_company",
  "exists",
  "check_access",
  "lock_for_update",
  "try_lock_for_update",
  "browse",
  "ensure_one",
  "filtered",
  "mapped",
  "sorted",
  "invalidate_recordset",
  "flush_recordset",
]);

export function methodOf(world: World, model: string, name: string): Method {
  const definition = world.registry.models.get(model);
  if (!definition) throw notFound(`the model '${model}' does not exist`);
  if (name.startsWith("_") || PRIVATE.has(name)) throw accessError(`Private methods (such as '${model}.${name}') cannot be called remotely.`);
  const methods = definition.behaviour.methods;
  const own = methods && Object.hasOwn(methods, name) ? methods[name] : undefined;
  const generic = genericMethods(model);
  const method = own ?? (Object.hasOwn(generic, name) ? generic[name] : undefined);
  if (!method) throw notFound(`The method '${model}.${name}' does not exist`);
  return method;
}

/** Runs one call as the user: one transaction, rolled back on any error. */
export function runCall(
  world: World,
  uid: number,
  now: string,
  call: Call,
): { result: Json; touched: ReadonlyMap<string, ReadonlyMap<number, unknown>> } {
  const env = environment(world, uid, now, call.context);
  const method = methodOf(world, call.model, call.method);
  const ids = idList(call, method);
  bind(call, method);
  world.journal = new Map();
  try {
    const result = invoke(env, call.model, method, ids, call.params);
    settle(env);
    const touched = world.journal;
    world.journal = undefined;
    return { result, touched };
  } catch (error) {
    rollBack(world);
    throw error;
  }
}

function invoke(env: Env, model: string, method: Method, ids: readonly number[], params: JsonObject): Json {
  if (method.on === "records" && method.needs !== null) {
    const needs = method.needs ?? "write";
    checkModel(env, model, needs);
    for (const id of ids) if (!rowOf(env.world, model, id)) throw missingRecord(model, id, env);
    checkRecords(env, model, ids, needs);
  }
  return method.run(env, ids, params);
}

/** A method of a model as the caller of `env`, within the transaction that is open. */
export function callRecords(env: Env, model: string, name: string, ids: readonly number[], params: JsonObject): Json {
  return invoke(env, model, methodOf(env.world, model, name), ids, params);
}

export function environment(world: World, uid: number, now: string, context: JsonObject): Env {
  const { lang } = context;
  if (typeof lang === "string" && lang !== "" && lang !== "en_US") throw userError(`Invalid language code: ${lang}`);
  const user = rowOf(world, "res.users", uid);
  const own = (user?.["company_ids"] as readonly number[] | undefined) ?? [];
  const asked = context["allowed_company_ids"];
  const companies = Array.isArray(asked) && asked.length > 0 ? asked.map(Number) : own;
  if (uid !== 1 && companies.some((company) => !own.includes(company))) throw accessError("Access to unauthorized or invalid companies.");
  const company = Array.isArray(asked) && asked.length > 0 ? Number(asked[0]) : Number(user?.["company_id"] ?? own[0] ?? 0);
  return { world, uid, su: uid === 1, context, now, company, companies };
}

/** Ids as Odoo takes them: a number, or a list; text finds nothing. */
function idList({ model, method, ids }: Call, { on }: Method): readonly number[] {
  const list = Array.isArray(ids) ? ids : ids === undefined || ids === null || ids === false ? [] : [ids];
  if (on === "model" && list.length > 0) throw unprocessable(`cannot call ${model}.${method} with ids`);
  return list.filter((id): id is number => typeof id === "number");
}

function bind({ method, params }: Call, { params: names }: Method): void {
  const known = names.map((name) => name.replace("?", ""));
  const open = known.includes("**");
  for (const name of Object.keys(params)) if (!open && !known.includes(name)) throw unprocessable(`got an unexpected keyword argument '${name}'`);
  for (const name of names) {
    if (!name.endsWith("?") && name !== "**" && params[name] === undefined) throw unprocessable(`missing a required argument: '${name}' (${method})`);
  }
}

/** JSON-RPC's positional arguments by name. */
export function namedArguments(world: World, model: string, name: string, args: readonly Json[], kwargs: JsonObject): Call {
  const method = methodOf(world, model, name);
  const rest = [...args];
  const ids = method.on === "records" ? (rest.shift() ?? []) : [];
  const { context, ...named } = kwargs;
  const params: Record<string, Json> = { ...named };
  const known = method.params.map((param) => param.replace("?", "")).filter((param) => param !== "**");
  rest.forEach((value, at) => {
    const param = known[at];
    if (param === undefined) throw typeError(`${model}.${name}() takes ${known.length + 1} positional arguments but ${rest.length + 1} were given`);
    params[param] = value;
  });
  return { model, method: name, ids, context: isJsonObject(context) ? context : {}, params };
}
