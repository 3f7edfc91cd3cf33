import { Decimal } from "decimal.js";
import type { Change } from "../../core/change.ts";
import { CopilotError } from "../../core/errors.ts";
import type { Principal } from "../../core/principal.ts";
import { mayAudit, type Policy } from "../policy.ts";
import type { Approval, Decision } from "./approval.ts";
import { clearedView } from "./card.ts";

type Person = Pick<Principal, "id" | "roles" | "companies">;

export type MayDecide = { readonly may: true } | { readonly may: false; readonly because: string };

/** Nobody asks for or decides on what happens in a company that is not theirs. */
export function worksIn({ companies }: Pick<Principal, "companies">, { company }: Pick<Change, "company">): boolean {
  return companies === "all" || companies.includes(company);
}

/** Whether this person may countersign this change now: role, company, four eyes, limit and clearance, all as they are today. */
export function mayApprove(policy: Policy, approval: Approval, person: Person): MayDecide {
  const { approvers, requesters } = approval.requirement;
  if (!worksIn(person, approval.change)) return { may: false, because: "This change is in a company that isn't yours." };
  const ownRequest = requesters.includes(person.id);
  if (ownRequest && !(approvers.includes("requester") && person.id === approval.requester)) {
    return { may: false, because: "You asked for this change, so somebody else must countersign it." };
  }
  const roles = person.roles.filter((role) => approvers.includes(role));
  if (!ownRequest && roles.length === 0) return { may: false, because: `Only ${approverNames(policy, approval)} may countersign this.` };
  if (!ownRequest) {
    const limits = roles.map((role) => policy.roles[role].countersigns_up_to ?? "0");
    if (!limits.some((limit) => new Decimal(approval.effect.amount).lte(limit)))
      return { may: false, because: "This change is worth more than you may countersign." };
  }
  if (clearedView(policy, person, approval.change, approval.effect).hidden > 0) {
    return { may: false, because: "Part of this change's effect is outside your clearance, so you can't sign for it." };
  }
  return { may: true };
}

/** Whoever asked may withdraw, and whoever may countersign may decline. */
export function mayReject(policy: Policy, approval: Approval, person: Person): boolean {
  if (approval.requirement.requesters.includes(person.id)) return true;
  const countersigns = person.roles.some(
    (role) => approval.requirement.approvers.includes(role) && policy.roles[role].countersigns_up_to !== undefined,
  );
  return countersigns && worksIn(person, approval.change);
}

/** Who an approval may be shown to: those it concerns, and auditors. */
export function maySee(policy: Policy, approval: Approval, person: Person): boolean {
  if (approval.requirement.requesters.includes(person.id)) return true;
  const concerned = mayAudit(policy, person) || person.roles.some((role) => approval.requirement.approvers.includes(role));
  return concerned && worksIn(person, approval.change);
}

/** The approvals given so far that still count: different people, for this digest. */
export function countingApprovals(approval: Approval, decisions: readonly Decision[]): Decision[] {
  return decisions.filter(({ decision, digest }) => decision === "approve" && digest === approval.digest);
}

export function approverNames(policy: Policy, approval: Pick<Approval, "requirement">): string {
  const { approvers, count } = approval.requirement;
  const names = approvers.map((approver) => (approver === "requester" ? "the requester" : policy.roles[approver].title.toLowerCase()));
  return `${count > 1 ? `${count} of: ` : ""}${names.join(" or ")}`;
}

/** Refuses, with what to do next, a decision on an approval that no longer waits. */
export function assertWaiting(approval: Approval, now: Date): void {
  if (approval.status === "expired" || (approval.status === "pending" && approval.expiresAt <= now)) {
    throw new CopilotError("EXPIRED", "This approval has expired and nothing was changed. Ask for the change again to get a new one.");
  }
  if (approval.status !== "pending") throw new CopilotError("STALE", `This approval no longer waits: it is ${approval.status}.`);
}
