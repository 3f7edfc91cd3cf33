import type { Domain } from "./domain.ts";

/** What kind of data a field is; DESIGN's "cost" is told apart as vendor terms, product cost and margin, because roles differ in them. */
export const DATA_CLASSES = ["open", "commercial", "vendor_terms", "cost", "margin", "personal", "bank", "free_text"] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** A data class, or one facet of it: "commercial", "commercial.total", "personal.town", "bank.account". */
export type DataLabel = DataClass | `${DataClass}.${string}`;

/** What a principal sees of a field: its value, a masked form of it (last four), or nothing. */
export type Sight = "shown" | "masked" | "hidden";

/** A principal's policy as the reader needs it. The guardrails make it; the reader enforces it on every call. */
export interface Access {
  /** Unlisted models and fields are hidden. */
  sight(model: string, field: string): Sight;
  label(model: string, field: string): DataLabel | undefined;
  /**
   * A condition that the reader adds to every search of the model; what is out of scope looks like what does not exist.
   * With a field, the rows in which this field is seen: fewer where somebody has several roles and only one sees it.
   */
  scope(model: string, field?: string): Domain;
  /** The companies the principal may work in; "all" means those of their Odoo user. */
  readonly companies: "all" | readonly number[];
  /** The warehouses whose stock quantities the principal sees. */
  readonly warehouses: "all" | readonly number[];
  /** Fewer records than this are not summed for a measure that the role sees in part only; 1, or absent, for what it sees whole. */
  minimumGroup?(model: string, field: string): number;
}
