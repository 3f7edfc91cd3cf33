/** Weekly demand whose rate, chance of a demand and lot size differ by product. */
export function* generatedSeries(count: number, periods: number, random: () => number): Generator<readonly number[]> {
  for (let series = 0; series < count; series += 1) {
    const chance = 0.03 + 0.9 * random() ** 2;
    const lot = 1 + 12 * random() ** 3;
    yield Array.from({ length: periods }, () => (random() < chance ? Math.max(1, Math.round(-lot * Math.log(1 - random()))) : 0));
  }
}
