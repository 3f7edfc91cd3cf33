import { addDays, daysBetween } from "../../core/dates.ts";
import { cheapestMitigation, type Mitigation } from "../../insight/late/cheapest-mitigation.ts";
import type { GoodsAhead } from "./goods-ahead.ts";

/** What a person could do about a delivery that may leave late, each by a change that is countersigned on its own. */
export const SHIPMENT_HELP = [
  "press for the receipt",
  "ship what is there",
  "plan it earlier",
  "buy or move the goods",
  "promise another day",
] as const;

export interface ShipmentHelp {
  readonly help: (typeof SHIPMENT_HELP)[number];
  /** To ship or to promise. */
  readonly day: string | undefined;
  /** The share of the goods expected late then, 0 to 1. */
  readonly risk: number | undefined;
}

/** A delivery as it stands; probabilities 0 to 1. */
export interface ShipmentAtRisk {
  readonly probability: number;
  /** What is left when the goods are there. */
  readonly base: number;
  readonly due: string;
  readonly goods: GoodsAhead | undefined;
  readonly shareThere: number;
  /** Planned after the day that is due. */
  readonly isPlannedLate: boolean;
  /** By when it has left in four of five cases. */
  readonly likelyBy: string | undefined;
}

/**
 * The cheapest thing to do that brings the risk to `wanted`, or what comes nearest; none of them is bought, so that the surest wins. Where nothing
 * does, another day is to be promised. `slips` are past days from the due day to the shipping, ascending.
 */
export function shipmentHelp(
  at: ShipmentAtRisk,
  { now, wanted, slips }: { readonly now: string; readonly wanted: number; readonly slips: readonly number[] },
): ShipmentHelp | undefined {
  const { probability, base, goods, due, likelyBy } = at;
  const sooner = goods ? undefined : at.isPlannedLate ? { day: due, risk: base } : soonEnough(base, due, { now, wanted, slips });
  const offered: (Mitigation & ShipmentHelp)[] = [
    ...(goods?.receipt ? [offer("press for the receipt", base)] : []),
    ...(goods && at.shareThere > 0 ? [offer("ship what is there", base, at.shareThere)] : []),
    ...(sooner ? [{ ...offer("plan it earlier", sooner.risk), day: sooner.day }] : []),
  ];
  const choice = cheapestMitigation(probability, offered, wanted);
  if (choice.kind === "not-needed") return undefined;
  const named = choice.kind === "chosen" ? choice : choice.best;
  const chosen = offered.find(({ name }) => name === named?.name);
  if (named && chosen) return { help: chosen.help, day: chosen.day, risk: named.risk };
  if (goods && !goods.receipt) return { help: "buy or move the goods", day: undefined, risk: base };
  return likelyBy && likelyBy > due ? { help: "promise another day", day: likelyBy, risk: undefined } : undefined;
}

function offer(help: ShipmentHelp["help"], probability: number, share = 1): Mitigation & ShipmentHelp {
  return { name: help, help, cost: 0, probability, share, day: undefined, risk: undefined };
}

/** The latest earlier day on which planning it does, or today; undefined where it is due today or nothing is known of the past. */
function soonEnough(
  base: number,
  due: string,
  { now, wanted, slips }: { readonly now: string; readonly wanted: number; readonly slips: readonly number[] },
) {
  const spare = daysBetween(now, due);
  const beyond = (days: number) => (slips.filter((slip) => slip > days).length + 0.5) / (slips.length + 1);
  if (spare <= 0 || slips.length === 0) return undefined;
  const riskAt = (days: number) => base * (beyond(days) / beyond(0));
  const days = Array.from({ length: spare }, (_, at) => at + 1).find((one) => riskAt(one) <= wanted) ?? spare;
  return { day: addDays(due, -days), risk: riskAt(days) };
}
