import type { Principal, Role } from "../../core/principal.ts";

/** A countersignature lent for a time: the roles it may sign in, up to an amount in the policy's currency. */
export interface Delegation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly roles: readonly Role[];
  readonly upTo: string;
  readonly grantedAt: string;
  readonly until: string;
  readonly revoked: { readonly by: string; readonly at: string } | null;
}

/** One that holds now, with whoever granted it as they are now: it gives no more than they still have. */
export interface ActiveDelegation {
  readonly delegation: Delegation;
  readonly granter: Principal;
}

export type DelegationStatus = "in force" | "expired" | "revoked";

export function statusOfDelegation({ revoked, until }: Delegation, now: Date): DelegationStatus {
  if (revoked) return "revoked";
  return Date.parse(until) <= now.getTime() ? "expired" : "in force";
}

/** The roles in which a delegate may sign: those lent that the granter still holds. */
export function lentRoles({ delegation, granter }: ActiveDelegation): Role[] {
  return delegation.roles.filter((role) => granter.roles.includes(role));
}
