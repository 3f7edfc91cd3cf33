import type { SupplierReceipt } from "./supplier-receipt.ts";

/** How a vendor's late share moved from the year before to the last quarter, in shares of lines; the bounds hold nine times in ten. */
export interface VendorChange {
  readonly kind: "better" | "worse" | "unclear";
  readonly before: { readonly late: number; readonly count: number };
  readonly lately: { readonly late: number; readonly count: number };
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly told: string;
}

const QUARTER = 91;
const YEAR = 365;
const NORMAL_95 = 1.645;

/** Compares the lines promised in the last 91 days with those of the 365 days before; each share has one line's worth of each outcome added (Agresti and Caffo, 2000). */
export function vendorChange(receipts: readonly SupplierReceipt[], asOf: number): VendorChange {
  const within = (from: number, to: number) => lateAmong(receipts, from, to, asOf);
  const lately = within(asOf - QUARTER, asOf);
  const before = within(asOf - QUARTER - YEAR, asOf - QUARTER);
  const share = ({ late, count }: { late: number; count: number }) => (late + 1) / (count + 2);
  const variance = (of: { late: number; count: number }) => (share(of) * (1 - share(of))) / (of.count + 2);
  const difference = share(lately) - share(before);
  const spread = NORMAL_95 * Math.sqrt(variance(lately) + variance(before));
  const [low, high] = [difference - spread, difference + spread];
  const kind = lately.count === 0 || before.count === 0 ? "unclear" : low > 0 ? "worse" : high < 0 ? "better" : "unclear";
  const counted = ({ late, count }: { late: number; count: number }) => (count === 0 ? "no line was due" : `late on ${late} of ${count} lines`);
  const verdict = { better: "better than before", worse: "worse than before", unclear: "too few or too close to call" }[kind];
  const told = `Last quarter: ${counted(lately)}; the year before: ${counted(before)}; ${verdict}.`;
  return { kind, before, lately, difference, low, high, told };
}

function lateAmong(receipts: readonly SupplierReceipt[], from: number, to: number, asOf: number) {
  const due = receipts.filter(({ promisedAt }) => promisedAt !== undefined && promisedAt > from && promisedAt <= to);
  const known = due.filter(({ promisedAt = 0, receivedAt }) => receivedAt !== undefined || promisedAt < asOf);
  const late = known.filter(({ promisedAt = 0, receivedAt = asOf }) => receivedAt > promisedAt).length;
  return { late, count: known.length };
}
