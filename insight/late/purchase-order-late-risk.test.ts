import { expect, test } from "vitest";
import type { SupplierReceipt } from "../lead-time/supplier-receipt.ts";
import { purchaseOrderLateRisk } from "./purchase-order-late-risk.ts";

const TODAY = 20_000;

/** Promised in 10 days; every fourth comes 6 days late, the others 2 days early. */
const receipts: readonly SupplierReceipt[] = Array.from({ length: 200 }, (_, at) => {
  const orderedAt = TODAY - 420 + 2 * at;
  return { vendor: "Acme", orderedAt, promisedAt: orderedAt + 10, receivedAt: orderedAt + (at % 4 === 0 ? 16 : 8) };
});
const risk = (line: { vendor: string; orderedAt: number | undefined; promisedAt: number | undefined }, known = receipts) =>
  purchaseOrderLateRisk([line], known, TODAY)[0];

test("the risk grows when the usual day of arrival has gone by without a receipt", () => {
  const fresh = risk({ vendor: "Acme", orderedAt: TODAY, promisedAt: TODAY + 10 })?.probability ?? 0;
  const overdue = risk({ vendor: "Acme", orderedAt: TODAY - 9, promisedAt: TODAY + 1 })?.probability ?? 0;
  expect(fresh).toBeGreaterThan(0.15);
  expect(fresh).toBeLessThan(0.35);
  expect(overdue).toBeGreaterThan(0.9);
});

test("a line past its promised day is late, and the arrival lies ahead", () => {
  const late = risk({ vendor: "Acme", orderedAt: TODAY - 13, promisedAt: TODAY - 3 });
  expect(late?.probability).toBe(1);
  expect(late?.arrival?.q50).toBeGreaterThan(TODAY);
  expect(late?.reasons.at(-1)).toMatch(/late by 3 days already/);
});

test("a vendor without receipts is answered from all vendors' and says so", () => {
  const unknown = risk({ vendor: "Nobody", orderedAt: TODAY, promisedAt: TODAY + 10 });
  expect(unknown?.probability).toBeGreaterThan(0.1);
  expect(unknown?.basedOn).toEqual({ receipts: 200, vendorReceipts: 0 });
  expect(unknown?.reasons[0]).toMatch(/Nothing from Nobody/);
});

test.for([
  { because: "no day was promised", line: { vendor: "Acme", orderedAt: TODAY - 2, promisedAt: undefined }, known: receipts, arrives: true },
  { because: "no date is known", line: { vendor: "Acme", orderedAt: undefined, promisedAt: undefined }, known: receipts, arrives: false },
  { because: "nothing was ever received", line: { vendor: "Acme", orderedAt: TODAY - 2, promisedAt: TODAY + 5 }, known: [], arrives: false },
])("no probability is given when $because, only what can be said", ({ line, known, arrives }) => {
  const answer = risk(line, known);
  expect(answer?.probability).toBeUndefined();
  expect(answer?.arrival !== undefined).toBe(arrives);
  expect(answer?.reasons.length).toBeGreaterThan(0);
});
