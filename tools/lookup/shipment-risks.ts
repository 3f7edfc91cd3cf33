import { addDays, daysBetween } from "../../core/dates.ts";
import { estimateLate, type LateEstimate } from "../../insight/late/estimate-late.ts";
import type { LateFactor } from "../../insight/late/late-effects.ts";
import type { Row } from "../../odoo/reader.ts";
import { today } from "../days.ts";
import type { ToolContext } from "../tool.ts";
import { type GoodsAhead, goodsAhead, shareThere } from "./goods-ahead.ts";
import { quantile } from "./quantile.ts";
import { type ShipmentHelp, shipmentHelp } from "./shipment-help.ts";
import { asShipment, dayNumber, type ShipmentDays, type ShipmentOutcomes, shipmentDays } from "./shipment-outcomes.ts";

/** A risk at or below this is left alone, or below the share that is late anyway where that is more. */
const WANTED = 0.3;
const SURE = 0.8;

export const SHIPMENT_DRIVERS = ["this customer", "this warehouse and carrier", "this notice", "this weekday", "backorders"] as const;

const DRIVER_OF: { readonly [factor in LateFactor]?: (typeof SHIPMENT_DRIVERS)[number] } = {
  vendor: "this customer",
  mode: "this warehouse and carrier",
  country: "this notice",
  product: "this weekday",
  terms: "backorders",
};

/** One open delivery that is not late yet; probabilities 0 to 1. */
export interface ShipmentRisk {
  readonly row: Row;
  readonly days: ShipmentDays;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly drivers: readonly { readonly kind: (typeof SHIPMENT_DRIVERS)[number]; readonly lateCount: number; readonly seenCount: number }[];
  readonly goods: GoodsAhead | undefined;
  readonly likelyBy: string | undefined;
  readonly help: ShipmentHelp | undefined;
}

/**
 * How likely open deliveries leave after their day: what the past shipments' outcomes say of such ones, and how likely the goods that they lack are
 * there by then. Those without a day, and those of which neither the past nor what they lack tells anything, are left out; the likeliest first.
 */
export async function shipmentRisks(
  context: ToolContext,
  open: readonly Row[],
  { judged, slips }: ShipmentOutcomes,
): Promise<readonly ShipmentRisk[]> {
  const now = today(context);
  const goods = await goodsAhead(context, open);
  const ahead = open.filter((row) => (shipmentDays(row, context).due ?? "") >= now);
  const estimates =
    judged.length === 0
      ? []
      : estimateLate(
          judged,
          ahead.map((row) => asShipment(row, context)),
          dayNumber(now),
        );
  const lateShare = slips.filter((slip) => slip > 0).length / Math.max(1, slips.length);
  const frame = { now, wanted: Math.max(WANTED, lateShare), slips };
  return ahead
    .flatMap((row, at) => risk(row, { estimate: estimates[at], goods: goods.get(row.id), days: shipmentDays(row, context), frame }))
    .sort((one, other) => other.probability - one.probability);
}

interface Known {
  readonly estimate: LateEstimate | undefined;
  readonly goods: GoodsAhead | undefined;
  readonly days: ShipmentDays;
  readonly frame: Parameters<typeof shipmentHelp>[1];
}

function risk(row: Row, { estimate, goods, days, frame }: Known): ShipmentRisk[] {
  const { due } = days;
  if (due === undefined || (!estimate && !goods && planInTime(days, frame.slips) === 1)) return [];
  const inTime = goods?.inTime ?? 1;
  const plan = planInTime(days, frame.slips);
  const base = estimate?.probability ?? 0;
  const asItStands = (own: number) => 1 - (1 - own) * inTime * plan;
  const usual = addDays(due, Math.max(0, quantile(frame.slips, SURE) ?? 0));
  const likelyBy = goods ? goods.by && [goods.by, due].sort().at(-1) : [usual, days.planned ?? due].sort().at(-1);
  const probability = asItStands(base);
  return [
    {
      row,
      days,
      probability,
      low: asItStands(estimate?.low ?? 0),
      high: asItStands(estimate?.high ?? 0),
      drivers: driversOf(estimate),
      goods,
      likelyBy,
      help: shipmentHelp({ probability, base, due, goods, isPlannedLate: plan < 1, shareThere: goods ? shareThere(row) : 1, likelyBy }, frame),
    },
  ];
}

/** Leaving in time against a plan that lies after the promised day: as often as past shipments left so many days before their day. */
function planInTime({ planned, due }: ShipmentDays, slips: readonly number[]): number {
  const after = planned === undefined || due === undefined ? 0 : daysBetween(due, planned);
  return after <= 0 ? 1 : (slips.filter((slip) => slip <= -after).length + 0.5) / (slips.length + 1);
}

function driversOf(estimate: LateEstimate | undefined): ShipmentRisk["drivers"] {
  return (estimate?.drivers ?? []).flatMap(({ factor, raises, late, seen }) => {
    const kind = DRIVER_OF[factor];
    return kind && raises && late > 0 ? [{ kind, lateCount: late, seenCount: seen }] : [];
  });
}
