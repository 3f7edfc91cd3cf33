import { mayPropose } from "../policy.ts";
import type { Rule } from "./rule.ts";

/** Nobody proposes what none of their roles may propose. */
export const roleMayPropose: Rule = {
  name: "role-may-propose",
  check(change, { policy, requester }) {
    if (mayPropose(policy, requester, change)) return undefined;
    return {
      kind: "deny",
      reason: `Your role may not propose this. Someone who may can ask for it: ${proposers(change, policy).join(", ") || "nobody in the policy"}.`,
    };
  },
};

function proposers(change: Parameters<Rule["check"]>[0], policy: Parameters<Rule["check"]>[1]["policy"]): string[] {
  return Object.entries(policy.roles).flatMap(([role, { title }]) => {
    const known = Object.keys(policy.roles).find((name): name is keyof typeof policy.roles => name === role);
    return known && mayPropose(policy, { roles: [known] }, change) ? [title] : [];
  });
}
