import type { Change } from "../../core/change.ts";
import { amountBand } from "./amount-band.ts";
import { roleMayPropose } from "./role-may-propose.ts";
import type { JudgeContext, Rule, Verdict } from "./rule.ts";

export const RULES: readonly Rule[] = [roleMayPropose, amountBand];

/** The strictest verdict wins; silence is no, and a rule that throws is no. */
export function judge(rules: readonly Rule[], change: Change, context: JudgeContext): Verdict {
  const verdicts: Verdict[] = [];
  for (const rule of rules) {
    try {
      const verdict = rule.check(change, context);
      if (verdict) verdicts.push(verdict);
    } catch {
      return { kind: "deny", reason: `The rule ${rule.name} failed, and a rule that fails means no. Tell whoever keeps the policy.` };
    }
  }
  const denial = verdicts.find((verdict) => verdict.kind === "deny");
  if (denial) return denial;
  const asks = verdicts.filter((verdict) => verdict.kind === "ask");
  const [first, ...rest] = asks;
  if (!first) return { kind: "deny", reason: "No rule of the policy speaks of this change, so the answer is no." };
  return rest.reduce(stricter, first);
}

type Ask = Extract<Verdict, { kind: "ask" }>;

/** More approvers are stricter; of two lists only the approvers in both remain. */
function stricter(one: Ask, other: Ask): Ask {
  const both = one.approvers.filter((approver) => other.approvers.includes(approver));
  return { kind: "ask", approvers: both, count: Math.max(one.count, other.count), reason: `${one.reason} ${other.reason}` };
}
