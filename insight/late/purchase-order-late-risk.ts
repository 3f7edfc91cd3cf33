import { dateOf } from "../lead-time/day-of.ts";
import { fitLeadTime } from "../lead-time/lead-time-model.ts";
import { delayOf, leadTimeOf, type SupplierReceipt } from "../lead-time/supplier-receipt.ts";

/** The risk that one open purchase order line comes after its promised day, given that it has not come yet. */
export interface PurchaseOrderLateRisk {
  /** Undefined when no day was promised or nothing has ever been received. */
  readonly probability: number | undefined;
  /** Days (from 1970-01-01) by which it has come with probability 0.5 and 0.9; undefined when nothing tells. */
  readonly arrival: { readonly q50: number; readonly q90: number } | undefined;
  readonly reasons: readonly string[];
  readonly basedOn: { readonly receipts: number; readonly vendorReceipts: number };
}

type OpenLine = Pick<SupplierReceipt, "vendor" | "orderedAt" | "promisedAt">;

/**
 * Late risk of open lines on day `asOf` from past receipts: how far receipts lay from their promised days, by vendor with shrinkage to all vendors,
 * among those that were as late as the line already is. Without a promised day the lead time from the order says when it may come.
 */
export function purchaseOrderLateRisk(
  open: readonly OpenLine[],
  receipts: readonly SupplierReceipt[],
  asOf: number,
): readonly PurchaseOrderLateRisk[] {
  const came = receipts.filter(({ receivedAt }) => receivedAt !== undefined && receivedAt <= asOf);
  const promised = came.filter(({ promisedAt }) => promisedAt !== undefined);
  const ordered = came.filter(({ orderedAt }) => orderedAt !== undefined);
  const waiting = open.map((line) => ({ ...line, receivedAt: undefined }));
  const delays = fitLeadTime(promised.map(delayOf), waiting.map(delayOf), asOf);
  const leadTimes = fitLeadTime(ordered.map(leadTimeOf), waiting.map(leadTimeOf), asOf);
  const perVendor = Map.groupBy(came, ({ vendor }) => vendor);
  return waiting.map((line) => {
    const { vendor, orderedAt, promisedAt } = line;
    const own = perVendor.get(vendor) ?? [];
    const basedOn = { receipts: came.length, vendorReceipts: own.length };
    const few = own.length === 0 ? [`Nothing from ${vendor} has been received yet, so all vendors' receipts are used.`] : [];
    if (promisedAt !== undefined && promised.length > 0) {
      const delay = delays.of(delayOf(line), asOf - promisedAt);
      const late = own.filter((receipt) => receipt.promisedAt !== undefined && (receipt.receivedAt ?? 0) > receipt.promisedAt).length;
      const counted = own.filter((receipt) => receipt.promisedAt !== undefined).length;
      return {
        probability: promisedAt < asOf ? 1 : 1 - delay.within(0),
        arrival: { q50: promisedAt + delay.quantile(0.5), q90: promisedAt + delay.quantile(0.9) },
        reasons: [
          ...few,
          ...(counted === 0 ? [] : [`${vendor} was late on ${late} of ${counted} receipts.`]),
          promisedAt < asOf
            ? `Promised for ${dateOf(promisedAt)} and not received on ${dateOf(asOf)}: it is late by ${asOf - promisedAt} days already.`
            : `Promised for ${dateOf(promisedAt)}, in ${promisedAt - asOf} days, and not received yet.`,
        ],
        basedOn,
      };
    }
    if (orderedAt === undefined || ordered.length === 0)
      return {
        probability: undefined,
        arrival: undefined,
        reasons: [...few, "Neither a promised day nor an order date with past receipts is known, so nothing can be said."],
        basedOn,
      };
    const took = leadTimes.of(leadTimeOf(line), Math.max(0, asOf - orderedAt));
    return {
      probability: undefined,
      arrival: { q50: orderedAt + took.quantile(0.5), q90: orderedAt + took.quantile(0.9) },
      reasons: [...few, `No promised day to be late against; ordered ${asOf - orderedAt} days ago and not received yet.`],
      basedOn,
    };
  });
}
