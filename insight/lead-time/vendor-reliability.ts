import { fitLeadTime } from "./lead-time-model.ts";
import { leadTimeOf, type SupplierReceipt } from "./supplier-receipt.ts";
import { type VendorChange, vendorChange } from "./vendor-change.ts";

/** What a buyer may expect of one vendor. Shares are of lines or units, drawn towards all vendors' where there are few receipts. */
export interface VendorReliability {
  readonly vendor: string;
  /** 0 (never as promised) to 100. */
  readonly score: number;
  /** The points that it lost, unrounded. */
  readonly lost: { readonly late: number; readonly unsteady: number; readonly short: number };
  /** Days from order to receipt; undefined while nobody has delivered. */
  readonly leadTime: { readonly q50: number; readonly q90: number } | undefined;
  readonly lateShare: number;
  /** Of `basedOn.promised`, as counted. */
  readonly lateCount: number;
  /** Bounds within which the late share lies nine times in ten. */
  readonly lateLow: number;
  readonly lateHigh: number;
  /** Ordered but not received, and received but rejected, in shares of units; undefined where quantities are not known. */
  readonly shortShare: number | undefined;
  readonly rejectedShare: number | undefined;
  readonly change: VendorChange;
  readonly reasons: readonly string[];
  readonly basedOn: { readonly receipts: number; readonly promised: number };
}

/** Lines' worth of all vendors' late share in a vendor's. */
const SMOOTHING = 10;
const NORMAL_95 = 1.645;
/** The points that being late, being unsteady and delivering short or bad can cost; half of the units short or bad cost all of theirs. */
const POINTS = { late: 60, unsteady: 25, short: 15 } as const;

/** Rates every vendor of `vendors` and of the receipts up to day `asOf`; one without receipts is answered from all others and says so. */
export function vendorReliability(receipts: readonly SupplierReceipt[], asOf: number, vendors: readonly string[] = []): readonly VendorReliability[] {
  const model = fitLeadTime(receipts.map(leadTimeOf), receipts.filter(({ receivedAt }) => receivedAt === undefined).map(leadTimeOf), asOf);
  const all = lateOf(receipts, asOf);
  const common = (all.late + 0.5) / (all.count + 1);
  const groups = Map.groupBy(receipts, ({ vendor }) => vendor);
  const anyReceived = receipts.some(({ orderedAt, receivedAt }) => orderedAt !== undefined && receivedAt !== undefined && receivedAt <= asOf);
  return [...new Set([...groups.keys(), ...vendors])].sort().map((vendor) => {
    const own = groups.get(vendor) ?? [];
    const { late, count } = lateOf(own, asOf);
    const lateShare = (late + SMOOTHING * common) / (count + SMOOTHING);
    const cautious = (late + SMOOTHING * common + 1) / (count + SMOOTHING + 2);
    const spread = NORMAL_95 * Math.sqrt((cautious * (1 - cautious)) / (count + SMOOTHING + 2));
    const days = model.of(leadTimeOf({ vendor, orderedAt: undefined, promisedAt: undefined, receivedAt: undefined }), undefined);
    const leadTime = anyReceived ? { q50: days.quantile(0.5), q90: days.quantile(0.9) } : undefined;
    const unsteady = leadTime === undefined ? 0 : Math.min(1, Math.max(0, (leadTime.q90 - leadTime.q50) / Math.max(1, leadTime.q50)));
    const { shortShare, rejectedShare } = quantitiesOf(own);
    const lost = {
      late: POINTS.late * lateShare,
      unsteady: POINTS.unsteady * unsteady,
      short: POINTS.short * Math.min(1, 2 * ((shortShare ?? 0) + (rejectedShare ?? 0))),
    };
    const change = vendorChange(own, asOf);
    const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
    const received = own.filter(({ receivedAt }) => receivedAt !== undefined).length;
    const lateTold =
      count === 0
        ? `No line with a promised day has come due yet, so the late share is all vendors': ${percent(common)}.`
        : `Late on ${late} of ${count} lines; ${percent(lateShare)} after allowing for the count (all vendors ${percent(common)}).`;
    return {
      vendor,
      score: Math.round(100 - lost.late - lost.unsteady - lost.short),
      lost,
      leadTime,
      lateShare,
      lateCount: late,
      lateLow: Math.max(0, cautious - spread),
      lateHigh: Math.min(1, cautious + spread),
      shortShare,
      rejectedShare,
      change,
      reasons: [
        ...(received > 0 ? [] : [`Nothing from ${vendor} has been received yet, so the score is what vendors make on average.`]),
        `${lateTold} That costs ${lost.late.toFixed(0)} of ${POINTS.late} points.`,
        leadTime === undefined
          ? "No lead time is known, as no line has both an order and a receipt date."
          : `Half of the orders take ${leadTime.q50} days, nine in ten at most ${leadTime.q90}. The difference costs ${lost.unsteady.toFixed(0)} of ${POINTS.unsteady} points.`,
        shortShare === undefined
          ? "Quantities received are not known."
          : `${percent(shortShare)} of the units came short and ${percent(rejectedShare ?? 0)} were rejected. That costs ${lost.short.toFixed(0)} of ${POINTS.short} points.`,
        change.told,
      ],
      basedOn: { receipts: received, promised: count },
    };
  });
}

function lateOf(receipts: readonly SupplierReceipt[], asOf: number): { readonly late: number; readonly count: number } {
  const due = receipts.filter(
    ({ promisedAt, receivedAt }) => promisedAt !== undefined && (receivedAt !== undefined ? receivedAt <= asOf : promisedAt < asOf),
  );
  return { late: due.filter(({ promisedAt = 0, receivedAt = asOf }) => receivedAt > promisedAt).length, count: due.length };
}

function quantitiesOf(receipts: readonly SupplierReceipt[]) {
  const counted = receipts.filter(({ ordered = 0, received, receivedAt }) => ordered > 0 && received !== undefined && receivedAt !== undefined);
  const sum = (of: (receipt: SupplierReceipt) => number) => counted.reduce((total, receipt) => total + of(receipt), 0);
  const ordered = sum((receipt) => receipt.ordered ?? 0);
  const received = sum((receipt) => receipt.received ?? 0);
  if (ordered === 0) return { shortShare: undefined, rejectedShare: undefined };
  const short = sum((receipt) => Math.max(0, (receipt.ordered ?? 0) - (receipt.received ?? 0)));
  return { shortShare: short / ordered, rejectedShare: received === 0 ? 0 : sum((receipt) => receipt.rejected ?? 0) / received };
}
