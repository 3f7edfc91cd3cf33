import { approvalKindOf, bandOf } from "../approvals/approval-kind.ts";
import { sumInPolicyCurrency } from "../approvals/in-policy-currency.ts";
import type { Rule } from "./rule.ts";

/** The amount, together with what the requester had committed that day, decides who countersigns and how many. */
export const amountBand: Rule = {
  name: "amount-band",
  check(change, { policy, effect, amountToday }) {
    const kind = approvalKindOf(policy, change);
    if (!kind) return undefined;
    const total = sumInPolicyCurrency(policy, [effect, ...amountToday]);
    if (!total) {
      const { currency } = policy.approvals;
      return {
        kind: "deny",
        code: "NOT_CONFIGURED",
        reason: `This touches an amount in ${effect.currency}, and the policy has no rate from it to ${currency}. Ask whoever keeps the policy for one.`,
      };
    }
    const band = bandOf(kind, total);
    if (!band) return { kind: "deny", reason: `No approver is named for ${kind.name} of this amount. Ask whoever keeps the policy.` };
    const size = band.up_to === undefined ? "" : ` up to ${band.up_to} ${policy.approvals.currency}`;
    return {
      kind: "ask",
      approvers: band.approvers,
      count: band.count,
      reason: `${kind.name[0]?.toUpperCase()}${kind.name.slice(1)}${size}${amountToday.length > 0 ? ", today's earlier ones counted in" : ""}.`,
    };
  },
};
