import { CopilotError } from "../../core/errors.ts";
import type { Principal, Role } from "../../core/principal.ts";
import { type ActiveDelegation, lentRoles } from "../delegations/delegation.ts";
import { mayAudit, type Policy } from "../policy.ts";
import type { Approval } from "./approval.ts";
import { type Person, worksOn } from "./authority.ts";

/** A person's own roles and those in which somebody lent them a countersignature. */
export function decidingRoles({ roles }: Pick<Principal, "roles">, delegations: readonly ActiveDelegation[]): Role[] {
  return [...new Set([...roles, ...delegations.flatMap(lentRoles)])];
}

/** Whoever asked may withdraw, and whoever may countersign may decline. */
export function mayReject(policy: Policy, approval: Approval, person: Person, delegations: readonly ActiveDelegation[] = []): boolean {
  if (approval.requirement.requesters.includes(person.id)) return true;
  const countersigns = decidingRoles(person, delegations).some(
    (role) => approval.requirement.approvers.includes(role) && policy.roles[role].countersigns_up_to !== undefined,
  );
  return countersigns && worksOn(person, approval);
}

/** Who an approval may be shown to: those it concerns, and auditors. */
export function maySee(policy: Policy, approval: Approval, person: Person, delegations: readonly ActiveDelegation[] = []): boolean {
  if (approval.requirement.requesters.includes(person.id)) return true;
  const concerned = mayAudit(policy, person) || decidingRoles(person, delegations).some((role) => approval.requirement.approvers.includes(role));
  return concerned && worksOn(person, approval);
}

/** Refuses, with what to do next, a decision on an approval that no longer waits. */
export function assertWaiting(approval: Approval, now: Date): void {
  if (approval.status === "expired" || (approval.status === "pending" && approval.expiresAt <= now)) {
    throw new CopilotError("EXPIRED", "This approval has expired and nothing was changed. Ask for the change again to get a new one.");
  }
  if (approval.status !== "pending") throw new CopilotError("STALE", `This approval no longer waits: it is ${approval.status}.`);
}
