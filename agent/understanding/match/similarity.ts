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

export function cosine(one: Vector, other: Vector): number {
  let sum = 0;
  for (const [feature, weight] of one) sum += weight * (other.get(feature) ?? 0);
  return sum;
}
