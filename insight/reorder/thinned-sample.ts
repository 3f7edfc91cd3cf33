/**
 * At most `most` items out of a row of any length, evenly spaced: every item until there are too many, then every second,
 * every fourth and so on. The same row always gives the same items.
 */
export async function thinnedSample<Item>(items: AsyncIterable<Item> | Iterable<Item>, most: number): Promise<Item[]> {
  let kept: Item[] = [];
  let apart = 1;
  let at = 0;
  for await (const item of items) {
    if (at % apart === 0) kept.push(item);
    at += 1;
    if (kept.length <= most) continue;
    kept = kept.filter((_, place) => place % 2 === 0);
    apart *= 2;
  }
  return kept;
}
