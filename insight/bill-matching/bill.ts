/** What is known of a bill before somebody checks it against its order and receipt. */
export interface Bill {
  readonly bill: string;
  readonly vendor: string;
  /** Whether it names an order that exists. */
  readonly hasOrder: boolean;
  /** Billed over ordered unit price less 1, the largest of its lines; null when not known yet. */
  readonly priceGap: number | null;
  /** Billed over received quantity less 1, the largest of its lines; null when not known yet, Infinity when nothing was received. */
  readonly quantityGap: number | null;
}

/** A bill of which it is known whether the three-way match failed. */
export interface MatchedBill extends Bill {
  readonly failed: boolean;
}

/** The conditions that speak for failing, and the log odds that each is believed to add before any history. */
export const CONDITIONS = {
  noOrder: { believed: 3, holds: ({ hasOrder }) => !hasOrder, says: () => "It names no order that exists." },
  priceSlightlyAbove: {
    believed: 0.7,
    holds: ({ priceGap }) => priceGap !== null && priceGap > 0.001 && priceGap <= 0.02,
    says: ({ priceGap }) => `A price is ${percent(priceGap)} above the order's.`,
  },
  priceAbove: {
    believed: 3,
    holds: ({ priceGap }) => priceGap !== null && priceGap > 0.02,
    says: ({ priceGap }) => `A price is ${percent(priceGap)} above the order's.`,
  },
  priceBelow: {
    believed: 0.5,
    holds: ({ priceGap }) => priceGap !== null && priceGap < -0.02,
    says: ({ priceGap }) => `A price is ${percent(priceGap === null ? null : -priceGap)} below the order's.`,
  },
  slightlyMoreThanReceived: {
    believed: 1.5,
    holds: ({ quantityGap }) => quantityGap !== null && quantityGap > 0.001 && quantityGap <= 0.02,
    says: ({ quantityGap }) => `${percent(quantityGap)} more is billed than was received.`,
  },
  moreThanReceived: {
    believed: 3.5,
    holds: ({ quantityGap }) => quantityGap !== null && quantityGap > 0.02,
    says: ({ quantityGap }) =>
      quantityGap === Number.POSITIVE_INFINITY ? "Nothing was received yet." : `${percent(quantityGap)} more is billed than was received.`,
  },
  lessThanReceived: {
    believed: 0.5,
    holds: ({ quantityGap }) => quantityGap !== null && quantityGap < -0.02,
    says: ({ quantityGap }) => `${percent(quantityGap === null ? null : -quantityGap)} less is billed than was received.`,
  },
} as const satisfies Record<string, Condition>;

interface Condition {
  readonly believed: number;
  readonly holds: (bill: Bill) => boolean;
  readonly says: (bill: Bill) => string;
}

function percent(share: number | null): string {
  return `${(100 * (share ?? 0)).toFixed(1)}%`;
}
