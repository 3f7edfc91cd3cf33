import { describe, expect, test } from "vitest";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./get_order_risk.ts";

const movesOf = (leaveOut: number) => ({
  ...exampleWorld,
  "stock.move": (exampleWorld["stock.move"] ?? []).filter(({ id }) => id !== leaveOut),
});

describe("sales orders at risk", () => {
  test("are told with their cause, what would help most and what they are worth", async () => {
    expect(await tool.run({}, exampleContext())).toMatchObject({
      orders: expect.arrayContaining([
        expect.objectContaining({ id: "25", reference: "S00025", missing: "7", purchaseOrder: "P00012", cause: "late receipt", daysLate: 3 }),
      ]),
      causes: expect.arrayContaining([{ cause: "late receipt", orderCount: 1 }]),
      expedites: [expect.objectContaining({ rank: 1, reference: "P00012", orderCount: 1 })],
    });
  });

  test("without a receipt they need a purchase", async () => {
    const world = { ...movesOf(90), "purchase.order": [], "stock.picking": exampleWorld["stock.picking"] ?? [] };
    const bare = { ...world, "stock.move": world["stock.move"].filter((row) => row["picking_code"] !== "incoming") };
    expect(await tool.run({}, exampleContext(EVERYTHING, bare))).toMatchObject({
      orders: expect.arrayContaining([expect.objectContaining({ id: "25", cause: "not enough on order" })]),
      purchases: [expect.objectContaining({ quantity: "7" })],
    });
  });

  test("of a warehouse are its own", async () => {
    expect(await tool.run({ warehouse: "Chicago" }, exampleContext())).toMatchObject({
      of: { id: "2", name: "Chicago", orderCount: 0 },
      orderCount: 0,
      orders: [],
    });
  });

  test("an unknown warehouse is answered with those there are", async () => {
    await expect(tool.run({ warehouse: "Paris" }, exampleContext())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
