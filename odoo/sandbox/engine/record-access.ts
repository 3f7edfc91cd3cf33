import { accessError } from "../errors.ts";
import type { Operation } from "./access.ts";
import { ruleTest } from "./domain.ts";
import type { Env } from "./env.ts";
import { rowOf } from "./world.ts";

/** Refuses records that the caller's record rules leave out. */
export function checkRecords(env: Env, model: string, ids: readonly number[], operation: Operation): void {
  const test = ruleTest(env, model, operation);
  const refused = test ? ids.filter((id) => rowOf(env.world, model, id) && !test(id)) : [];
  if (refused.length === 0) return;
  const label = env.world.registry.models.get(model)?.label ?? model;
  throw accessError(
    `Uh-oh! Looks like you have stumbled upon some top-secret records.\n\nSorry, (id=${env.uid}) doesn't have '${operation}' access to:\n- ${label} (${model})\n\nIf you really, really need access, perhaps you can win over your friendly administrator with a batch of freshly baked cookies.`,
  );
}
