import { Decimal } from "decimal.js";
import type { MarginLeak } from "./margin-leak.ts";
import type { UsableLine } from "./sale-line.ts";
import type { Trend } from "./trend.ts";

/** The money that lines lost to a straight fall of their price's share, from nothing at the first moment to `change` at the last, with its 95% range. */
export function lostToTrend(
  lines: readonly UsableLine[],
  at: (line: UsableLine) => number,
  { change, error }: Pick<Trend, "change" | "error">,
): Pick<MarginLeak, "lost" | "share" | "uncertainty"> {
  const exposed = lines.reduce((sum, line) => sum.plus(line.netPrice.mul(line.quantity).mul(line.rate).mul(at(line).toFixed(6))), new Decimal(0));
  const lost = (share: number) => exposed.mul(Math.max(0, share).toFixed(6)).toDecimalPlaces(2);
  return { lost: lost(-change), share: -change, uncertainty: { low: lost(-change - 1.96 * error), high: lost(-change + 1.96 * error) } };
}
