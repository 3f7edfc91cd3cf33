import type { Access } from "../core/access.ts";
import type { Domain } from "../core/domain.ts";
import { CopilotError } from "../core/errors.ts";
import type { FieldCatalog } from "./field-catalog.ts";
import { scopesAlong, walkPath } from "./readable-paths.ts";
import type { GroupQuery } from "./reader.ts";

interface Walk {
  readonly access: Access;
  readonly catalog: FieldCatalog;
}

const ORDER_TERM = /^([a-z0-9_.]+)(?: +(asc|desc))?(?: +nulls +(first|last))?$/i;
const GROUP_ORDER_TERM = /^([a-z0-9_.]+(?::[a-z_]+)?)(?: +(?:asc|desc))?(?: +nulls +(?:first|last))?$/i;
const GROUP_SPEC = /^([a-z0-9_.]+)(?::([a-z_]+))?$/;
const AGGREGATE = /^([a-z0-9_]+):(sum|avg|min|max|count|count_distinct|array_agg|array_agg_distinct|bool_and|bool_or|sum_currency)$/;

/** An "order by" text whose every field the policy shows. */
export async function readableOrder({ access, catalog }: Walk, model: string, order: string): Promise<string> {
  for (const term of order.split(",")) {
    const path = ORDER_TERM.exec(term.trim())?.[1];
    if (path === undefined) throw unclear("order", term);
    const walked = await walkPath(access, catalog, model, path);
    if (scopesAlong(access, walked).length > 0) throw unclear("order", term);
  }
  return order;
}

/** Checks that the policy shows every field of a grouping; returns the scopes of the models that its groups lead through. */
export async function scopesOfGroup({ access, catalog }: Walk, model: string, query: GroupQuery): Promise<Domain[]> {
  const scopes: Domain[] = [];
  for (const spec of query.groupby) {
    const path = GROUP_SPEC.exec(spec)?.[1];
    if (path === undefined) throw unclear("group", spec);
    scopes.push(...scopesAlong(access, await walkPath(access, catalog, model, path)));
  }
  for (const spec of query.aggregates) {
    const field = AGGREGATE.exec(spec)?.[1];
    if (spec === "__count") continue;
    if (field === undefined) throw unclear("aggregate", spec);
    await walkPath(access, catalog, model, field);
  }
  const known = new Set(["__count", ...query.groupby, ...query.aggregates]);
  for (const term of query.order?.split(",") ?? []) {
    const spec = GROUP_ORDER_TERM.exec(term.trim())?.[1];
    if (spec === undefined || !known.has(spec)) throw unclear("order", term);
  }
  return scopes;
}

function unclear(what: string, spec: string): CopilotError {
  return new CopilotError("BAD_INPUT", `"${spec.trim()}" is not ${what === "aggregate" ? "an" : "a"} ${what} that a search can take.`);
}
