import { describe, expect, test } from "vitest";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./get_purchase_order_risk.ts";

describe("purchase orders at risk", () => {
  test("a late one says what is still to come and which orders wait for it", async () => {
    expect(await tool.run({}, exampleContext())).toMatchObject({
      orders: [
        {
          reference: "P00012",
          risk: "late",
          daysLate: 2,
          openValue: "220.00",
          lines: [{ open: "20", daysLate: 2 }],
          waiting: [{ id: "25", reference: "S00025", customer: "Acme Fasteners", missing: "7", delivery: "WH/OUT/00047", promised: "2026-06-01" }],
        },
      ],
      hasMore: false,
    });
  });

  test("one that comes after the promise it must serve is at risk", async () => {
    const world = { ...exampleWorld, "purchase.order": (exampleWorld["purchase.order"] ?? []).filter((row) => row.id === 14) };
    const withoutFirst = { ...world, "stock.move": (exampleWorld["stock.move"] ?? []).filter((row) => row.id !== 90) };
    expect(await tool.run({}, exampleContext(EVERYTHING, withoutFirst))).toMatchObject({
      orders: [{ reference: "P00014", risk: "at risk", daysLate: 0, openValue: "250.00", waiting: [{ reference: "S00025" }] }],
    });
  });

  test.for([
    { order: "P14", risk: "on time" },
    { order: "nw-77", risk: "on time" },
    { order: "po 12", risk: "late" },
    { order: "P00015", risk: "not open" },
  ])("$order alone is $risk", async ({ order, risk }) => {
    expect(await tool.run({ order }, exampleContext())).toMatchObject({ orders: [{ risk }] });
  });

  test("the open value is absent, not zero, for who may not see vendors' prices", async () => {
    const answer = JSON.stringify(await tool.run({}, exampleContext(["personal", "vendor_terms.total"])));
    expect(answer).not.toContain("openValue");
    expect(answer).toContain('"total":"220.00"');
  });
});
