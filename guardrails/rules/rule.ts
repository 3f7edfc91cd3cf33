import type { Change, Effect } from "../../core/change.ts";
import type { Money } from "../../core/money.ts";
import type { Principal, Role } from "../../core/principal.ts";
import type { Policy } from "../policy.ts";
import type { StandingOrder } from "../standing-orders/standing-order.ts";

/** What a rule may look at besides the change: plain values, no I/O, no clock. */
export interface JudgeContext {
  readonly policy: Policy;
  readonly requester: Pick<Principal, "id" | "roles">;
  /** All that Odoo says the change does; its amount is in the company's currency. */
  readonly effect: Effect;
  /** What this requester already had committed today under the same kind of the policy. */
  readonly amountToday: readonly Money[];
  /** Earlier requests and documents that look like this one. */
  readonly duplicates: readonly Duplicate[];
  /** Standing orders in force for the use case, with what each has carried today. */
  readonly standingOrders: readonly OfferedOrder[];
  /** Why standing orders may not sign for this change just now: estimates that it rests on are doubted or unchecked. */
  readonly pauses: readonly string[];
  /** Text from a record may have led to this change, or nobody can say that none did. */
  readonly influenced: boolean;
}

/** An earlier request or a document in Odoo that looks like the change at hand. */
export interface Duplicate {
  /** What people call it: "S00031", "request 1f2e by sales@demo". */
  readonly name: string;
  /** The approval, when it is one of ours. */
  readonly approval: string | null;
  /** It says the same to the last value, and waits or is being carried out right now. */
  readonly sameAndOpen: boolean;
}

export interface OfferedOrder {
  readonly order: StandingOrder;
  readonly amountsToday: readonly Money[];
}

/** Who must countersign: a role, or the person who asked. */
export type Approver = Role | "requester";

/** `noStandingOrder`: a person must look at this one, whatever was signed in advance. */
export interface Ask {
  readonly kind: "ask";
  readonly approvers: readonly Approver[];
  readonly count: number;
  readonly reason: string;
  readonly noStandingOrder?: true;
}

export interface Deny {
  readonly kind: "deny";
  readonly reason: string;
  /** When it is not the person's role that stands in the way; DENIED otherwise. */
  readonly code?: "STALE" | "NOT_CONFIGURED";
}

/** A standing order has signed for it in advance. */
export interface Allow {
  readonly kind: "allow";
  readonly standingOrder: string;
  readonly reason: string;
}

export type Verdict = Ask | Deny | Allow;

/** A pure function of a change and who asks; undefined means that it has nothing to say. */
export interface Rule {
  readonly name: string;
  check(change: Change, context: JudgeContext): Verdict | undefined;
}
