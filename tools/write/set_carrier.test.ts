import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./set_carrier.ts";

test("another carrier is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ on: "WH/OUT/00050", carrier: "freight" }, exampleContext())).toMatchObject({
    model: "stock.picking",
    ids: [50],
    method: "set_carrier",
    values: { carrier_id: 2 },
    before: { "50": { state: "assigned", carrier_id: false } },
    summary: "Send delivery WH/OUT/00050 with Freight Line",
    lines: [
      { field: "stock.picking.carrier_id", before: null, after: "Freight Line" },
      { field: "delivery.carrier.fixed_price", after: "48.00" },
    ],
  });
});

test("an order's own reference sets the order's carrier", async () => {
  expect(await tool.plan({ on: "S25", carrier: "Parcel" }, exampleContext())).toMatchObject({
    model: "sale.order",
    ids: [25],
    values: { carrier_id: 1 },
  });
});

test.for([
  { because: "it was shipped", input: { on: "WH/OUT/00049", carrier: "freight" }, code: "STALE" },
  { because: "the carrier is unknown", input: { on: "WH/OUT/00050", carrier: "zeppelin" }, code: "NOT_FOUND" },
  { because: "the carrier's own service would be asked", input: { on: "WH/OUT/00050", carrier: "Sky Courier" }, code: "BAD_INPUT" },
  { because: "the order is cancelled", input: { on: "S29", carrier: "freight" }, code: "STALE" },
  { because: "there is no such record", input: { on: "S99", carrier: "freight" }, code: "NOT_FOUND" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
