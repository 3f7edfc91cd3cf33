import { CopilotError } from "../../core/errors.ts";
import { isJsonObject, type JsonObject } from "../../core/json.ts";
import type { Transport, WireTap } from "../transport.ts";
import { asCopilotError } from "./odoo-said.ts";
import { send, type Wire } from "./send.ts";

/** Whose key the calls carry. */
export interface OdooIdentity {
  readonly principal: string;
  /** The Odoo login; only the older protocol needs it. */
  readonly login: string;
  readonly apiKey: string;
}

const NAME = /^[a-z][a-z0-9_.]*$/;

/** Odoo 19 and later: POST /json/2/<model>/<method>, everything named, the bare result in the answer. */
export function json2Transport(wire: Wire, identity: OdooIdentity, tap: WireTap): Transport {
  const headers = { authorization: `bearer ${identity.apiKey}`, "x-odoo-database": wire.db };
  return {
    async call({ model, method, ids, context, params, retry }) {
      if (!NAME.test(model) || !NAME.test(method)) throw new CopilotError("BAD_INPUT", `"${model}/${method}" is not a model and a method of Odoo.`);
      const body: JsonObject = { ...params, ...(ids ? { ids } : {}), ...(context ? { context } : {}) };
      tap({ principal: identity.principal, model, method, body });
      const reply = await send(wire, `/json/2/${model}/${method}`, headers, body, retry);
      if (reply.status < 400) return reply.body ?? null;
      const said = isJsonObject(reply.body) ? reply.body : {};
      throw asCopilotError({ status: reply.status, name: String(said["name"] ?? ""), message: String(said["message"] ?? "") });
    },
  };
}
