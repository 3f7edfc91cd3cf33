import type { Sight } from "../core/access.ts";
import type { Domain } from "../core/domain.ts";
import type { MaskedField } from "../core/fact.ts";
import { isJsonObject, type Json } from "../core/json.ts";

/** A record as Odoo sends it: many2one is `[id, "name"]`, or `[id, ""]` when it is out of scope, empty is `false`, datetimes are naive UTC. A field the policy hides is absent. */
export type Row = { readonly id: number } & { readonly [field: string]: Json };

export interface SearchQuery {
  readonly domain: Domain;
  readonly fields: readonly string[];
  /** Required, 1 to 500: the reader never asks for everything. */
  readonly limit: number;
  readonly offset?: number;
  readonly order?: string;
  /** Stock quantities of one warehouse only. */
  readonly warehouseId?: number;
  /** Records that the rows lead to, by the relational field: read with them in one call where the policy needs no call of its own. */
  readonly with?: { readonly [field: string]: RelatedQuery };
}

/** Related records of each row, taken from it with `relatedRows`. */
export interface RelatedQuery {
  /** The model that the field leads to; anything else is refused. */
  readonly model: string;
  readonly fields: readonly string[];
  /** Of each row; one for a many2one. */
  readonly limit: number;
  readonly order?: string;
  /** What they in turn lead to. */
  readonly with?: { readonly [field: string]: RelatedQuery };
}

/** Where a row holds the records that one of its fields leads to. */
const RELATED = "/";

/** The related records that were asked for with a row, in their order; none where the field is hidden. */
export function relatedRows(row: Row, field: string): Row[] {
  const held = row[`${field}${RELATED}`];
  return Array.isArray(held) ? held.filter(isRow) : [];
}

export function withRelated(row: Row, field: string, related: readonly Row[]): Row {
  return { ...row, [`${field}${RELATED}`]: [...related] };
}

function isRow(value: Json): value is Row {
  return isJsonObject(value) && typeof value["id"] === "number";
}

export interface GroupQuery {
  readonly domain: Domain;
  readonly groupby: readonly string[];
  /** Odoo 19 aggregate specifications: "amount_total:sum", "__count". */
  readonly aggregates: readonly string[];
  readonly limit: number;
  readonly order?: string;
}

/** A row of `formatted_read_group`, keyed by its groupby and aggregate specifications. */
export type GroupRow = { readonly [spec: string]: Json };

/**
 * The half of the Odoo client that tools hold. It enforces the principal's policy on every call: a requested field that
 * is hidden is not requested from Odoo and is absent from the rows; a domain, order, group or aggregate on one throws
 * DENIED; the row scope and the companies are added to every search.
 */
export interface Reader {
  search(model: string, query: SearchQuery): Promise<Row[]>;
  /** The rows of a page, and how many there are in all, at most `cap`. */
  searchCounted(model: string, query: SearchQuery, cap: number): Promise<{ readonly rows: readonly Row[]; readonly count: number }>;
  /** The rows that exist and are in scope, in the order of `ids`. */
  read(model: string, ids: readonly number[], fields: readonly string[]): Promise<Row[]>;
  /** Counts at most `cap`. */
  count(model: string, domain: Domain, cap: number): Promise<number>;
  group(model: string, query: GroupQuery): Promise<GroupRow[]>;
  sight(model: string, field: string): Sight;
  /** What has been left out or masked so far, for the turn's record. */
  masked(): readonly MaskedField[];
}
