import { Decimal } from "decimal.js";
import type { MarginLeak } from "./margin-leak.ts";
import type { UsableLine } from "./sale-line.ts";

/** Half a cent: prices are rounded, floors are not. */
const ROUNDING = new Decimal("0.005");

/** Lines sold below their floor price: exact, one leak a line. */
export function linesBelowFloor(lines: readonly UsableLine[]): MarginLeak[] {
  return lines.flatMap(({ line, netPrice, floorPrice, quantity, rate }) => {
    if (floorPrice === null || netPrice.gte(floorPrice.minus(ROUNDING))) return [];
    const short = floorPrice.minus(netPrice);
    const lost = short.mul(quantity).mul(rate).toDecimalPlaces(2);
    return [
      {
        kind: "below-floor" as const,
        of: { order: line.order, product: line.product, customer: line.customer },
        lost,
        share: short.div(floorPrice).toNumber(),
        uncertainty: { low: lost, high: lost },
        reasons: [
          `${line.order}: ${line.product} was sold at ${netPrice.toDecimalPlaces(4)} ${line.currency} a unit, ${short.toDecimalPlaces(4)} below its floor of ${floorPrice}, ${quantity} units.`,
        ],
        basedOn: { lines: 1 },
      },
    ];
  });
}
