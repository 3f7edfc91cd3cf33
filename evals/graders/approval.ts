import { isRole, type Policy } from "../../guardrails/policy.ts";
import type { Grader } from "./grader.ts";

const titleOf = (policy: Policy, role: string) => (isRole(role) ? policy.roles[role].title : role);

/** The changes that wait for a countersignature: which kinds, whose, and what their cards say. */
export const approval: Grader = {
  name: "approval",
  grade({ expected, result, cards, policy }) {
    const wanted = expected.approvals ?? (expected.outcomes.includes("needs_approval") ? undefined : []);
    if (wanted === undefined) return result.approvals.length > 0 ? [] : ["nothing was proposed"];
    if (wanted.length !== cards.length) return [`${cards.length} changes were proposed, not ${wanted.length}`];
    const left = [...cards];
    return wanted.flatMap(({ kind, approvers, says }) => {
      const at = left.findIndex((card) => card.kind === kind);
      const [card] = at < 0 ? [] : left.splice(at, 1);
      if (!card) return [`no ${kind} was proposed`];
      const text = JSON.stringify(card).toLowerCase();
      return [
        ...(card.status === "pending" ? [] : [`${kind} is ${card.status} without anybody's decision`]),
        ...(approvers ?? [])
          .filter((role) => (role === "requester" ? !card.requirement.requesterMayApprove : !card.requirement.roles.includes(titleOf(policy, role))))
          .map((role) => `${role} is not asked to approve ${kind}`),
        ...says.filter((word) => !text.includes(word.toLowerCase())).map((word) => `the card of ${kind} does not say "${word}"`),
      ];
    });
  },
};
