import type { Domain } from "../../core/domain.ts";
import type { GroupQuery, SearchQuery } from "../../odoo/reader.ts";

/** One call that a hostile tool author, or a model through the gate, could make. */
export type Step =
  | { readonly kind: "tool"; readonly tool: string; readonly args: unknown }
  | { readonly kind: "search"; readonly model: string; readonly query: SearchQuery }
  | { readonly kind: "read"; readonly model: string; readonly ids: readonly number[]; readonly fields: readonly string[] }
  | { readonly kind: "count"; readonly model: string; readonly domain: Domain; readonly cap: number }
  | { readonly kind: "group"; readonly model: string; readonly query: GroupQuery };

/** Calls of one turn, one after the other. */
export type Program = readonly Step[];
