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
const FINANCE: readonly Role[] = ["finance_manager"];
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
    case "raise_case":
      return { count: 1, may: (by) => by === requester };
    case "message_customer":
      return { count: 1, may: (by, roles) => by === requester || others(OPERATIONS, 1).may(by, roles) };
    case "hold_payment":
      return { count: 1, may: (by, roles) => by === requester || others(FINANCE, 1).may(by, roles) };
    case "draft_credit_note":
    case "release_payment": {
      const { count, may } = amount > ONE_UP_TO ? others(BOTH, 2) : others(FINANCE, 1);
      return { count, may: (by, roles) => (amount <= OWN_UP_TO && by === requester) || may(by, roles) };
    }
    case "change_reorder_rule":
      return others(OPERATIONS, 1);
    case "update_quotation_line":
      if (!("price_unit" in change.values || "discount" in change.values)) break;
      return amount > ONE_UP_TO ? others(BOTH, 2) : others(OPERATIONS, 1);
    case "change_promise_date":
    case "reschedule_delivery":
      return amount > ONE_UP_TO ? others(BOTH, 2) : others(OPERATIONS, 1);
  }
  const { count, may } = amount > ONE_UP_TO ? others(BOTH, 2) : others(OPERATIONS, 1);
  return { count, may: (by, roles) => (amount <= OWN_UP_TO && by === requester) || may(by, roles) };
}
