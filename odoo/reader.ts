import type { Sight } from "../core/access.ts";
import type { Domain } from "../core/domain.ts";
import type { MaskedField } from "../core/fact.ts";
import type { Json } from "../core/json.ts";

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
  /** The rows that exist and are in scope, in the order of `ids`. */
  read(model: string, ids: readonly number[], fields: readonly string[]): Promise<Row[]>;
  /** Counts at most `cap`. */
  count(model: string, domain: Domain, cap: number): Promise<number>;
  group(model: string, query: GroupQuery): Promise<GroupRow[]>;
  sight(model: string, field: string): Sight;
  /** What has been left out or masked so far, for the turn's record. */
  masked(): readonly MaskedField[];
}
