/** A stretch of time, its end not included. */
export interface Span {
  readonly from: Date;
  readonly until: Date;
}

/** A request to countersign, without what it would change. */
export interface RecordedApproval {
  readonly id: string;
  readonly kind: string;
  readonly useCase: string;
  readonly status: string;
  readonly requester: string;
  readonly requestedAt: Date;
  readonly decisions: readonly { readonly by: string; readonly decision: "approve" | "reject" | "edit"; readonly at: Date }[];
}

/** How often something happened. */
export interface Tally {
  readonly kind: string;
  readonly outcome: string | null;
  readonly useCase: string | null;
  readonly decision: string | null;
  readonly count: number;
}

/** What Countersign has on record of itself, as far as the asker may see it: never what somebody said. */
export interface OwnRecord {
  /** The newest first; "own" are those that the asker asked for or decides on. */
  approvals(span: Span, limit: number): Promise<{ readonly approvals: readonly RecordedApproval[]; readonly of: "all" | "own" }>;
  /** How often each thing happened, and how many people asked; refused to who neither audits nor manages. */
  activity(span: Span): Promise<{ readonly tallies: readonly Tally[]; readonly people: number }>;
}
