/** A bag of features with weights of Euclidean length 1. */
export type Vector = ReadonlyMap<string, number>;

/** Turns signs into features: the signs, their neighbours in pairs, and three letters at a time against spelling. */
function featuresOf(signs: readonly string[]): string[] {
  const pairs = signs.slice(1).map((sign, index) => `${signs[index]} ${sign}`);
  const letters = signs.flatMap((sign) =>
    sign.startsWith("<") ? [] : Array.from({ length: Math.max(0, sign.length - 1) }, (_, index) => `~${` ${sign} `.slice(index, index + 3)}`),
  );
  return [...signs, ...pairs, ...letters];
}

/** TF-IDF over the given documents: `vector` puts any text into their space, so that a dot product is a cosine. */
export function tfIdf(documents: readonly (readonly string[])[]) {
  const spread = new Map<string, number>();
  for (const document of documents) for (const feature of new Set(featuresOf(document))) spread.set(feature, (spread.get(feature) ?? 0) + 1);
  const vector = (signs: readonly string[]): Vector => {
    const weights = new Map<string, number>();
    for (const feature of featuresOf(signs)) {
      const rarity = Math.log((1 + documents.length) / (1 + (spread.get(feature) ?? 0)));
      weights.set(feature, (weights.get(feature) ?? 0) + rarity * (feature.startsWith("~") ? 0.35 : 1));
    }
    const length = Math.hypot(...weights.values()) || 1;
    return new Map([...weights].map(([feature, weight]) => [feature, weight / length]));
  };
  return { vector };
}

/** Which owner's vectors a vector is most like, by the features that they share: owners without any are left out. */
export function likenessIndex(
  owned: readonly { readonly owner: string; readonly vector: Vector; readonly weight: number }[],
): (asked: Vector) => ReadonlyMap<string, number> {
  const postings = new Map<string, { readonly at: number; readonly weight: number }[]>();
  for (const [at, { vector, weight: share }] of owned.entries())
    for (const [feature, weight] of vector) {
      const posting = postings.get(feature) ?? [];
      posting.push({ at, weight: weight * share });
      postings.set(feature, posting);
    }
  return (asked) => {
    const sums = new Map<number, number>();
    for (const [feature, weight] of asked)
      for (const posting of postings.get(feature) ?? []) sums.set(posting.at, (sums.get(posting.at) ?? 0) + weight * posting.weight);
    const best = new Map<string, number>();
    for (const [at, sum] of sums) {
      const owner = owned[at]?.owner ?? "";
      if (sum > (best.get(owner) ?? 0)) best.set(owner, sum);
    }
    return best;
  };
}
