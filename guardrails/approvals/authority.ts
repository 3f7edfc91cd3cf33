import { Decimal } from "decimal.js";
import type { Change } from "../../core/change.ts";
import type { Principal } from "../../core/principal.ts";
import { sightOf } from "../access.ts";
import { worksInWarehouse } from "../access-warehouse.ts";
import { type ActiveDelegation, lentRoles } from "../delegations/delegation.ts";
import type { Policy } from "../policy.ts";
import type { Approval, Decision } from "./approval.ts";
import { approverNames } from "./approver-names.ts";
import { clearedView } from "./card.ts";
import { inPolicyCurrency } from "./in-policy-currency.ts";

export type Person = Pick<Principal, "id" | "roles" | "companies" | "warehouses">;

/** Whose countersignature is given: one's own, or one that somebody lent. */
export interface Authority {
  /** The person who answers for it; two signatures of one holder are one. */
  readonly holder: string;
  /** The delegation that lent it; null for one's own. */
  readonly delegation: string | null;
}

export type MayApprove = { readonly may: true; readonly authority: Authority } | { readonly may: false; readonly because: string };

/** Nobody asks for or decides on what happens in a company that is not theirs. */
export function worksIn({ companies }: Pick<Principal, "companies">, { company }: Pick<Change, "company">): boolean {
  return companies === "all" || companies.includes(company);
}

/** The same of an approval: its company and its warehouses. */
export function worksOn(person: Person, { change, origin }: Pick<Approval, "change" | "origin">): boolean {
  return worksIn(person, change) && worksInWarehouse(person, origin);
}

/**
 * Whether this person may countersign this change now, and in whose name: role, company, four eyes, limit and clearance,
 * all as they are today. `used` are the holders who have signed already, themselves or through a delegate.
 */
export function mayApprove(
  policy: Policy,
  approval: Approval,
  person: Person,
  delegations: readonly ActiveDelegation[] = [],
  used: readonly string[] = [],
): MayApprove {
  if (!worksOn(person, approval)) return { may: false, because: "This change is in a company or warehouse that isn't yours." };
  const own = ownAuthority(policy, approval, person, used);
  const found = own.may ? own : (lentAuthority(policy, approval, person, delegations, used) ?? own);
  return found.may && !isClearedForAll(policy, approval, person)
    ? { may: false, because: "Part of this change's effect is outside your clearance, so you can't sign for it." }
    : found;
}

function ownAuthority(policy: Policy, approval: Approval, person: Person, used: readonly string[]): MayApprove {
  const { approvers, requesters } = approval.requirement;
  const isOwnRequest = requesters.includes(person.id);
  if (isOwnRequest && !(approvers.includes("requester") && person.id === approval.requester))
    return { may: false, because: "You asked for this change, so somebody else must countersign it." };
  if (used.includes(person.id)) return { may: false, because: "It has been countersigned in your name already; it waits for another." };
  if (isOwnRequest) return { may: true, authority: { holder: person.id, delegation: null } };
  const roles = person.roles.filter((role) => approvers.includes(role));
  if (roles.length === 0) return { may: false, because: `Only ${approverNames(policy, approval, person)} may countersign this.` };
  const amount = inPolicyCurrency(policy, approval.effect);
  if (!amount || !roles.some((role) => amount.lte(policy.roles[role].countersigns_up_to ?? "0")))
    return { may: false, because: "This change is worth more than you may countersign." };
  return { may: true, authority: { holder: person.id, delegation: null } };
}

/** A lent countersignature: never for whoever asked, neither as the delegate nor as the one who lent it. */
function lentAuthority(
  policy: Policy,
  approval: Approval,
  person: Person,
  delegations: readonly ActiveDelegation[],
  used: readonly string[],
): MayApprove | undefined {
  const { approvers, requesters } = approval.requirement;
  if (requesters.includes(person.id)) return undefined;
  const amount = inPolicyCurrency(policy, approval.effect);
  const fitting = delegations.find((active) => {
    const { delegation, granter } = active;
    if (delegation.to !== person.id || requesters.includes(granter.id) || used.includes(granter.id) || !worksOn(granter, approval)) return false;
    const limits = lentRoles(active)
      .filter((role) => approvers.includes(role))
      .map((role) => Decimal.min(policy.roles[role].countersigns_up_to ?? "0", delegation.upTo));
    return amount !== undefined && limits.some((limit) => amount.lte(limit));
  });
  return fitting && { may: true, authority: { holder: fitting.granter.id, delegation: fitting.delegation.id } };
}

/** Every value of the effect and its total: nobody signs for what they may not see. */
function isClearedForAll(policy: Policy, { change, effect }: Approval, person: Person): boolean {
  return clearedView(policy, person, change, effect).hidden === 0 && sightOf(policy, person, "commercial.total") === "shown";
}

/** The approvals given so far that still count: different people, for this digest. */
export function countingApprovals(approval: Approval, decisions: readonly Decision[]): Decision[] {
  return decisions.filter(({ decision, digest }) => decision === "approve" && digest === approval.digest);
}

/** The holders in whose name those were given. */
export function holdersOf(decisions: readonly Decision[]): string[] {
  return decisions.map(({ by, actingFor }) => actingFor ?? by);
}
