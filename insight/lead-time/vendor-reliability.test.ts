import { expect, test } from "vitest";
import type { SupplierReceipt } from "./supplier-receipt.ts";
import { vendorReliability } from "./vendor-reliability.ts";

const TODAY = 20_000;

/** Lines every third day for two years, promised in 10 days; those in `late` come 5 days after. */
function receipts(vendor: string, late: (day: number) => boolean): SupplierReceipt[] {
  return Array.from({ length: 240 }, (_, at) => {
    const orderedAt = TODAY - 740 + 3 * at;
    return {
      vendor,
      orderedAt,
      promisedAt: orderedAt + 10,
      receivedAt: orderedAt + (late(orderedAt) ? 15 : 9),
      ordered: 10,
      received: 10,
      rejected: 0,
    };
  });
}

const steady = receipts("steady", () => false);
const slipping = receipts("slipping", (day) => day > TODAY - 110);
const both = [...steady, ...slipping];
const rated = (rows: readonly SupplierReceipt[], vendor: string) => vendorReliability(rows, TODAY, [vendor]).find((one) => one.vendor === vendor);

test("a punctual vendor scores higher than one that has begun to slip, and the change is named", () => {
  expect(rated(both, "steady")?.score).toBeGreaterThan(rated(both, "slipping")?.score ?? 100);
  expect(rated(both, "slipping")?.change.kind).toBe("worse");
  expect(rated(both, "steady")?.change.kind).toBe("unclear");
  expect(rated(both, "slipping")?.reasons[0]).toMatch(/^Late on \d+ of 2\d\d lines/);
});

test("a vendor with one late receipt is not called unreliable: its share stays near everyone's, with wide bounds", () => {
  const one = rated([...both, { vendor: "one", orderedAt: TODAY - 30, promisedAt: TODAY - 20, receivedAt: TODAY - 15 }], "one");
  expect(one?.lateShare).toBeLessThan(0.25);
  expect((one?.lateHigh ?? 0) - (one?.lateLow ?? 0)).toBeGreaterThan(0.2);
  expect(one?.reasons.join(" ")).toMatch(/Quantities received are not known/);
});

test("a vendor without receipts is rated like the average and says so", () => {
  const none = rated(both, "nobody");
  expect(none?.basedOn).toEqual({ receipts: 0, promised: 0 });
  expect(none?.reasons[0]).toMatch(/Nothing from nobody has been received yet/);
});

test("short and rejected units cost points", () => {
  const short = steady.map((row) => ({ ...row, vendor: "short", received: 8, rejected: 2 }));
  expect(rated([...both, ...short], "short")).toMatchObject({ shortShare: 0.2, rejectedShare: 0.25 });
  expect(rated([...both, ...short], "short")?.score).toBeLessThan(rated([...both, ...short], "steady")?.score ?? 0);
});

test("with nothing received by anybody there is no lead time, and no crash", () => {
  expect(vendorReliability([], TODAY, ["nobody"])[0]).toMatchObject({ leadTime: undefined, change: { kind: "unclear" } });
});
