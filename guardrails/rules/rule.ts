import type { Change } from "../../core/change.ts";
import type { Principal, Role } from "../../core/principal.ts";
import type { Policy } from "../policy.ts";

/** What a rule may look at besides the change: plain values, no I/O, no clock. */
export interface JudgeContext {
  readonly policy: Policy;
  readonly requester: Pick<Principal, "id" | "roles">;
  /** Untaxed open value that Odoo computed for the change, decimal string. */
  readonly amount: string;
  /** What this requester already had committed today under the same kind of change. */
  readonly amountToday: string;
}

/** Who must countersign: a role, or the person who asked. */
export type Approver = Role | "requester";

export type Verdict =
  | { readonly kind: "ask"; readonly approvers: readonly Approver[]; readonly count: number; readonly reason: string }
  | { readonly kind: "deny"; readonly reason: string };

/** A pure function of a change and who asks; undefined means that it has nothing to say. */
export interface Rule {
  readonly name: string;
  check(change: Change, context: JudgeContext): Verdict | undefined;
}
