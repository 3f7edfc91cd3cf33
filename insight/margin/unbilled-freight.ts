import { Decimal } from "decimal.js";
import type { MarginLeak } from "./margin-leak.ts";
import { normalLine } from "./normal-quantile.ts";
import { median, robustSpread } from "./robust-level.ts";
import type { UsableLine } from "./sale-line.ts";

/** Who usually pays less than this share of the freight has it in the terms. */
const USUALLY_BILLED = 0.5;
const LEAST_ORDERS = 5;
const LEAST_SPREAD = 0.06;
const FALSE_FINDINGS = 0.02;

/** Orders whose freight was not billed, or hardly, to a customer who is otherwise billed for it. */
export function ordersWithUnbilledFreight(lines: readonly UsableLine[]): MarginLeak[] {
  const orders = [...Map.groupBy(lines, ({ line }) => line.order).values()].flatMap((own) => {
    const [first] = own;
    const sum = (of: (line: UsableLine) => Decimal) => own.reduce((total, line) => total.plus(of(line).mul(line.rate)), new Decimal(0));
    const [charged, cost] = [sum(({ freightCharged }) => freightCharged), sum(({ freightCost }) => freightCost)];
    return first === undefined || !cost.gt(0)
      ? []
      : [{ order: first.line.order, customer: first.line.customer, charged, cost, share: charged.div(cost).toNumber() }];
  });
  const everybody = median(orders.map(({ share }) => share));
  const line = normalLine(FALSE_FINDINGS / Math.max(1, orders.length));
  return [...Map.groupBy(orders, ({ customer }) => customer).values()].flatMap((own) => {
    const isKnown = own.length >= LEAST_ORDERS;
    const usual = isKnown ? median(own.map(({ share }) => share)) : everybody;
    if (usual < USUALLY_BILLED) return [];
    const billed = own.filter(({ share }) => share >= usual / 2).map(({ share }) => share);
    const spread = Math.max(LEAST_SPREAD, robustSpread(billed));
    return own
      .filter(({ share }) => share < usual - line * spread)
      .map(({ order, customer, charged, cost, share }): MarginLeak => {
        const due = (share: number) => Decimal.max(0, cost.mul(share).minus(charged)).toDecimalPlaces(2);
        return {
          kind: "unbilled-freight",
          of: { order, customer },
          lost: due(usual),
          share: usual - share,
          uncertainty: { low: due(usual - 2 * spread), high: due(usual + 2 * spread) },
          reasons: [
            `${order}: freight cost ${cost.toDecimalPlaces(2)} and ${charged.toDecimalPlaces(2)} was charged; ${isKnown ? customer : "customers"} usually ${isKnown ? "pays" : "pay"} ${Math.round(usual * 100)}% of it.`,
          ],
          basedOn: { lines: own.length },
        };
      });
  });
}
