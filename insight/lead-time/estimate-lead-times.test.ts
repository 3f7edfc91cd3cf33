import { expect, test } from "vitest";
import { dayOf } from "./day-of.ts";
import { estimateLeadTimes } from "./estimate-lead-times.ts";
import { type SupplierOrder, supplierOrderOf } from "./supplier-order.ts";

const START = dayOf("2010-01-01") ?? 0;

function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function order(vendor: string, orderedOn: number | undefined, took?: number): SupplierOrder {
  const base = supplierOrderOf({ ID: `${vendor}/${orderedOn}`, Vendor: vendor, "Shipment Mode": "Air" });
  return { ...base, orderedOn, deliveredOn: orderedOn === undefined || took === undefined ? undefined : orderedOn + took };
}

/** Orders of three years: "slow" takes 80 to 120 days, "quick" 5 to 15, "rare" has delivered twice. */
function years(): SupplierOrder[] {
  const draw = drawer(5);
  const many = Array.from({ length: 600 }, (_, at) =>
    at % 2 === 0 ? order("slow", START + at, 80 + Math.round(40 * draw())) : order("quick", START + at, 5 + Math.round(10 * draw())),
  );
  return [...many, order("rare", START + 100, 50), order("rare", START + 200, 60)];
}

const delivered = (rows: readonly SupplierOrder[], until: number) => rows.filter(({ deliveredOn = until }) => deliveredOn <= until);
const waiting = (rows: readonly SupplierOrder[], until: number) =>
  rows.filter(({ deliveredOn = until }) => deliveredOn > until).map((row) => ({ ...row, deliveredOn: undefined }));

test("later orders fall within the 90% interval about nine times in ten, for each vendor", () => {
  const rows = years();
  const until = START + 400;
  const estimates = new Map(estimateLeadTimes(delivered(rows, until), waiting(rows, until), until).map((one) => [one.id, one]));
  for (const vendor of ["slow", "quick"]) {
    const later = rows.filter((row) => row.vendor === vendor && (row.deliveredOn ?? 0) > until);
    const inside = later.filter(({ id, orderedOn = 0, deliveredOn = 0 }) => {
      const [low = 0, , , high = 0] = estimates.get(id)?.quantiles ?? [];
      return deliveredOn - orderedOn >= low && deliveredOn - orderedOn <= high;
    });
    expect(inside.length / later.length).toBeGreaterThan(0.84);
  }
});

test("a vendor with many deliveries gets its own lead time, one with two lies between its own and everyone's", () => {
  const [quick, rare, unknown] = estimateLeadTimes(
    years(),
    ["quick", "rare", "nobody"].map((vendor) => order(vendor, START + 800)),
    START + 800,
  );
  expect(quick?.quantiles[1]).toBeLessThan(16);
  expect(rare?.quantiles[3]).toBeGreaterThan(60);
  expect(rare?.basedOn).toEqual({ orders: 602, vendorOrders: 2 });
  expect(unknown?.reasons[0]).toBe("No order of nobody with a known order date has come in yet.");
});

test("an order that has waited for 100 days takes longer than 100 days, and says so", () => {
  const [estimate] = estimateLeadTimes(years(), [order("slow", START + 700)], START + 800);
  expect(estimate?.quantiles[0]).toBeGreaterThan(100);
  expect(estimate?.reasons.join(" ")).toMatch(/Ordered 100 days before .* takes longer/);
});

test("an order that has waited longer than any before it is still answered, beyond its wait", () => {
  const [estimate] = estimateLeadTimes(years(), [order("slow", START + 700)], START + 2_000);
  expect(estimate?.quantiles[0]).toBeGreaterThan(1_300);
  expect(estimate?.quantiles.every(Number.isFinite)).toBe(true);
});

test("an order without an order date is answered, and says that its wait is not used", () => {
  const [estimate] = estimateLeadTimes(years(), [order("quick", undefined)], START + 800);
  expect(estimate?.quantiles[1]).toBeLessThan(16);
  expect(estimate?.reasons.at(-1)).toMatch(/order date is unknown/);
});

test("orders still open make lead times longer than history alone says", () => {
  const quickOnes = Array.from({ length: 60 }, (_, at) => order("new", START + 2 * at, 5));
  const stuck = Array.from({ length: 60 }, (_, at) => order("new", START + 2 * at + 1));
  const asked = order("new", START + 130);
  const upper = (open: readonly SupplierOrder[]) =>
    estimateLeadTimes([...years(), ...quickOnes], open, START + 130).find(({ id }) => id === asked.id)?.quantiles[2] ?? 0;
  expect(upper([asked, ...stuck])).toBeGreaterThan(upper([asked]));
});

test("quantiles never cross and the same input gives the same answer", () => {
  const rows = years();
  const once = estimateLeadTimes(delivered(rows, START + 300), waiting(rows, START + 300));
  expect(once.every(({ quantiles }) => quantiles.every((value, at) => at === 0 || value >= (quantiles[at - 1] ?? 0)))).toBe(true);
  expect(estimateLeadTimes(delivered(rows, START + 300), waiting(rows, START + 300))).toEqual(once);
});

test("without today's date, open orders that all begin after the history's last are not taken for slow ones", () => {
  const rows = years();
  const [estimate] = estimateLeadTimes(rows, [order("quick", START + 602)]);
  expect(estimate?.quantiles[1]).toBeLessThan(16);
});

test("a history without any dated delivery is refused with what to do", () => {
  expect(() => estimateLeadTimes([order("slow", undefined)], [order("slow", START)])).toThrow(/order date and a delivered date/);
});

test("the scheduled date and what is known only after the order never reach an estimate", () => {
  const row = { ID: "1", Vendor: "slow", "PO Sent to Vendor Date": "6/2/06" };
  const after = {
    "Scheduled Delivery Date": "2-Aug-06",
    "Delivery Recorded Date": "9-Aug-06",
    Weight: "13",
    Freight_Cost: "780.34",
    "ASN/DN #": "ASN-8",
  };
  expect(supplierOrderOf({ ...row, ...after })).toEqual(supplierOrderOf(row));
});

test("one delivery with a mistyped year does not make every open order look decades old", () => {
  const rows = years();
  const mistyped = order("slow", START + 100, 18_000);
  const open = [order("quick", START + 598), order("slow", START + 598)];
  const [quick] = estimateLeadTimes([...delivered(rows, START + 600), mistyped], open);
  expect(quick?.quantiles[1]).toBeLessThan(30);
});
