/** Turns texts into vectors of Euclidean length 1, so that near vectors mean like texts. */
export interface Embedder {
  /** Vectors of different names are never compared; whatever changes the vectors of a text changes the name. */
  readonly name: string;
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}
