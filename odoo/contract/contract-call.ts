import type { JsonObject } from "../../core/json.ts";
import type { ContractUser } from "./users.ts";

/** Stands for the id that the record of this name has in the Odoo at hand: one of the data set, Odoo's own, or one kept by an earlier call. */
export interface Ref {
  readonly $ref: string;
}

export const ref = (name: string): Ref => ({ $ref: name });

export type Template = null | boolean | number | string | Ref | readonly Template[] | { readonly [key: string]: Template };

/** A record that the answer names, kept for later calls. */
export interface Keep {
  readonly name: string;
  readonly model: string;
  /** Where in the answer the id is; the whole answer, or its first element, when empty. */
  readonly path?: readonly (string | number)[];
}

/** One call of Odoo's JSON-2 interface that both Odoos must answer alike. */
export interface ModelCall {
  readonly name: string;
  /** Nobody sends no key at all, a stranger one that Odoo never gave out. */
  readonly as: ContractUser | "nobody" | "stranger";
  readonly model: string;
  readonly method: string;
  readonly params: { readonly [key: string]: Template };
  readonly keep?: readonly Keep[];
}

/** A plain HTTP request; the answer's status is compared, and its body where it is JSON. */
export interface HttpCall {
  readonly name: string;
  readonly http: {
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly headers?: { readonly [name: string]: string };
    readonly body?: string;
  };
  /** Sends the key of this user. */
  readonly as?: ContractUser;
}

/** A call of the older JSON-RPC interface, signed in with the user's API key. */
export interface RpcCall {
  readonly name: string;
  readonly as: ContractUser | "stranger";
  readonly rpc: {
    readonly model: string;
    readonly method: string;
    readonly args: readonly Template[];
    readonly kwargs: { readonly [key: string]: Template };
  };
}

export type ContractCall = ModelCall | HttpCall | RpcCall;

/** What an Odoo answered, before it is made comparable. */
export interface RawAnswer {
  readonly status: number;
  readonly body: unknown;
}

export const inCompanies = (...names: readonly string[]): { readonly allowed_company_ids: readonly Ref[] } => ({
  allowed_company_ids: names.map(ref),
});

/** The same call under another name and with other parameters. */
export function call(
  as: ModelCall["as"],
  name: string,
  model: string,
  method: string,
  params: ModelCall["params"] = {},
  keep?: readonly Keep[],
): ModelCall {
  return { name, as, model, method, params, ...(keep ? { keep } : {}) };
}

export type Answer = { readonly status: number; readonly error?: string; readonly result?: unknown };

export const isModelCall = (candidate: ContractCall): candidate is ModelCall => "model" in candidate;
export const asObject = (value: unknown): JsonObject => (typeof value === "object" && value !== null ? { ...(value as JsonObject) } : {});
