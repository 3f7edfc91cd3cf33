import type { Change } from "../../core/change.ts";
import { ROLES } from "../../core/principal.ts";
import { sightOf } from "../access.ts";
import { approvalKindOf, bandOf } from "../approvals/approval-kind.ts";
import { inPolicyCurrency, sumInPolicyCurrency } from "../approvals/in-policy-currency.ts";
import { covers } from "../standing-orders/covers.ts";
import type { JudgeContext, OfferedOrder, Rule } from "./rule.ts";

/** An approval signed in advance, within its caps; never for what record text may have led to, nor on an estimate that isn't trusted. */
export const standingOrder: Rule = {
  name: "standing-order",
  check(change, context) {
    if (context.influenced) return undefined;
    // Being carried out at once or not would tell a requester who sees no totals on which side of the cap this one lies.
    if (sightOf(context.policy, context.requester, "commercial.total") !== "shown") return undefined;
    const fitting = context.standingOrders.find((offered) => fits(offered, change, context));
    if (!fitting) return undefined;
    const { id, proposedBy, signature } = fitting.order;
    if (context.pauses.length > 0)
      return {
        kind: "ask",
        approvers: ["requester", ...ROLES],
        count: 1,
        reason: `Standing order ${id} would sign for it, and is paused: ${context.pauses.join("; ")}.`,
        noStandingOrder: true,
      };
    return { kind: "allow", standingOrder: id, reason: `Covered by standing order ${id}, signed by ${proposedBy} and ${signature?.by}.` };
  },
};

function fits({ order, amountsToday }: OfferedOrder, change: Change, context: JudgeContext): boolean {
  const { policy, effect, requester } = context;
  const { terms, signature, currency } = order;
  if (!signature || currency !== policy.approvals.currency || !covers(terms, change, effect)) return false;
  const own = requester.id === order.proposedBy || requester.id === signature.by;
  if (own && !isInOwnBand(change, context)) return false;
  const amount = inPolicyCurrency(policy, effect);
  const day = sumInPolicyCurrency(policy, [effect, ...amountsToday]);
  return amount?.lte(terms.perChange) === true && day?.lte(terms.perDay) === true && amountsToday.length < terms.timesPerDay;
}

/** Nobody's own standing order signs for what they could not countersign themselves. */
function isInOwnBand(change: Change, { policy, effect, amountToday }: JudgeContext): boolean {
  const kind = approvalKindOf(policy, change);
  const total = sumInPolicyCurrency(policy, [effect, ...amountToday]);
  return kind !== undefined && total !== undefined && bandOf(kind, total)?.approvers.includes("requester") === true;
}
