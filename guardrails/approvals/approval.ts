import type { Change, Effect, Receipt } from "../../core/change.ts";
import type { ApprovalStatus } from "../../core/wire.ts";
import type { Approver } from "../rules/rule.ts";

/** Who must countersign, how many of them, and why, as the rules said when it was proposed. */
export interface Requirement {
  readonly approvers: readonly Approver[];
  readonly count: number;
  readonly reason: string;
  /** Everybody who shaped the change: who asked, and who edited it. None of them is a second pair of eyes. */
  readonly requesters: readonly string[];
}

export interface Decision {
  readonly by: string;
  readonly decision: "approve" | "reject" | "edit";
  readonly digest: string;
  readonly note: string | null;
  readonly at: Date;
}

/** The call that planned the change, kept so that an edit can be planned and judged afresh. */
export interface Origin {
  readonly tool: string;
  readonly args: unknown;
  /** Name of the change's company, for the card. */
  readonly company: string;
}

/** A request to countersign one change, by digest. */
export interface Approval {
  readonly id: string;
  readonly thread: string;
  /** SHA-256 over the change and its effect as the requester is cleared to see them. */
  readonly digest: string;
  readonly status: ApprovalStatus;
  readonly requester: string;
  readonly useCase: string;
  readonly useCaseVersion: number;
  readonly change: Change;
  readonly effect: Effect;
  /** SHA-256 over the whole effect, checked again by the commit; never shown. */
  readonly effectHash: string;
  readonly origin: Origin;
  readonly requirement: Requirement;
  readonly policyDigest: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly outcome: string | null;
  readonly receipt: Receipt | null;
  readonly commitId: string | null;
}

/** What is sealed together in one column. */
export interface SealedPlan {
  readonly change: Change;
  readonly origin: Origin;
}
