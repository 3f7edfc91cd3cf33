import type { PurchaseLine } from "./purchase-line.ts";

/** What one customer bought on one day: all invoices of the day together. */
export interface BuyingDay {
  readonly day: number;
  readonly value: number;
  readonly units: number;
  readonly lines: number;
  readonly products: ReadonlySet<string>;
}

/** One customer's past, its buying days in order. */
export interface CustomerHistory {
  readonly customer: string;
  readonly days: readonly BuyingDay[];
  readonly cancellations: readonly number[];
}

interface Growing {
  readonly days: Map<number, { value: number; units: number; lines: number; products: Set<string> }>;
  readonly cancellations: Map<string, number>;
}

/**
 * Gathers lines into histories. A line on or after `before` (days since 1970) is dropped at the door, so that nothing computed
 * from the histories can know it. Customers keep the order of their first line.
 */
export function createHistories(before: number) {
  const growing = new Map<string, Growing>();
  return {
    add({ customer, invoice, product, quantity, price, day, isCancellation }: PurchaseLine): void {
      if (day >= before) return;
      const own: Growing = growing.get(customer) ?? { days: new Map(), cancellations: new Map() };
      growing.set(customer, own);
      if (isCancellation) own.cancellations.set(invoice, Math.floor(day));
      else if (quantity > 0) {
        const at = Math.floor(day);
        const sum = own.days.get(at) ?? { value: 0, units: 0, lines: 0, products: new Set<string>() };
        sum.value += quantity * price;
        sum.units += quantity;
        sum.lines += 1;
        sum.products.add(product);
        own.days.set(at, sum);
      }
    },
    /** Everybody who bought on some day; who only ever cancelled is not a customer yet. */
    histories: (): CustomerHistory[] =>
      [...growing]
        .filter(([, { days }]) => days.size > 0)
        .map(([customer, { days, cancellations }]) => ({
          customer,
          days: [...days].map(([day, sum]) => ({ day, ...sum })).sort((a, b) => a.day - b.day),
          cancellations: [...cancellations.values()],
        })),
  };
}

/** The same history as it was known just before a day; undefined for who had not bought by then. */
export function historyBefore(history: CustomerHistory, day: number): CustomerHistory | undefined {
  const days = history.days.filter((bought) => bought.day < day);
  return days.length === 0 ? undefined : { ...history, days, cancellations: history.cancellations.filter((at) => at < day) };
}
