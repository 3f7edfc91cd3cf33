import { Decimal } from "decimal.js";
import { matchesChange } from "../policy.ts";
import type { Rule } from "./rule.ts";

/** The amount, together with what the requester had committed that day, decides who countersigns and how many. */
export const amountBand: Rule = {
  name: "amount-band",
  check(change, { policy, amount, amountToday }) {
    const kind = policy.approvals.kinds.find(({ match }) => matchesChange(match, change));
    if (!kind) return undefined;
    const total = new Decimal(amount).plus(amountToday);
    const band = kind.bands.find(({ up_to }) => up_to === undefined || total.lte(up_to));
    if (!band) return { kind: "deny", reason: `No approver is named for ${kind.name} of this amount.` };
    return { kind: "ask", approvers: band.approvers, count: band.count, reason: reasonOf(kind.name, band.up_to, new Decimal(amountToday).gt(0)) };
  },
};

function reasonOf(kind: string, upTo: string | undefined, adds: boolean): string {
  const size = upTo === undefined ? "" : ` up to ${upTo}`;
  return `${kind[0]?.toUpperCase()}${kind.slice(1)}${size}${adds ? ", today's earlier ones counted in" : ""}.`;
}
