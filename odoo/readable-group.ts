import type { Access } from "../core/access.ts";
import type { Domain } from "../core/domain.ts";
import { CopilotError } from "../core/errors.ts";
import type { CatalogField, FieldCatalog } from "./field-catalog.ts";
import { scopesAlong, walkPath } from "./readable-paths.ts";
import type { GroupQuery } from "./reader.ts";

interface Walk {
  readonly access: Access;
  readonly catalog: FieldCatalog;
}

/** What a grouping asks, with every field of it checked. */
export interface ReadableGroup {
  /** Scopes of the models that its groups lead through. */
  readonly scopes: readonly Domain[];
  /** Groupings whose keys are records. */
  readonly records: ReadonlyMap<string, CatalogField>;
  /** Aggregates that are left out of groups with fewer records. */
  readonly smallest: ReadonlyMap<string, number>;
  readonly order: readonly GroupOrder[];
}

export interface GroupOrder {
  readonly spec: string;
  readonly descending: boolean;
  readonly emptyFirst: boolean;
}

const ORDER_TERM = /^([a-z0-9_.]+)(?: +(asc|desc))?(?: +nulls +(first|last))?$/i;
const GROUP_ORDER_TERM = /^([a-z0-9_.]+(?::[a-z_]+)?)(?: +(asc|desc))?(?: +nulls +(first|last))?$/i;
const GROUP_SPEC = /^([a-z0-9_.]+)(?::([a-z_]+))?$/;
/** Without sum_currency, whose rates nobody sees. */
const AGGREGATE = /^([a-z0-9_]+):(sum|avg|min|max|count|count_distinct|array_agg|array_agg_distinct|bool_and|bool_or)$/;

/**
 * An "order by" text whose every field the policy shows, ended by the id. Left to itself Odoo orders a model, and records
 * by a related one, by whatever that model's own order says, which may be a hidden field.
 */
export async function readableOrder({ access, catalog }: Walk, model: string, order: string | undefined): Promise<string> {
  if (order === undefined) return "id";
  const terms = order.split(",").map((term) => term.trim());
  for (const term of terms) {
    const path = ORDER_TERM.exec(term)?.[1];
    if (path === undefined) throw unclear("order", term);
    const walked = await walkPath(access, catalog, model, path);
    if (scopesAlong(access, walked).length > 0 || walked.steps.at(-1)?.found.relation !== undefined) throw unclear("order", term);
  }
  return terms.some((term) => /^id\b/.test(term)) ? order : `${order}, id`;
}

/** Checks that the policy shows every field of a grouping. */
export async function readableGroup({ access, catalog }: Walk, model: string, query: GroupQuery): Promise<ReadableGroup> {
  const scopes: Domain[] = [];
  const records = new Map<string, CatalogField>();
  for (const spec of query.groupby) {
    const path = GROUP_SPEC.exec(spec)?.[1];
    if (path === undefined) throw unclear("group", spec);
    const walked = await walkPath(access, catalog, model, path);
    scopes.push(...scopesAlong(access, walked));
    const last = walked.steps.at(-1);
    if (last?.found.relation !== undefined) records.set(spec, last.found);
  }
  const smallest = new Map<string, number>();
  for (const spec of query.aggregates) {
    if (spec === "__count") continue;
    const field = AGGREGATE.exec(spec)?.[1];
    if (field === undefined) throw unclear("aggregate", spec);
    scopes.push(...scopesAlong(access, await walkPath(access, catalog, model, field)));
    const least = access.minimumGroup?.(model, field) ?? 1;
    if (least > 1) smallest.set(spec, least);
  }
  const known = new Set(["__count", ...query.groupby, ...query.aggregates]);
  const order = (query.order?.split(",") ?? []).map((term): GroupOrder => {
    const [, spec, direction, empty] = GROUP_ORDER_TERM.exec(term.trim()) ?? [];
    if (spec === undefined || !known.has(spec)) throw unclear("order", term);
    const descending = direction?.toLowerCase() === "desc";
    return { spec, descending, emptyFirst: empty === undefined ? descending : empty.toLowerCase() === "first" };
  });
  return { scopes, records, smallest, order };
}

function unclear(what: string, spec: string): CopilotError {
  return new CopilotError("BAD_INPUT", `"${spec.trim()}" is not ${what === "aggregate" ? "an" : "a"} ${what} that a search can take.`);
}
