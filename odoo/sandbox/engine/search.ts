import type { Domain } from "../../../core/domain.ts";
import type { Json } from "../../../core/json.ts";
import { OdooError } from "../errors.ts";
import { checkModel } from "./access.ts";
import { asDomain, candidates, compileDomain, mentionsActive, ruleTest } from "./domain.ts";
import type { Env } from "./env.ts";
import { fieldValue } from "./record.ts";
import { sortIds } from "./sort.ts";
import { rowOf } from "./world.ts";

export interface Window {
  readonly offset?: number;
  readonly limit?: number;
  readonly order?: string;
}

/** All ids the caller may see that the domain holds for, unordered. */
export function matchingIds(env: Env, model: string, input: Json | Domain): number[] {
  checkModel(env, model, "read");
  const domain = asDomain(input);
  const test = compileDomain(env, model, domain);
  const rule = ruleTest(env, model, "read");
  const definition = env.world.registry.models.get(model);
  const hides = definition?.fields.has("active") === true && env.context["active_test"] !== false && !mentionsActive(domain);
  const activeStored = definition?.fields.get("active")?.store !== false;
  const found: number[] = [];
  for (const id of candidates(env, model, domain)) {
    if (hides && (activeStored ? rowOf(env.world, model, id)?.["active"] : fieldValue(env, model, id, "active")) !== true) continue;
    if ((!rule || rule(id)) && test(id)) found.push(id);
  }
  return found;
}

export function searchIds(env: Env, model: string, domain: Json | Domain, window: Window = {}): number[] {
  if ((window.limit ?? 0) < 0) throw new OdooError(500, "psycopg2.errors.InvalidRowCountInLimitClause", "LIMIT must not be negative");
  if ((window.offset ?? 0) < 0) throw new OdooError(500, "psycopg2.errors.InvalidRowCountInResultOffsetClause", "OFFSET must not be negative");
  const sorted = sortIds(env, model, matchingIds(env, model, domain), window.order, fieldValue);
  const offset = window.offset ?? 0;
  return sorted.slice(offset, window.limit ? offset + window.limit : undefined);
}
