/** One row of GET /switches; "*" is every change. */
export interface SwitchRow {
  readonly id: string;
  readonly title: string;
  readonly on: boolean;
  readonly reason: string | null;
  readonly by: string | null;
  readonly at: string | null;
}

export interface Mark {
  readonly by: string;
  readonly at: string;
}

/** What a standing order covers, as POST /standing-orders takes it. */
export interface StandingOrderTerms {
  readonly useCase: string;
  readonly changeKind: string;
  readonly companies: readonly number[];
  readonly partners?: readonly number[];
  readonly products?: readonly number[];
  readonly maxDaysMoved?: number;
  readonly perChange: string;
  readonly perDay: string;
  readonly timesPerDay: number;
  readonly expiresAt: string;
}

/** One of GET /standing-orders. */
export interface StandingOrderView {
  readonly id: string;
  readonly digest: string;
  readonly status: "waits for a signature" | "in force" | "expired" | "revoked";
  readonly terms: StandingOrderTerms;
  readonly currency: string;
  readonly proposedBy: string;
  readonly createdAt: string;
  readonly signature: Mark | null;
  readonly revoked: Mark | null;
  /** Why it signs nothing just now though it is in force; empty while it may. */
  readonly pauses: readonly string[];
}

/** What a standing order may be for: GET /standing-orders/options. */
export interface StandingOrderOptions {
  readonly useCases: readonly { readonly id: string; readonly title: string; readonly kinds: readonly string[] }[];
  readonly currency: string;
}

/** One of GET /delegations. */
export interface DelegationView {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly roles: readonly string[];
  readonly upTo: string;
  readonly until: string;
  readonly grantedAt: string;
  readonly status: "in force" | "expired" | "revoked";
  readonly revoked: Mark | null;
}
