import { Decimal } from "decimal.js";

/** One sold line as the books have it: amounts are decimal texts in the line's currency. */
export interface SaleLine {
  readonly order: string;
  readonly product: string;
  readonly customer: string;
  readonly salesperson: string | null;
  /** "YYYY-MM-DD". */
  readonly date: string;
  readonly quantity: string;
  /** Unit price before the discount. */
  readonly price: string;
  /** Unit cost at the time; null when it was not kept. */
  readonly cost: string | null;
  /** Percent, 0 to 100. */
  readonly discount: string;
  /** Lowest unit price that may be agreed; null when there is none. */
  readonly floorPrice: string | null;
  readonly freightCharged: string;
  readonly freightCost: string;
  readonly currency: string;
}

/** A line that can be computed with. Money stays decimal; logs and times are for the statistics. */
export interface UsableLine {
  readonly line: SaleLine;
  readonly day: number;
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly netPrice: Decimal;
  readonly cost: Decimal | null;
  readonly discount: number;
  readonly floorPrice: Decimal | null;
  readonly freightCharged: Decimal;
  readonly freightCost: Decimal;
  /** One unit of the line's currency in the currency of the answer. */
  readonly rate: Decimal;
}

/** What an answer had to do without, and what that means. */
export interface Missing {
  readonly what: string;
  readonly lines: number;
}

/** The lines that can be computed with, and what is missing of the others: a bad line never stops the rest. */
export function usableLines(
  lines: readonly SaleLine[],
  rates: Readonly<Record<string, string>>,
): { readonly usable: readonly UsableLine[]; readonly missing: readonly Missing[] } {
  const counts = new Map<string, number>();
  const lacking = (what: string) => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
    return [];
  };
  const usable = lines.flatMap((line): UsableLine[] => {
    const rate = decimalOf(Object.hasOwn(rates, line.currency) ? (rates[line.currency] ?? null) : null);
    if (rate === null || !rate.gt(0)) return lacking(`No rate is known for ${line.currency}; its lines were left out.`);
    const day = Date.parse(`${line.date}T00:00:00Z`) / 86_400_000;
    if (Number.isNaN(day)) return lacking("Lines whose date can't be read were left out.");
    const [quantity, price, discount] = [decimalOf(line.quantity), decimalOf(line.price), decimalOf(line.discount)];
    if (quantity === null || price === null || discount === null)
      return lacking("Lines whose quantity, price or discount is no number were left out.");
    if (!quantity.gt(0) || !price.gt(0)) return lacking("Returned or free lines (quantity or price not above nought) were left out.");
    const cost = decimalOf(line.cost);
    if (cost === null || !cost.gt(0)) lacking("Lines without a cost were not looked at for cost drift.");
    return [
      {
        line,
        day,
        quantity,
        price,
        netPrice: price.mul(new Decimal(100).minus(discount)).div(100),
        cost: cost?.gt(0) ? cost : null,
        discount: discount.toNumber(),
        floorPrice: decimalOf(line.floorPrice),
        freightCharged: decimalOf(line.freightCharged) ?? new Decimal(0),
        freightCost: decimalOf(line.freightCost) ?? new Decimal(0),
        rate,
      },
    ];
  });
  return { usable, missing: [...counts].map(([what, count]) => ({ what, lines: count })) };
}

function decimalOf(text: string | null): Decimal | null {
  return text !== null && /^-?\d{1,15}(\.\d{1,12})?$/.test(text.trim()) ? new Decimal(text.trim()) : null;
}
