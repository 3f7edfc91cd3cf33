import type { Change, Effect, Receipt } from "../../core/change.ts";
import type { ApprovalStatus, Influence, SeenBy } from "../../core/wire.ts";
import type { Approver, Duplicate } from "../rules/rule.ts";

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
  /** Whose countersignature a delegate used, and the delegation that lent it; null for one's own. */
  readonly actingFor: string | null;
  readonly delegation: string | null;
}

/** The call that planned the change, kept so that an edit can be planned and judged afresh. */
export interface Origin {
  readonly tool: string;
  readonly args: unknown;
  /** Name of the change's company, for the card. */
  readonly company: string;
  /** Odoo warehouses that the change touches; absent for records that have none. */
  readonly warehouses?: readonly number[];
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
  readonly provenance: Provenance;
  /** Earlier requests and documents that looked like it when it was proposed; its card names them. */
  readonly duplicates: readonly Duplicate[];
  /** Digest of the partner, products and quantities that it would put into a document; null when it makes none. */
  readonly document: string | null;
  /** The kind of the policy under which its amount adds up over a day. */
  readonly policyKind: string | null;
  /** The standing order that signed for it in advance; null when people sign. */
  readonly standingOrder: string | null;
  readonly policyDigest: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly decidedAt: Date | null;
  readonly outcome: string | null;
  readonly receipt: Receipt | null;
  readonly commitId: string | null;
}

/** What may have led to a change besides the words of whoever asked. */
export interface Provenance {
  readonly seenBy: SeenBy;
  /** Texts of records; "unknown" when nobody kept account of what was read. */
  readonly influences: readonly Influence[] | "unknown";
}

/** What is sealed together in one column. */
export interface SealedPlan {
  readonly change: Change;
  readonly origin: Origin;
  readonly provenance: Provenance;
  readonly duplicates: readonly Duplicate[];
}

/** A stored approval that can't be opened: it is listed, so that somebody notices, and can't be decided on. */
export interface UnreadableApproval {
  readonly unreadable: true;
  /** Set where the policy's retention took the content away; what identifies it stayed. */
  readonly pruned?: { readonly at: Date; readonly digest: string };
  readonly id: string;
  readonly status: ApprovalStatus;
  readonly kind: string;
  readonly requester: string;
  readonly useCase: string;
  readonly useCaseVersion: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
