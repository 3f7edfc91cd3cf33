import { Decimal } from "decimal.js";
import { addDays } from "../../core/dates.ts";
import { fitLeadTime, type LeadTimeModel } from "../../insight/lead-time/lead-time-model.ts";
import { delayOf, type SupplierReceipt } from "../../insight/lead-time/supplier-receipt.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { today } from "../days.ts";
import { idOf, numberOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { allocate } from "./allocate.ts";
import { type Incoming, incomingOf, inProductUom, purchaseOrderOf, warehouseOf } from "./incoming.ts";
import { dayNumber, shipmentDays } from "./shipment-outcomes.ts";
import { missingOf } from "./shortages.ts";
import type { WaitingOrder } from "./waiting-orders.ts";

const YEAR = 365;
/** So sure is the day by which the goods are there. */
const SURE = 0.8;
const LACKING = ["waiting", "confirmed", "partially_available"];

/** What one delivery lacks most: of all goods that it lacks, those least likely to be there in time. */
export interface GoodsAhead {
  /** The probability that they are there on the day it must leave. */
  readonly inTime: number;
  readonly product: string | null | undefined;
  readonly missing: string;
  readonly uom: string | null | undefined;
  /** The last of the receipts that bring them; undefined where open receipts don't bring all of them. */
  readonly receipt: { readonly purchaseOrder: string | null | undefined; readonly expected: string | undefined } | undefined;
  /** By when they are there in four of five cases. */
  readonly by: string | undefined;
}

/** For each delivery that came with its moves and type and lacks goods; the first due takes from the first to come. Reads the open receipts in one call. */
export async function goodsAhead(context: ToolContext, deliveries: readonly Row[]): Promise<ReadonlyMap<number, GoodsAhead>> {
  const wants = deliveries.flatMap((delivery) => wantsOf(delivery, context));
  if (wants.length === 0) return new Map();
  const places = [...new Set(wants.flatMap(({ warehouse }) => warehouse ?? []))];
  const [{ incoming }, past] = await Promise.all([
    incomingOf(context, [...new Set(wants.map(({ product }) => product))]),
    context.histories?.receipts({ warehouses: places, since: addDays(today(context), -YEAR) }) ?? [],
  ]);
  const receipts = past.map(
    ({ product, promised, received }): SupplierReceipt => ({
      vendor: String(product),
      orderedAt: undefined,
      promisedAt: promised === null ? undefined : dayNumber(promised),
      receivedAt: dayNumber(received),
    }),
  );
  const known = receipts.filter(({ promisedAt }) => promisedAt !== undefined);
  const model = known.length === 0 ? undefined : fitLeadTime(known.map(delayOf), [], dayNumber(today(context)));
  const served = allocate(wants, incoming);
  const judged = wants.map((want) => {
    const own = served.filter((one) => one.want === want);
    return { want, goods: judge(want, own, model, today(context)) };
  });
  const byDelivery = Map.groupBy(judged, ({ want }) => want.delivery.id);
  return new Map(
    [...byDelivery].flatMap(([id, own]) =>
      own
        .toSorted((a, b) => a.goods.inTime - b.goods.inTime)
        .slice(0, 1)
        .map(({ goods }) => [id, goods] as const),
    ),
  );
}

function wantsOf(delivery: Row, context: ToolContext): WaitingOrder[] {
  const { due } = shipmentDays(delivery, context);
  return relatedRows(delivery, "move_ids").flatMap((move): WaitingOrder[] => {
    const product = idOf(move, "product_id");
    const missing = missingOf(move);
    if (product === undefined || !LACKING.includes(String(move["state"])) || missing.lte(0)) return [];
    return [{ product, warehouse: warehouseOf(delivery), order: idOf(delivery, "sale_id") ?? 0, delivery, move, missing, promised: due }];
  });
}

function judge(
  want: WaitingOrder,
  served: readonly { readonly supply: Incoming; readonly taken: Decimal }[],
  model: LeadTimeModel | undefined,
  now: string,
): GoodsAhead {
  const brought = served.reduce((sum, { taken }) => sum.plus(taken), new Decimal(0));
  const isCovered = brought.gte(inProductUom(want.move, want.missing));
  const rated = served.map(({ supply }) => ({ supply, ...arrivalOf(supply, want.promised ?? now, model, now) }));
  const [last] = rated.toSorted((a, b) => a.inTime - b.inTime);
  return {
    inTime: isCovered ? (last?.inTime ?? 0) : 0,
    product: textOf(want.move, "product_id"),
    missing: want.missing.toFixed(),
    uom: textOf(want.move, "product_uom"),
    receipt:
      isCovered && last
        ? { purchaseOrder: purchaseOrderOf(last.supply.receipt) ?? textOf(last.supply.receipt, "name"), expected: last.supply.expected }
        : undefined,
    by: isCovered ? last?.by : undefined,
  };
}

/** Without a past of receipts the expected day is taken as it stands, and of one that is overdue nothing is known either way. */
function arrivalOf({ product, expected }: Incoming, due: string, model: LeadTimeModel | undefined, now: string) {
  if (expected === undefined) return { inTime: 0, by: undefined };
  if (!model && expected < now) return { inTime: due > now ? 0.5 : 0, by: undefined };
  if (!model) return { inTime: expected <= due ? 1 : 0, by: expected };
  const at = dayNumber(expected);
  const line = delayOf({ vendor: String(product), orderedAt: undefined, promisedAt: at, receivedAt: undefined });
  const delay = model.of(line, dayNumber(now) - at);
  return { inTime: due < now ? 0 : delay.within(dayNumber(due) - at), by: addDays(expected, delay.quantile(SURE)) };
}

/** Which part of a delivery's goods is there, as a mean over its lines; 0 to 1. */
export function shareThere(delivery: Row): number {
  const lines = relatedRows(delivery, "move_ids").filter((move) => move["state"] !== "cancel" && move["state"] !== "done");
  const shares = lines.flatMap((move) => {
    const [asked, there] = [numberOf(move, "product_uom_qty") ?? 0, numberOf(move, "quantity") ?? 0];
    return asked > 0 ? [Math.min(1, Math.max(0, there / asked))] : [];
  });
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
