import type { ApprovalCard } from "../../core/wire.ts";
import type { Decision, UnreadableApproval } from "./approval.ts";
import { unreadableCard } from "./card.ts";

/** For one whose content the policy no longer keeps: that it was, by which digest, and who decided. */
export function prunedCard(
  approval: UnreadableApproval,
  { at, digest }: NonNullable<UnreadableApproval["pruned"]>,
  decisions: readonly Decision[],
): ApprovalCard {
  const { unreadable: _, ...card } = unreadableCard(approval);
  return {
    ...card,
    digest,
    summary: `${approval.kind.replaceAll("_", " ")}: its content was pruned as the policy says`,
    decisions: decisions.map(({ by, decision, at: decided, note, actingFor }) => ({
      by,
      decision,
      at: decided.toISOString(),
      note,
      ...(actingFor === null ? {} : { actingFor }),
    })),
    outcome: `Its content was pruned on ${at.toISOString().slice(0, 10)}, as retention.yaml says. The audit still holds its digest and what became of it.`,
    mayNotBecause: null,
  };
}
