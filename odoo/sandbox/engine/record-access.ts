import { accessError } from "../errors.ts";
import { hasGroup, type Operation } from "./access.ts";
import { compileDomain } from "./domain.ts";
import { type Env, sudo } from "./env.ts";
import { recordRules } from "./rules.ts";
import { rowOf } from "./world.ts";

/** The test that record rules put to every record of the model for this caller; undefined when there is none. */
export function ruleTest(env: Env, model: string, operation: Operation): ((id: number) => boolean) | undefined {
  if (env.su) return undefined;
  const domain = recordRules(env, model, operation, (xmlid) => hasGroup(env, xmlid));
  return domain.length === 0 ? undefined : compileDomain({ ...sudo(env), context: { active_test: false } }, model, domain);
}

export function checkRecords(env: Env, model: string, ids: readonly number[], operation: Operation): void {
  const test = ruleTest(env, model, operation);
  const refused = test ? ids.filter((id) => rowOf(env.world, model, id) && !test(id)) : [];
  if (refused.length === 0) return;
  const label = env.world.registry.models.get(model)?.label ?? model;
  throw accessError(
    `Uh-oh! Looks like you have stumbled upon some top-secret records.\n\nSorry, (id=${env.uid}) doesn't have '${operation}' access to:\n- ${label} (${model})\n\nIf you really, really need access, perhaps you can win over your friendly administrator with a batch of freshly baked cookies.`,
  );
}
