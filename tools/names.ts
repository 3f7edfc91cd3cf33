/** Models whose records people call by a name. */
export const NAMED_MODELS = ["res.partner", "product.product"] as const;
export type NamedModel = (typeof NAMED_MODELS)[number];

/** Names that are like what was typed. It knows the names of every record: what it finds is looked up by the person who asks, or not at all. */
export interface Names {
  /** Every record whose name is like it, by its likeness, so that what somebody may not see crowds nothing out. */
  like(model: NamedModel, typed: string): Promise<ReadonlyMap<number, number>>;
}
