import { expect, test } from "vitest";
import { exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./get_promise_date.ts";

/** 40 on hand, 10 of them needed by open orders; 20 more came due on 2 June, 50 come on 20 June. */
const world = {
  ...exampleWorld,
  "product.product": (exampleWorld["product.product"] ?? []).map((row) =>
    row.id === 70 ? { ...row, qty_available: 40, free_qty: 35, outgoing_qty: 10 } : row,
  ),
};

test.for([
  { because: "no order needs what is there", quantity: "30", found: { promise: "from stock", earliest: "2026-06-04", short: "0" }, receipts: [] },
  {
    because: "it waits for a receipt that is itself late",
    quantity: "31",
    found: { promise: "after a receipt", earliest: null },
    receipts: ["WH/IN/00007"],
  },
  {
    because: "it waits for the second receipt",
    quantity: "100",
    found: { promise: "after a receipt", earliest: "2026-06-20" },
    receipts: ["WH/IN/00007", "WH/IN/00009"],
  },
  {
    because: "all together are too little",
    quantity: "101",
    found: { promise: "not covered", earliest: null, short: "1" },
    receipts: ["WH/IN/00007", "WH/IN/00009"],
  },
])("a day is promised from what no open order needs: $because", async ({ quantity, found, receipts }) => {
  expect(await tool.run({ product: "VLV-0125", quantity }, exampleContext(undefined, world))).toMatchObject({
    product: { ...found, asked: quantity, uncommitted: "30", outgoing: "10" },
    receipts: receipts.map((reference) => ({ reference })),
  });
});

test("warehouses that hold it free by themselves are named", async () => {
  expect(await tool.run({ product: "BRG-6204", quantity: "2" }, exampleContext())).toMatchObject({ holding: [{ warehouse: "Main", free: "38" }] });
});

test.for(["0", "-1", "many", ""])("a quantity of “%s” is refused", async (quantity) => {
  await expect(tool.run({ product: "VLV-0125", quantity }, exampleContext())).rejects.toMatchObject({ code: "BAD_INPUT" });
});
