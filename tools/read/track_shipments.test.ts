import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./track_shipments.ts";

describe("carrier and tracking", () => {
  test("of an order's shipments", async () => {
    expect(await tool.run({ order: "WH/OUT/00049" }, exampleContext())).toMatchObject({
      of: "S00027",
      shipments: [{ reference: "WH/OUT/00049", carrier: "Parcel", tracking: "TRK123456", status: "done" }],
      untracked: 0,
    });
  });

  test("of a customer's last shipments, none of another's", async () => {
    expect(await tool.run({ customer: "Acme Fasteners (Berlin)" }, exampleContext())).toMatchObject({
      shipments: [{ reference: "WH/OUT/00047", tracking: null }],
    });
  });

  test("of nobody in particular is refused with what to name", async () => {
    await expect(tool.run({}, exampleContext())).rejects.toMatchObject({ code: "BAD_INPUT", message: "Name an order or a customer." });
  });
});
