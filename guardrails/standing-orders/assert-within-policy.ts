import { Decimal } from "decimal.js";
import { CopilotError } from "../../core/errors.ts";
import { topBandOf } from "../approvals/approval-kind.ts";
import type { Policy } from "../policy.ts";
import { termsOfKind } from "./covers.ts";
import { policyKindsOf, signingRoles } from "./may-sign.ts";
import type { StandingOrderTerms } from "./standing-order.ts";

/** Refuses terms that the policy doesn't allow or that could never be told from a change, with what to do instead. */
export function assertWithinPolicy(policy: Policy, terms: StandingOrderTerms, now: Date): void {
  const problem = problemOf(policy, terms, now);
  if (problem) throw new CopilotError("BAD_INPUT", problem);
}

function problemOf(policy: Policy, terms: StandingOrderTerms, now: Date): string | undefined {
  const { longest_days, per_change_up_to, per_day_up_to, times_per_day } = policy.approvals.standing_orders;
  const { currency } = policy.approvals;
  const useCase = policy.useCases.find(({ id }) => id === terms.useCase);
  if (useCase?.autonomy !== "propose" || !useCase.tools.includes(terms.changeKind))
    return `${terms.useCase} is no use case that proposes ${terms.changeKind}. Name one that does.`;
  const kinds = policyKindsOf(policy, terms.changeKind);
  if (kinds.some((kind) => kind === undefined) || signingRoles(policy, terms.changeKind).length === 0)
    return "Changes of this kind are countersigned by whoever asks for them, so a standing order has nothing to sign.";
  // Proposer and signer are two pairs of eyes; a policy that wants more for the largest changes gets no order at all.
  if (kinds.some((kind) => kind && (topBandOf(kind)?.count ?? 0) > 2))
    return "The largest changes of this kind need more than two countersignatures, so no standing order may sign for any.";
  const expires = Date.parse(terms.expiresAt);
  if (!(expires > now.getTime()) || expires > now.getTime() + longest_days * 86_400_000)
    return `Give an end that lies ahead, and at most ${longest_days} days from now.`;
  if (new Decimal(terms.perChange).gt(per_change_up_to)) return `At most ${per_change_up_to} ${currency} a change may be signed in advance.`;
  if (new Decimal(terms.perDay).gt(per_day_up_to)) return `At most ${per_day_up_to} ${currency} a day may be signed in advance.`;
  if (new Decimal(terms.perChange).gt(terms.perDay)) return "The cap per change is above the cap per day. Lower it or raise the other.";
  if (terms.timesPerDay > times_per_day) return `At most ${times_per_day} changes a day may be signed in advance.`;
  const tellable = termsOfKind(terms.changeKind);
  const untold = (["partners", "products", "maxDaysMoved"] as const).find((term) => terms[term] !== undefined && !tellable.has(term));
  return untold ? `A change of this kind doesn't say its ${untold}, so the order would never apply. Leave that condition out.` : undefined;
}
