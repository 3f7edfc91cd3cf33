import type { Json, JsonObject } from "../../../core/json.ts";
import type { World } from "./world.ts";

/** One call's surroundings: who calls, in which companies, and when the transaction began. */
export interface Env {
  readonly world: World;
  readonly uid: number;
  /** True while the program acts on its own account: no access is checked. */
  readonly su: boolean;
  readonly context: JsonObject;
  /** The transaction's start, as Odoo writes it. */
  readonly now: string;
  /** The current company. */
  readonly company: number;
  /** The companies whose records are seen. */
  readonly companies: readonly number[];
}

export function sudo(env: Env): Env {
  return env.su ? env : { ...env, su: true };
}

export function withContext(env: Env, context: JsonObject): Env {
  return { ...env, context: { ...env.context, ...context } };
}

export function inCompany(env: Env, company: number): Env {
  return env.company === company ? env : { ...env, company };
}

export function contextNumber(env: Env, key: string): number | undefined {
  const value: Json | undefined = env.context[key];
  if (Array.isArray(value)) return typeof value[0] === "number" ? value[0] : undefined;
  return typeof value === "number" ? value : undefined;
}

export const today = (env: Env) => env.now.slice(0, 10);
