import { Decimal } from "decimal.js";
import type { Principal, Role } from "../../core/principal.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { approvalKindOf, topBandOf } from "../approvals/approval-kind.ts";
import type { Policy } from "../policy.ts";
import type { ApprovalKind } from "../policy-schema.ts";
import type { StandingOrderTerms } from "./standing-order.ts";

/** Every kind of the policy under which a kind of change may fall: one for each model that it is for. */
export function policyKindsOf(policy: Policy, changeKind: string): (ApprovalKind | undefined)[] {
  const kind = Object.entries(CHANGE_KINDS).find(([name]) => name === changeKind)?.[1];
  if (!kind) return [undefined];
  const values = Object.fromEntries(kind.values.map((field) => [field, null]));
  return kind.models.map((model) => approvalKindOf(policy, { model, method: kind.method, values }));
}

/** The roles that countersign the largest changes of this kind; they alone sign standing orders for it. */
export function signingRoles(policy: Policy, changeKind: string): Role[] {
  const bands = policyKindsOf(policy, changeKind).map((kind) => kind && topBandOf(kind));
  const [first, ...rest] = bands.map((band) => band?.approvers.filter((approver) => approver !== "requester") ?? []);
  return (first ?? []).filter((role) => rest.every((roles) => roles.includes(role)));
}

/** Whether a person may put their name under these terms: the role, the limit and the companies, as they are today. */
export function maySignOrder(
  policy: Policy,
  person: Pick<Principal, "roles" | "companies">,
  terms: StandingOrderTerms,
): { readonly may: true } | { readonly may: false; readonly because: string } {
  const roles = signingRoles(policy, terms.changeKind).filter((role) => person.roles.includes(role));
  if (roles.length === 0)
    return { may: false, because: "Only those who countersign the largest changes of this kind may sign a standing order for it." };
  if (!roles.some((role) => new Decimal(policy.roles[role].countersigns_up_to ?? "0").gte(terms.perDay)))
    return { may: false, because: "This standing order would allow more in a day than you may countersign." };
  if (person.companies !== "all" && !terms.companies.every((company) => person.companies !== "all" && person.companies.includes(company)))
    return { may: false, because: "This standing order is for a company that isn't yours." };
  return { may: true };
}
