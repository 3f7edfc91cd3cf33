import type { Change, Effect } from "../../core/change.ts";
import type { Clock } from "../../core/clock.ts";
import type { Principal } from "../../core/principal.ts";
import type { Influence, SeenBy } from "../../core/wire.ts";
import type { Store } from "../../store/store.ts";
import type { Audit } from "../audit/audit.ts";
import type { Delegations } from "../delegations/delegations.ts";
import type { Policy } from "../policy.ts";
import type { PrincipalOf } from "../principal-of.ts";
import type { Duplicate } from "../rules/rule.ts";
import type { Switches } from "../switches/switches.ts";
import type { Approval, Origin } from "./approval.ts";
import type { ApprovalStore } from "./approval-store.ts";
import type { Judging } from "./judging.ts";

export interface ApprovalsDeps {
  readonly policy: Policy;
  readonly store: Store;
  readonly approvalStore: ApprovalStore;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly judging: Judging;
  readonly delegations: Pick<Delegations, "activeFor">;
  readonly switches: Pick<Switches, "objection">;
  /** Plans an edited call afresh, under the requester's own policy and key. */
  readonly replan: (
    approval: Approval,
    args: unknown,
  ) => Promise<{ readonly change: Change; readonly effect: Effect; readonly warehouses?: readonly number[] }>;
  /** What a write tool takes: the arguments that an edit may replace. */
  readonly inputKeys: (tool: string) => readonly string[];
  readonly principalOf: PrincipalOf;
}

export interface Proposal {
  readonly principal: Principal;
  readonly thread: string;
  readonly useCase: { readonly id: string; readonly version: number };
  readonly change: Change;
  readonly effect: Effect;
  readonly origin: Origin;
  /** What asked for it; by default whatever could have read most. */
  readonly seenBy?: SeenBy;
  /** Record texts that may have led to it; absent when nobody kept account of what was read. */
  readonly influences?: readonly Influence[];
}

/** What Odoo said of a change's document before the transaction that judges it. */
export interface FoundInOdoo {
  readonly document: string | null;
  readonly duplicates: readonly Duplicate[];
}
