import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import { type Answer, asObject, type ContractCall, isModelCall, type ModelCall, type RawAnswer } from "./contract-call.ts";
import { type Endpoint, fieldsOf } from "./endpoint.ts";

type Fields = { readonly [field: string]: JsonObject };

/** Turns one Odoo's answers into a form that the other one's can be held against. */
export interface Comparer {
  comparable(call: ContractCall, answer: RawAnswer): Promise<Answer>;
}

const DAY = 86_400_000;
/** How far two clocks and a slow call may take a moment from "now". */
const NEAR = 10 * 60_000;
const IGNORED = new Set(["write_date", "write_uid", "create_uid", "__last_update"]);
const ROW_METHODS = new Set(["read", "search_read", "web_read", "web_search_read", "web_save"]);
const ID_METHODS: { readonly [method: string]: string | undefined } = {
  message_post: "mail.message",
  activity_schedule: "mail.activity",
  action_feedback: "mail.message",
};
/** Models whose names come from sequences, which two Odoos count differently. */
const NUMBERED = new Set(["sale.order", "purchase.order", "stock.picking", "account.move", "account.payment"]);
const ACTION_KEYS = ["type", "res_model", "res_id", "tag"];

/** A moment that may have been counted from the call's own time carries its distance from it: "raw ~ now +3 days". */
function moment(text: string, now: Date): string {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return text;
  const away = Date.parse(`${text.replace(" ", "T")}Z`) - now.getTime();
  const days = Math.round(away / DAY);
  return Math.abs(away - days * DAY) < NEAR ? `${text} ~ now ${days > 0 ? "+" : ""}${days} days` : text;
}

export function createComparer(endpoint: Endpoint, clock: () => Date): Comparer {
  const { identities } = endpoint;
  const cache = new Map<string, Promise<Fields>>();
  const newNames = new Map<string, string>();

  const fields = (model: string): Promise<Fields> => {
    const known = cache.get(model) ?? fieldsOf(endpoint.admin, model);
    cache.set(model, known);
    return known;
  };

  /** Text may hold the names that sequences gave to new records; a document's own name stays as it is. */
  function text(value: string): string {
    let out = moment(value, clock());
    for (const [name, token] of newNames) if (out.includes(name)) out = out.replaceAll(name, token);
    return out;
  }

  function plain(value: Json): Json {
    if (typeof value === "string") return text(value);
    if (typeof value === "number") return Math.round(value * 1e6) / 1e6;
    if (Array.isArray(value)) return value.map(plain);
    if (!isJsonObject(value)) return value;
    if (typeof value["type"] === "string" && value["type"].startsWith("ir.actions.")) return action(value);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === "uid" ? named("res.users", inner) : plain(inner)]));
  }

  /** Of a window action only what it opens matters to a caller. */
  function action(value: JsonObject): Json {
    const model = String(value["res_model"] ?? "");
    const known = Object.entries(value).filter(([key]) => ACTION_KEYS.includes(key));
    return Object.fromEntries(
      known.map(([key, inner]) => [key, key === "res_id" && typeof inner === "number" && inner > 0 ? identities.nameOf(model, inner) : inner]),
    );
  }

  const named = (model: string, id: Json): Json => (typeof id === "number" ? identities.nameOf(model, id) : plain(id));

  function learnName(model: string, id: number, name: Json): void {
    const token = identities.nameOf(model, id);
    if (NUMBERED.has(model) && identities.isNew(model, id) && typeof name === "string" && /\d{3}/.test(name)) newNames.set(name, `<${token}>`);
  }

  async function field(model: string, name: string, value: Json): Promise<Json> {
    const { type, relation } = (await fields(model))[name] ?? {};
    const target = typeof relation === "string" ? relation : "";
    if (type === "many2one" || type === "many2one_reference") {
      if (Array.isArray(value) && typeof value[0] === "number") {
        learnName(target, value[0], value[1] ?? false);
        return [named(target, value[0]), plain(value[1] ?? false)];
      }
      if (isJsonObject(value)) return row(target, value);
      return target ? named(target, value) : plain(value);
    }
    if ((type === "one2many" || type === "many2many") && Array.isArray(value)) {
      return Promise.all(value.map((item) => (isJsonObject(item) ? row(target, item) : named(target, item))));
    }
    return plain(value);
  }

  async function row(model: string, values: JsonObject): Promise<Json> {
    const { id } = values;
    if (typeof id === "number") learnName(model, id, values["name"] ?? values["display_name"] ?? false);
    const out: { [key: string]: Json } = {};
    for (const [name, value] of Object.entries(values)) {
      if (IGNORED.has(name)) continue;
      const target = name === "res_id" ? (values["model"] ?? values["res_model"]) : undefined;
      out[name] = name === "id" ? named(model, value) : typeof target === "string" ? named(target, value) : await field(model, name, value);
    }
    return out;
  }

  /** The relation at the end of a dotted path of a groupby, with any ":month" cut off. */
  async function groupRelation(model: string, spec: string): Promise<string | undefined> {
    let at = model;
    for (const step of (spec.split(":")[0] ?? "").split(".")) {
      const { relation } = (await fields(at))[step] ?? {};
      if (typeof relation !== "string") return undefined;
      at = relation;
    }
    return at;
  }

  async function groupRow(model: string, values: JsonObject): Promise<Json> {
    const out: { [key: string]: Json } = {};
    for (const [spec, value] of Object.entries(values)) {
      if (spec === "__extra_domain") {
        out[spec] = await domain(model, value);
        continue;
      }
      const relation = spec.startsWith("id:") ? model : await groupRelation(model, spec);
      if (relation && Array.isArray(value) && typeof value[0] === "number" && !spec.includes(":"))
        out[spec] = [named(relation, value[0]), plain(value[1] ?? false)];
      else if (relation && Array.isArray(value)) out[spec] = value.map((id) => named(relation, id));
      else out[spec] = plain(value);
    }
    return out;
  }

  const records = (model: string, value: Json): Json => (Array.isArray(value) ? value.map((id) => named(model, id)) : named(model, value));

  async function domain(model: string, value: Json): Promise<Json> {
    if (!Array.isArray(value)) return plain(value);
    return Promise.all(
      value.map(async (term) => {
        if (!Array.isArray(term)) return plain(term);
        const [path, operator, operand = null] = term;
        const relation = await groupRelation(model, String(path));
        const nested = operator === "any" || operator === "not any";
        const shown = nested && relation ? await domain(relation, operand) : relation ? records(relation, operand) : plain(operand);
        return [plain(path ?? null), plain(operator ?? null), shown];
      }),
    );
  }

  async function result(call: Pick<ModelCall, "model" | "method">, body: Json): Promise<Json> {
    const { model, method } = call;
    if (method === "web_search_read" && isJsonObject(body))
      return { length: body["length"] ?? null, records: await result({ model, method: "read" }, body["records"] ?? []) };
    if (ID_METHODS[method] && typeof body === "number") return named(ID_METHODS[method], body);
    if (!Array.isArray(body)) return plain(body);
    if (ROW_METHODS.has(method)) return Promise.all(body.map((item) => (isJsonObject(item) ? row(model, item) : plain(item))));
    if (method === "search" || method === "create" || ID_METHODS[method]) return body.map((id) => named(ID_METHODS[method] ?? model, id));
    if (method === "name_search")
      return body.map((pair) => (Array.isArray(pair) ? [named(model, pair[0] ?? null), plain(pair[1] ?? null)] : plain(pair)));
    if (method === "formatted_read_group") return Promise.all(body.map((item) => (isJsonObject(item) ? groupRow(model, item) : plain(item))));
    return plain(body);
  }

  return {
    async comparable(call, { status, body }) {
      const object = asObject(body);
      if ("rpc" in call) {
        const error = asObject(asObject(object["error"])["data"]);
        if (object["error"]) return { status, error: String(error["name"]) };
        return { status, result: await result(call.rpc, object["result"] ?? null) };
      }
      /* Web pages say the same in other words; only what a program reads is compared. */
      if (status >= 400) return { status, error: typeof object["name"] === "string" ? object["name"] : "" };
      const json = (body ?? null) as Json;
      return { status, result: isModelCall(call) ? await result(call, json) : plain(json) };
    },
  };
}
