import type { Json, JsonObject } from "../core/json.ts";

/** One call on an Odoo model, all parameters named; `ids` and `context` as in Odoo's JSON-2. */
export interface OdooCall {
  readonly model: string;
  readonly method: string;
  readonly ids?: readonly number[];
  readonly context?: JsonObject;
  readonly params?: JsonObject;
  /** Only reads are retried. */
  readonly retry: boolean;
}

/** Sends calls under one person's Odoo API key. Throws CopilotError only; Odoo's own words stay in `cause`. */
export interface Transport {
  call(call: OdooCall): Promise<Json>;
}

/** Called with every request that goes to Odoo, for the wire log, tests and metrics; never with a key. */
export type WireTap = (sent: { readonly principal: string; readonly model: string; readonly method: string; readonly body: JsonObject }) => void;
