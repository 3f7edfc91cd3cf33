import type { Change } from "../../core/change.ts";
import { amountBand } from "./amount-band.ts";
import { duplicate } from "./duplicate.ts";
import { roleMayPropose } from "./role-may-propose.ts";
import type { Ask, JudgeContext, Rule, Verdict } from "./rule.ts";
import { standingOrder } from "./standing-order.ts";

export const RULES: readonly Rule[] = [roleMayPropose, amountBand, duplicate, standingOrder];

/** The strictest verdict wins: deny, then ask, then allow. Silence is no, and a rule that throws is no. */
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
  const [first, ...rest] = verdicts.filter((verdict) => verdict.kind === "ask");
  if (!first) return { kind: "deny", reason: "No rule of the policy speaks of this change, so the answer is no." };
  const ask = rest.reduce(stricter, first);
  if (ask.approvers.length === 0 || ask.count < 1)
    return { kind: "deny", reason: `${ask.reason} Together these leave nobody who may countersign it. Ask whoever keeps the policy.` };
  const allow = verdicts.find((verdict) => verdict.kind === "allow");
  return allow && ask.count === 1 && !ask.noStandingOrder ? allow : ask;
}

/** More approvers are stricter; of two lists only the approvers in both remain. */
function stricter(one: Ask, other: Ask): Ask {
  return {
    kind: "ask",
    approvers: one.approvers.filter((approver) => other.approvers.includes(approver)),
    count: Math.max(one.count, other.count),
    reason: `${one.reason} ${other.reason}`,
    ...(one.noStandingOrder || other.noStandingOrder ? { noStandingOrder: true } : {}),
  };
}
