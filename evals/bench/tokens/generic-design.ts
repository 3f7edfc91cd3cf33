import { isJsonObject, type Json, type JsonObject } from "../../../core/json.ts";
import type { Sandbox } from "../../../odoo/sandbox/sandbox.ts";
import type { PaidRequest } from "./count-tokens.ts";

/** One read of Odoo, as our own tools made it for a question. */
export interface OdooRead {
  readonly model: string;
  readonly method: string;
  readonly body: JsonObject;
}

const PROMPT =
  "You are a helpful assistant with access to the company's Odoo ERP. Use the tools to look up what you need, then answer the user's question briefly. Search for records first, then read or aggregate. Never invent data.";

const text = (description: string) => ({ type: "string", description });
const DOMAIN = {
  type: "array",
  description: 'Odoo domain, a list of conditions such as [["state", "=", "sale"]]; use "&", "|" and "!" to combine them',
  items: {},
};

/** The three tools of a generic server over any model, described no longer than they must be. */
const TOOLS = [
  tool("search_records", "Search records of an Odoo model and return them with all their fields.", {
    model: text("Technical name of the model, such as sale.order"),
    domain: DOMAIN,
    limit: { type: "integer", description: "Maximum number of records, 80 by default" },
    offset: { type: "integer", description: "Number of records to skip" },
    order: text("Sort order, such as date_order desc"),
  }),
  tool("read", "Read records of an Odoo model by their ids, with all their fields.", {
    model: text("Technical name of the model"),
    ids: { type: "array", items: { type: "integer" }, description: "Ids of the records" },
  }),
  tool("aggregate", "Group records of an Odoo model and compute aggregates.", {
    model: text("Technical name of the model"),
    domain: DOMAIN,
    groupby: { type: "array", items: { type: "string" }, description: "Fields to group by, dates with a granularity such as date_order:month" },
    aggregates: { type: "array", items: { type: "string" }, description: "Aggregates such as amount_total:sum or __count" },
    limit: { type: "integer", description: "Maximum number of groups" },
  }),
];

function tool(name: string, description: string, properties: JsonObject) {
  const required = name === "read" ? ["model", "ids"] : ["model", "domain"];
  return { type: "function", function: { name, description, parameters: { type: "object", properties, required } } };
}

/** A page of a generic server is no longer than this; our own tools often look at more rows. */
const MOST_ROWS = 15;
const METHODS = new Set(["search_read", "web_search_read", "read", "web_read", "formatted_read_group"]);
/** Who asks and in what company: a server of any design keeps that to itself. */
const SERVERS_OWN = new Set(["res.company", "res.users", "res.currency", "ir.actions.server", "ir.model.data"]);

/**
 * The requests that a generic design makes of a provider for the same question: the same reads of the same records, over any
 * model and with full field lists. It is given the benefit of every doubt: no search for the right model or field, no wrong
 * step, and after the first read all others side by side in one step.
 */
export function createGenericDesign(sandbox: Sandbox) {
  const fields = new Map<string, readonly string[]>();
  const server: GenericServer = {
    sandbox,
    fields(model) {
      const known = fields.get(model) ?? fieldsOf(sandbox, model);
      fields.set(model, known);
      return known;
    },
  };
  return (reads: readonly OdooRead[], said: Conversation) => genericRequests(server, reads, said);
}

interface GenericServer {
  readonly sandbox: Sandbox;
  fields(model: string): readonly string[];
}

interface Conversation {
  readonly history: PaidRequest["messages"];
  readonly question: string;
}

function genericRequests(server: GenericServer, reads: readonly OdooRead[], { history, question }: Conversation): PaidRequest[] {
  const calls = reads
    .filter(({ method, model }) => METHODS.has(method) && !SERVERS_OWN.has(model))
    .map((read, at) => callOf(server, read, `call_${at}`));
  const [first, ...others] = calls;
  const begin = [{ role: "system", content: PROMPT }, ...history, { role: "user", content: question }];
  const steps = [first ? [first] : [], others].filter((step) => step.length > 0);
  const after = (count: number) =>
    steps
      .slice(0, count)
      .flatMap((step) => [
        { role: "assistant", content: "", tool_calls: step.map(({ call }) => call) },
        ...step.map(({ result }) => ({ role: "tool", content: result })),
      ]);
  return Array.from({ length: steps.length + 1 }, (_, done) => ({ messages: [...begin, ...after(done)], tools: TOOLS }));
}

function callOf(server: GenericServer, { model, method, body }: OdooRead, id: string) {
  const isGroup = method === "formatted_read_group";
  const isById = Array.isArray(body["ids"]) && body["ids"].length > 0;
  const name = isGroup ? "aggregate" : isById ? "read" : "search_records";
  const kept = isGroup ? ["domain", "groupby", "aggregates", "limit"] : isById ? ["ids"] : ["domain", "limit", "order"];
  const args = { model, ...Object.fromEntries(kept.flatMap((key) => (body[key] === undefined ? [] : [[key, body[key]]]))) };
  const call = { id, type: "function", function: { name, arguments: JSON.stringify(args) } };
  return { call, result: JSON.stringify(isGroup ? groups(server.sandbox, model, body) : records(server, model, body)) };
}

/** Every field of a model; a few that the embedded Odoo can't compute are left out, to the benefit of the generic design. */
function fieldsOf(sandbox: Sandbox, model: string): string[] {
  const fields = sandbox.run("admin", model, "fields_get", { attributes: ["type"] });
  return Object.keys(isJsonObject(fields) ? fields : {}).filter((field) => {
    try {
      sandbox.run("admin", model, "search_read", { domain: [], fields: [field], limit: 1 });
      return true;
    } catch {
      return false;
    }
  });
}

function records({ sandbox, fields }: GenericServer, model: string, body: JsonObject): Json {
  const names = [...fields(model)];
  const ids = Array.isArray(body["ids"]) ? body["ids"] : undefined;
  const domain = ids ? [["id", "in", ids]] : (body["domain"] ?? []);
  const asked = typeof body["limit"] === "number" ? body["limit"] : MOST_ROWS;
  return sandbox.run("admin", model, "search_read", {
    domain,
    fields: names,
    limit: Math.min(asked, MOST_ROWS),
    ...(typeof body["order"] === "string" ? { order: body["order"] } : {}),
  });
}

function groups(sandbox: Sandbox, model: string, body: JsonObject): Json {
  const { domain = [], groupby = [], aggregates = [] } = body;
  return sandbox.run("admin", model, "formatted_read_group", { domain, groupby, aggregates, limit: MOST_ROWS });
}
