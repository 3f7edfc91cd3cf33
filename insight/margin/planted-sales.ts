import { seededRandom } from "../monitoring/seeded-random.ts";
import type { MarginLeak } from "./margin-leak.ts";
import type { SaleLine } from "./sale-line.ts";

/** A leak that was put into the lines on purpose. */
export interface Planted {
  readonly kind: MarginLeak["kind"];
  readonly of: MarginLeak["of"];
  /** The share of the price (or of the freight) that goes by the end. */
  readonly size: number;
}

const DAYS = 364;
const FIRST_DAY = Date.UTC(2025, 0, 1);

/** A fall from nothing to the whole size over the year, or all of it on one day. */
type Shape = (at: number) => number;

/**
 * A year's lines of a distributor, the same for the same seed, with known leaks among much that only looks like one: noise, promotions, cost
 * moves that prices follow within a month, quantity discounts, one-off deals, customers on their own price level and free freight by contract.
 */
export function plantedSales(seed: number): {
  readonly lines: readonly SaleLine[];
  readonly planted: readonly Planted[];
  readonly rates: Readonly<Record<string, string>>;
} {
  const random = seededRandom(seed);
  const between = (low: number, high: number) => low + (high - low) * random();
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const pick = (count: number) => Math.floor(random() * count);
  const shape = (size: number): Shape => {
    const step = between(0.3, 0.7);
    return random() < 0.6 ? (at) => size * at : (at) => (at < step ? 0 : size);
  };
  const planted: Planted[] = [];

  const products = Array.from({ length: 120 }, (_, at) => {
    const name = `P${at}`;
    const rises = Array.from({ length: pick(3) }, () => ({ at: between(0.1, 0.8), by: between(-0.05, 0.08), lag: between(0, 30) / DAYS }));
    const size = between(0.04, 0.12);
    const drift = at < 10 ? shape(size) : undefined;
    if (drift) planted.push({ kind: "cost-drift", of: { product: name }, size });
    const promotions = Array.from({ length: pick(3) }, () => ({ from: random() * 0.9, points: between(4, 10) }));
    return {
      name,
      price: Math.exp(between(1.5, 5)),
      margin: between(0.25, 0.45),
      rises,
      drift,
      followed: between(0, 0.25),
      promotions,
      season: between(-0.008, 0.008),
    };
  });
  const sellers = Array.from({ length: 8 }, (_, at) => ({ name: `S${at}`, creep: at === 0 ? shape(0.05) : undefined }));
  planted.push({ kind: "discount-creep", of: { salesperson: "S0" }, size: 0.05 });

  const lines: SaleLine[] = [];
  for (let index = 0; index < 80; index++) {
    const name = `C${index}`;
    const seller = sellers[index % sellers.length];
    const creepSize = between(0.03, 0.08);
    const creeps = index % 13 === 5;
    const creep = creeps ? shape(creepSize) : undefined;
    if (creeps) planted.push({ kind: "discount-creep", of: { customer: name }, size: creepSize });
    const [usualDiscount, isBilled, currency] = [between(0, 12), random() < 0.7, random() < 0.2 ? "USD" : "EUR"];
    const moments = Array.from({ length: 16 + pick(25) }, random).sort((a, b) => a - b);
    const range = Array.from({ length: 7 + pick(8) }, (_, at) => {
      const product = products[(index * 7 + at * 11 + pick(3)) % products.length];
      const erodes = !creeps && index % 8 !== 0 && at === 0 && index % 2 === 1;
      const size = between(0.04, 0.14);
      const wants = erodes ? 0.95 : between(0.35, 0.95);
      return { product, level: between(-0.08, 0.08), erosion: erodes ? shape(size) : undefined, size, wants, typical: Math.exp(between(1, 4)) };
    }).filter(({ product }, at, all) => all.findIndex((other) => other.product === product) === at);
    for (const { product, erosion, size } of range)
      if (erosion && product) planted.push({ kind: "erosion", of: { customer: name, product: product.name, currency }, size });

    moments.forEach((at, number) => {
      const order = `${name}-${number}`;
      const bought = range.filter(({ wants }) => random() < wants);
      if (bought.length === 0) return;
      const freightCost = between(8, 60);
      const slips = isBilled && random() < 0.03;
      const share = !isBilled ? 0 : slips ? between(0, 0.35) : Math.max(0.6, 1 + 0.06 * normal());
      if (slips) planted.push({ kind: "unbilled-freight", of: { order, customer: name }, size: 1 - share });
      bought.forEach(({ product, level, erosion, typical }, position) => {
        if (product === undefined) return;
        const followedCost = product.rises.reduce((sum, rise) => sum + (at > rise.at ? rise.by : 0), 0);
        const priceMoves = product.rises.reduce((sum, rise) => sum + (at > rise.at + rise.lag ? rise.by : 0), 0);
        const drifted = product.drift?.(at) ?? 0;
        const quantity = Math.max(1, Math.round(typical * Math.exp(0.5 * normal())));
        const volume = quantity > 2 * typical ? -0.04 : 0;
        const list =
          product.price *
          (1 + level) *
          Math.exp(priceMoves + drifted * product.followed + product.season * at + volume + 0.008 * normal() - (erosion?.(at) ?? 0));
        const cost = product.price * (1 - product.margin) * Math.exp(followedCost + drifted + 0.008 * normal());
        const promotion = product.promotions.reduce((sum, { from, points }) => sum + (at >= from && at < from + 0.08 ? points : 0), 0);
        const deal = random() < 0.01 ? between(8, 15) : 0;
        const points = usualDiscount + promotion + deal + 0.6 * normal() + 100 * ((creep?.(at) ?? 0) + (seller?.creep?.(at) ?? 0));
        const discount = Math.max(0, Math.round(points * 2) / 2);
        const floor = product.price * 0.5;
        const breaks = random() < 0.004;
        const price = breaks ? (floor * between(0.9, 0.995)) / (1 - discount / 100) : list;
        if (breaks)
          planted.push({
            kind: "below-floor",
            of: { order, product: product.name, customer: name },
            size: 1 - (price * (1 - discount / 100)) / floor,
          });
        lines.push({
          order,
          product: product.name,
          customer: name,
          salesperson: seller?.name ?? null,
          date: new Date(FIRST_DAY + Math.round(at * DAYS) * 86_400_000).toISOString().slice(0, 10),
          quantity: String(quantity),
          price: price.toFixed(4),
          cost: cost.toFixed(4),
          discount: discount.toFixed(1),
          floorPrice: floor.toFixed(4),
          freightCharged: position === 0 ? (freightCost * share).toFixed(2) : "0",
          freightCost: position === 0 ? freightCost.toFixed(2) : "0",
          currency,
        });
      });
    });
  }
  return { lines, planted, rates: { EUR: "1", USD: "0.9" } };
}
