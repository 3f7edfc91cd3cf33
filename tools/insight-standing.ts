/** The insights that are watched, by the name of their card. */
export const WATCHED_INSIGHTS = ["demand", "lead-time"] as const;
export type WatchedInsight = (typeof WATCHED_INSIGHTS)[number];

/** The stretch of time in which a forecast was furthest off, beside what is usual; for lead times the newest one, and the shares of late deliveries. */
export interface Miss {
  /** "YYYY-MM-DD", both included. */
  readonly from: string;
  readonly to: string;
  /** In whole percent; of demand, above zero where customers took more than was forecast. */
  readonly offPercent: number;
  readonly usualPercent: number;
}

/** Whether an insight may be relied upon. Without a fresh check nobody knows, which is never the same as trust. */
export type InsightStanding =
  | { readonly kind: "trusted"; readonly checkedAt: Date }
  | { readonly kind: "doubted"; readonly checkedAt: Date; readonly reasons: readonly string[]; readonly miss: Miss | null }
  | { readonly kind: "unchecked" };

/** The standing of an insight as of now. */
export type StandingOf = (insight: WatchedInsight) => Promise<InsightStanding>;
