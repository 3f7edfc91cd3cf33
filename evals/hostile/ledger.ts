/** An approval that somebody's call has brought about. */
export interface Proposed {
  readonly id: string;
  readonly digest: string;
  readonly requester: string;
}

/** What the suite's honest people have decided: any other decision in the database was not theirs. */
export interface Ledger {
  proposed(one: Proposed): void;
  readonly proposals: readonly Proposed[];
  /** The nth newest. */
  newest(at: number): Proposed | undefined;
  decided(id: string, by: string, decision: "approve" | "reject" | "edit"): void;
  /** A standing order that two managers of the suite's have signed. */
  standingOrder(id: string): void;
  hasStandingOrder(id: string): boolean;
  wasDecided(id: string, by: string, decision: string): boolean;
}

/** As many as programs refer to; older ones are still in the database. */
export function createLedger(): Ledger {
  const proposals: Proposed[] = [];
  const known = new Set<string>();
  const decisions = new Set<string>();
  const standingOrders = new Set<string>();
  return {
    proposed(one) {
      if (known.has(one.id)) return;
      known.add(one.id);
      proposals.push(one);
    },
    proposals,
    newest: (at) => proposals.at(-1 - (Math.abs(at) % Math.max(1, proposals.length))),
    decided: (id, by, decision) => void decisions.add(`${id} ${by} ${decision}`),
    standingOrder: (id) => void standingOrders.add(id),
    hasStandingOrder: (id) => standingOrders.has(id),
    wasDecided: (id, by, decision) => decisions.has(`${id} ${by} ${decision}`),
  };
}
