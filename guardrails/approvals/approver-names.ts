import type { Principal, Role } from "../../core/principal.ts";
import { sightOf } from "../access.ts";
import type { Policy } from "../policy.ts";
import type { Approver } from "../rules/rule.ts";
import type { Approval } from "./approval.ts";
import { approvalKindOf, rolesOfKind } from "./approval-kind.ts";

type Asked = Pick<Approval, "requirement" | "change" | "standingOrder">;

/** Who must countersign, and how many, as this viewer may be told: for who sees no totals, nothing that tells one amount's band from another's. */
export function approversFor(
  policy: Policy,
  approval: Asked,
  viewer: Pick<Principal, "roles">,
): { readonly approvers: readonly Approver[]; readonly count: number } {
  const { approvers, count } = approval.requirement;
  if (approval.standingOrder !== null || seesTotals(policy, viewer)) return { approvers, count };
  const kind = approvalKindOf(policy, approval.change);
  return { approvers: kind ? rolesOfKind(kind) : [], count: 1 };
}

export function seesTotals(policy: Policy, viewer: Pick<Principal, "roles">): boolean {
  return sightOf(policy, viewer, "commercial.total") === "shown";
}

/** In words, for this viewer: "2 of: operations manager or finance manager". */
export function approverNames(policy: Policy, approval: Asked, viewer: Pick<Principal, "roles">): string {
  if (approval.standingOrder !== null) return `nobody: standing order ${approval.standingOrder} covers it`;
  const { approvers, count } = approversFor(policy, approval, viewer);
  const names = approvers.map((approver) => (approver === "requester" ? "the requester" : titleOf(policy, approver).toLowerCase()));
  return `${count > 1 ? `${count} of: ` : ""}${names.join(" or ")}`;
}

function titleOf(policy: Policy, role: Role): string {
  return policy.roles[role].title;
}
