/** How staff say things in one language: of each pair the first is tuned on and the second only counted. */
export interface ForeignPhrasings {
  readonly pairs: { readonly [useCase: string]: readonly [tuned: string, counted: string] };
  /** Further ones, which were all tuned on. */
  readonly more: readonly (readonly [useCase: string, say: string])[];
  /** What must come to nothing, whatever words of the trade it holds. */
  readonly declined: readonly string[];
}
