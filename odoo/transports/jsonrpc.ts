import { CopilotError } from "../../core/errors.ts";
import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import type { Transport, WireTap } from "../transport.ts";
import type { OdooIdentity } from "./json2.ts";
import { asCopilotError } from "./odoo-said.ts";
import { send, type Wire } from "./send.ts";

/** Odoo before 19: JSON-RPC `object.execute_kw`, with the API key where a password goes. */
export function jsonrpcTransport(wire: Wire, identity: OdooIdentity, tap: WireTap): Transport {
  let uid: Promise<number> | undefined;

  async function authenticate(): Promise<number> {
    const found = await rpc(wire, "common", "authenticate", [wire.db, identity.login, identity.apiKey, {}], true);
    if (typeof found === "number") return found;
    throw asCopilotError({ status: 401, name: "AccessDenied", message: "common.authenticate returned no user" });
  }

  return {
    async call({ model, method, ids, context, params = {}, retry }) {
      uid ??= authenticate();
      const user = await uid.catch((error: unknown) => {
        uid = undefined;
        throw error;
      });
      const { args, kwargs } = positional(method, ids, params);
      const named: JsonObject = context ? { ...kwargs, context } : kwargs;
      tap({ principal: identity.principal, model, method, body: { args, kwargs: named } });
      return rpc(wire, "object", "execute_kw", [wire.db, user, identity.apiKey, model, method, args, named], retry);
    },
  };
}

/** Records lead the positional arguments, and Odoo takes the values of `create` only there. */
function positional(method: string, ids: readonly number[] | undefined, params: JsonObject): { args: readonly Json[]; kwargs: JsonObject } {
  if (method !== "create") return { args: ids ? [ids] : [], kwargs: params };
  const { vals_list: values = [], ...kwargs } = params;
  return { args: [values], kwargs };
}

async function rpc(wire: Wire, service: string, method: string, args: readonly Json[], retry: boolean): Promise<Json> {
  const reply = await send(wire, "/jsonrpc", {}, { jsonrpc: "2.0", id: 1, method: "call", params: { service, method, args } }, retry);
  if (!isJsonObject(reply.body)) throw new CopilotError("ODOO_FAULT", "The server at Odoo's address doesn't answer like Odoo. Check the address.");
  const { error, result } = reply.body;
  if (!isJsonObject(error)) return result ?? null;
  const data = isJsonObject(error["data"]) ? error["data"] : {};
  throw asCopilotError({ status: 200, name: String(data["name"] ?? ""), message: String(data["message"] ?? error["message"] ?? "") });
}
