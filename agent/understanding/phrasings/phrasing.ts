/** One phrasing of the development set: what is said, and the use cases it should come to ("none": declined). */
export interface Phrasing {
  readonly say: string;
  readonly expect: readonly string[] | "none" | "person";
  /** Slots that must have been found, of the first use case. */
  readonly slots?: { readonly [slot: string]: string };
}

/** Every other phrasing is held out: rules and weights are tuned on the rest only. */
export function halves<Item>(items: readonly Item[]): { readonly tuning: readonly Item[]; readonly heldOut: readonly Item[] } {
  return { tuning: items.filter((_, index) => index % 2 === 0), heldOut: items.filter((_, index) => index % 2 === 1) };
}
