import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import type { ContractCall, RawAnswer, Ref, Template } from "./contract-call.ts";
import { type AdminCall, type Identities, openIdentities } from "./identities.ts";
import type { ContractUser } from "./users.ts";

/** One of the two Odoos under test. */
export interface Endpoint {
  readonly label: string;
  readonly admin: AdminCall;
  readonly identities: Identities;
  send(call: ContractCall): Promise<RawAnswer>;
}

export interface EndpointParts {
  readonly label: string;
  readonly url: string;
  readonly db: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly admin: AdminCall;
  readonly users: { readonly [user in ContractUser]: { readonly uid: number; readonly apiKey: string } };
}

const isRef = (template: object): template is Ref => "$ref" in template;

/** A key of the right form that no Odoo has given out. */
const STRANGERS_KEY = "0123456789abcdef0123456789abcdef01234567";

export async function openEndpoint({ label, url, db, fetch, admin, users }: EndpointParts): Promise<Endpoint> {
  const identities = await openIdentities(admin);

  function filled(template: Template): Json {
    if (Array.isArray(template)) return template.map(filled);
    if (typeof template !== "object" || template === null) return template;
    if (isRef(template)) {
      const id = identities.idOf(template.$ref);
      if (id === undefined) throw new Error(`${label} has no record ${template.$ref}; an earlier call may have failed.`);
      return id;
    }
    return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value)]));
  }

  async function answer(path: string, init: RequestInit): Promise<RawAnswer> {
    const response = await fetch(new Request(new URL(path, url), init));
    const text = await response.text();
    try {
      return { status: response.status, body: JSON.parse(text) };
    } catch {
      return { status: response.status, body: undefined };
    }
  }

  const keyOf = (user: ContractUser | "nobody" | "stranger") =>
    user === "nobody" ? undefined : user === "stranger" ? STRANGERS_KEY : users[user].apiKey;
  const bearer = (key: string | undefined): { [name: string]: string } => (key === undefined ? {} : { authorization: `bearer ${key}` });

  return {
    label,
    admin,
    identities,
    async send(call) {
      const headers = { "content-type": "application/json", "x-odoo-database": db };
      if ("http" in call) {
        const { method, path, headers: own = headers, body } = call.http;
        return answer(path, { method, headers: { ...own, ...bearer(call.as && keyOf(call.as)) }, ...(body === undefined ? {} : { body }) });
      }
      if ("rpc" in call) {
        const { model, method, args, kwargs } = call.rpc;
        const user = call.as === "stranger" ? users.manager.uid : users[call.as].uid;
        const params = {
          service: "object",
          method: "execute_kw",
          args: [db, user, keyOf(call.as) ?? "", model, method, filled(args), filled(kwargs)],
        };
        return answer("/jsonrpc", { method: "POST", headers, body: JSON.stringify({ jsonrpc: "2.0", method: "call", id: 1, params }) });
      }
      const body = filled(call.params);
      return answer(`/json/2/${call.model}/${call.method}`, {
        method: "POST",
        headers: { ...headers, ...bearer(keyOf(call.as)) },
        body: JSON.stringify(body),
      });
    },
  };
}

/** The fields of a model as the administrator sees them, for reading answers. */
export async function fieldsOf(admin: AdminCall, model: string): Promise<{ readonly [field: string]: JsonObject }> {
  const answer = await admin(model, "fields_get", { attributes: ["type", "relation"] }).catch(() => ({}));
  return isJsonObject(answer)
    ? Object.fromEntries(Object.entries(answer).flatMap(([name, field]) => (isJsonObject(field) ? [[name, field]] : [])))
    : {};
}
