import { describe, expect, test } from "vitest";
import { exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./list_returns.ts";

const back = (id: number, name: string, state: string, day: string) => ({
  ...exampleWorld["stock.picking"]?.[0],
  id,
  name,
  picking_type_code: "incoming",
  sale_id: [27, "S00027"],
  partner_id: [11, "Acme Fasteners"],
  return_id: [49, "WH/OUT/00049"],
  state,
  scheduled_date: `${day} 14:00:00`,
  date_done: state === "done" ? `${day} 15:00:00` : false,
});
const world = {
  ...exampleWorld,
  "stock.picking": [
    ...(exampleWorld["stock.picking"] ?? []),
    back(70, "WH/IN/00020", "done", "2026-05-30"),
    back(71, "WH/IN/00021", "assigned", "2026-06-09"),
  ],
};

describe("returned goods and what was credited for them", () => {
  test("of one order, those still expected first", async () => {
    expect(await tool.run({ order: "S27" }, exampleContext(undefined, world))).toMatchObject({
      returns: [
        { reference: "WH/IN/00021", status: "expected", expected: "2026-06-09", returnOf: "WH/OUT/00049" },
        { reference: "WH/IN/00020", status: "received", done: "2026-05-30", expected: null },
      ],
      expectedCount: 1,
      receivedCount: 1,
      creditNotes: [],
    });
  });

  test("in a time", async () => {
    expect(await tool.run({ from: "2026-05-01", to: "2026-05-31" }, exampleContext(undefined, world))).toMatchObject({
      returns: [{ reference: "WH/IN/00020" }],
      creditNotes: [{ reference: "RINV/2026/00010" }],
    });
  });

  test("of a customer without any are none, and receipts from vendors are no returns", async () => {
    expect(await tool.run({ customer: "azure" }, exampleContext(undefined, world))).toMatchObject({ returns: [], creditNotes: [] });
  });
});
