import type { Role } from "../../core/principal.ts";
import type { Approval } from "../../guardrails/approvals/approval.ts";

/** The least that the company's rules ask of a countersignature, written down a second time to judge the policy's own reading. */
export interface Wanted {
  readonly count: number;
  may(by: string, roles: readonly Role[]): boolean;
}

const OWN_UP_TO = 1_000;
const ONE_UP_TO = 10_000;
const OPERATIONS: readonly Role[] = ["operations_manager"];
const BOTH: readonly Role[] = ["operations_manager", "finance_manager"];

export function countersignersWanted({ change, effect, requester, requirement }: Approval): Wanted {
  const amount = Number(effect.amount);
  const shaped = (by: string) => by === requester || requirement.requesters.includes(by);
  const others = (roles: readonly Role[], count: number): Wanted => ({
    count,
    may: (by, own) => !shaped(by) && own.some((role) => roles.includes(role)),
  });
  switch (change.kind) {
    case "post_note":
    case "schedule_activity":
      return { count: 1, may: (by) => by === requester };
    case "reschedule_delivery":
      return amount > ONE_UP_TO ? others(BOTH, 2) : others(OPERATIONS, 1);
    default: {
      const { count, may } = amount > ONE_UP_TO ? others(BOTH, 2) : others(OPERATIONS, 1);
      return { count, may: (by, roles) => (amount <= OWN_UP_TO && by === requester) || may(by, roles) };
    }
  }
}
