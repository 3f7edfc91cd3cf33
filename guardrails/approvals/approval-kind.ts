import type { Decimal } from "decimal.js";
import type { Change } from "../../core/change.ts";
import { ROLES, type Role } from "../../core/principal.ts";
import { matchesChange, type Policy } from "../policy.ts";
import type { ApprovalKind, Band } from "../policy-schema.ts";

/** The kind of the policy that judges a change; the first that matches. */
export function approvalKindOf(policy: Pick<Policy, "approvals">, change: Pick<Change, "model" | "method" | "values">): ApprovalKind | undefined {
  return policy.approvals.kinds.find(({ match }) => matchesChange(match, change));
}

export function bandOf({ bands }: ApprovalKind, amount: Decimal): Band | undefined {
  return bands.find(({ up_to }) => up_to === undefined || amount.lte(up_to));
}

/** The band of the largest amounts. */
export function topBandOf({ bands }: ApprovalKind): Band | undefined {
  return bands.at(-1);
}

/** Every role that countersigns this kind of some amount: what can be said without telling the amount's band. */
export function rolesOfKind({ bands }: ApprovalKind): Role[] {
  return ROLES.filter((role) => bands.some(({ approvers }) => approvers.includes(role)));
}
