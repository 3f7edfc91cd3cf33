import { Decimal } from "decimal.js";
import { daysBetween } from "../../core/dates.ts";
import { type Advice, adviceOn } from "./stock-advice.ts";

/** A product's stock in one place; quantities and unit costs are decimal texts in the product's own unit and the company's currency. */
export interface StockPosition {
  readonly product: string;
  readonly onHand: string;
  /** On its way in. */
  readonly onOrder: string;
  readonly receipts: readonly { readonly date: string; readonly quantity: string; readonly unitCost: string | null }[];
  /** Forecast demand a week, with the range in which it lies nine times out of ten; null when there is no forecast. */
  readonly weeklyDemand: { readonly mean: number; readonly low: number; readonly high: number; readonly weeks: number } | null;
}

/** What lies there from `from` to `to` days (null: without end, or of unknown age when `from` is null too). */
export interface AgeBucket {
  readonly from: number | null;
  readonly to: number | null;
  readonly quantity: Decimal;
  readonly value: Decimal | null;
}

export interface StockAge {
  readonly product: string;
  readonly onHand: Decimal;
  readonly value: Decimal | null;
  readonly buckets: readonly AgeBucket[];
  /** Weeks that the stock lasts; null without demand. */
  readonly cover: number | null;
  /** What is beyond the allowed weeks of demand, with its range; null without a forecast. */
  readonly excess: { readonly quantity: Decimal; readonly low: Decimal; readonly high: Decimal; readonly value: Decimal | null } | null;
  readonly advice: Advice;
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
  readonly basedOn: { readonly receipts: number; readonly weeksOfDemand: number };
}

const EDGES = [30, 90, 180, 365] as const;

/**
 * How old a product's stock is and what of it is too much. First in, first out: what is there are the latest receipts. Excess is what
 * `weeks` of forecast demand will not use. What can't be said is named under `missing`.
 */
export function ageStock(position: StockPosition, { today, weeks }: { readonly today: string; readonly weeks: number }): StockAge {
  const missing: string[] = [];
  const counted = decimalOf(position.onHand);
  if (counted === null) missing.push(`${position.product}: the quantity on hand can't be read, so it counts as nought.`);
  if (counted?.isNegative()) missing.push(`${position.product}: stock is negative (${counted}). Count it; it is taken as nought here.`);
  const onHand = Decimal.max(0, counted ?? 0);
  const layers = layersOf(position, onHand, today, missing);
  const value = layers.every(({ unitCost }) => unitCost !== null) ? valueOfLayers(layers) : null;
  const unitValue = value === null || onHand.isZero() ? null : value.div(onHand);
  const demand = position.weeklyDemand;
  if (demand === null) missing.push(`${position.product} has no forecast, so its excess can't be told.`);
  const beyond = (weekly: number) => Decimal.max(0, onHand.minus(new Decimal(Math.max(0, weekly)).mul(weeks))).toDecimalPlaces(3);
  const excess =
    demand === null
      ? null
      : {
          quantity: beyond(demand.mean),
          low: beyond(demand.high),
          high: beyond(demand.low),
          value: unitValue?.mul(beyond(demand.mean)).toDecimalPlaces(2) ?? null,
        };
  const buckets = bucketsOf(layers);
  const cover = demand === null || !(demand.mean > 0) ? null : onHand.div(demand.mean).toNumber();
  const old = layers.filter(({ age }) => age === null || age > 365).reduce((sum, { quantity }) => sum.plus(quantity), new Decimal(0));
  const facts = {
    onHand,
    onOrder: decimalOf(position.onOrder) ?? new Decimal(0),
    excess: excess?.quantity ?? null,
    cover,
    weeks,
    old,
    hasDemand: demand === null ? null : demand.mean > 0,
  };
  return {
    product: position.product,
    onHand,
    value: value?.toDecimalPlaces(2) ?? null,
    buckets,
    cover,
    excess,
    advice: adviceOn(facts),
    reasons: reasonsOf(position.product, facts, layers, excess?.value ?? null),
    missing,
    basedOn: { receipts: position.receipts.length, weeksOfDemand: demand?.weeks ?? 0 },
  };
}

interface Layer {
  readonly quantity: Decimal;
  readonly age: number | null;
  readonly unitCost: Decimal | null;
}

/** Goes back from the latest receipt until the stock is accounted for; what is left over is of unknown age. */
function layersOf({ product, receipts }: StockPosition, onHand: Decimal, today: string, missing: string[]): Layer[] {
  let left = onHand;
  const layers: Layer[] = [];
  for (const receipt of receipts.toSorted((a, b) => (a.date < b.date ? 1 : -1))) {
    const [quantity, age] = [decimalOf(receipt.quantity), daysBetween(receipt.date, today)];
    if (quantity === null || Number.isNaN(age)) missing.push(`${product}: a receipt of ${receipt.date} can't be read and was left out.`);
    else if (quantity.gt(0) && age >= 0 && left.gt(0)) {
      const used = Decimal.min(left, quantity);
      layers.push({ quantity: used, age, unitCost: decimalOf(receipt.unitCost) });
      left = left.minus(used);
    }
  }
  if (left.gt(0)) {
    missing.push(`${product}: ${left} units have no receipt on record, so their age is unknown; they are valued like the oldest receipt.`);
    layers.push({ quantity: left, age: null, unitCost: layers.at(-1)?.unitCost ?? null });
  }
  if (layers.some(({ unitCost }) => unitCost === null)) missing.push(`${product}: some of the stock has no cost, so its value is not told.`);
  return layers;
}

function bucketsOf(layers: readonly Layer[]): AgeBucket[] {
  const starts = [0, ...EDGES.map((edge) => edge + 1)];
  const aged = starts.map((from, at) => {
    const to = EDGES[at] ?? null;
    return bucket(
      from,
      to,
      layers.filter(({ age }) => age !== null && age >= from && (to === null || age <= to)),
    );
  });
  return [
    ...aged,
    bucket(
      null,
      null,
      layers.filter(({ age }) => age === null),
    ),
  ];
}

function bucket(from: number | null, to: number | null, own: readonly Layer[]): AgeBucket {
  const isValued = own.every(({ unitCost }) => unitCost !== null);
  return {
    from,
    to,
    quantity: own.reduce((sum, { quantity }) => sum.plus(quantity), new Decimal(0)),
    value: isValued ? valueOfLayers(own).toDecimalPlaces(2) : null,
  };
}

function valueOfLayers(layers: readonly Layer[]): Decimal {
  return layers.reduce((sum, { quantity, unitCost }) => sum.plus(quantity.mul(unitCost ?? 0)), new Decimal(0));
}

function reasonsOf(product: string, facts: Parameters<typeof adviceOn>[0], layers: readonly Layer[], excessValue: Decimal | null): string[] {
  const oldest = layers.reduce((most, { age }) => Math.max(most, age ?? 0), 0);
  const money = excessValue === null ? "" : ` and tie up ${excessValue}`;
  return [
    ...(layers.length > 0
      ? [`${product}: ${facts.onHand} units on hand, the oldest of known age for ${oldest} days.`]
      : [`${product} has no stock.`]),
    ...(facts.cover === null ? [] : [`At the forecast demand it lasts ${facts.cover.toFixed(1)} weeks; ${facts.weeks} are allowed.`]),
    ...(facts.hasDemand === false ? ["No demand is forecast."] : []),
    ...(facts.excess?.gt(0) ? [`${facts.excess} units are beyond ${facts.weeks} weeks of demand${money}.`] : []),
  ];
}

function decimalOf(text: string | null): Decimal | null {
  return text !== null && /^-?\d{1,15}(\.\d{1,12})?$/.test(text) ? new Decimal(text) : null;
}
