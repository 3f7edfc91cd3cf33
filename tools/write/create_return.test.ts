import { expect, test } from "vitest";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./create_return.ts";

test("a return is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ delivery: "S27" }, exampleContext())).toMatchObject({
    model: "stock.picking",
    ids: [49],
    method: "action_create_returns",
    values: { moves: [[0, 0, { move_id: 95, quantity: 10 }]] },
    before: { "49": { state: "done" } },
    summary: "Take back all of delivery WH/OUT/00049: 10 Units of [BRG-6204] Bearing 6204",
  });
});

test("what is on its way back already can't come back again", async () => {
  const world = {
    ...exampleWorld,
    "stock.move": [
      ...(exampleWorld["stock.move"] ?? []),
      { id: 96, origin_returned_move_id: [95, "x"], state: "assigned", product_uom_qty: 4, picking_id: [61, "WH/IN/00009"] },
    ],
  };
  expect(await tool.plan({ delivery: "S27" }, exampleContext(EVERYTHING, world))).toMatchObject({
    values: { moves: [[0, 0, { move_id: 95, quantity: 6 }]] },
  });
});

test.for([
  { because: "nothing was delivered", input: { delivery: "S25" }, code: "STALE" },
  { because: "it was not shipped", input: { delivery: "WH/OUT/00050" }, code: "STALE" },
  {
    because: "more comes back than went out",
    input: { delivery: "WH/OUT/00049", lines: [{ product: "BRG-6204", quantity: "11" }] },
    code: "BAD_INPUT",
  },
  { because: "it held no such product", input: { delivery: "WH/OUT/00049", lines: [{ product: "VLV-0125", quantity: "1" }] }, code: "NOT_FOUND" },
  { because: "there is none", input: { delivery: "WH/OUT/09999" }, code: "NOT_FOUND" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
