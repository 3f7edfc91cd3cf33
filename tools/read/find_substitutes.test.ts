import { expect, test } from "vitest";
import { exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./find_substitutes.ts";

test("substitutes are sold, of the same category, and have free stock", async () => {
  expect(await tool.run({ product: "VLV-0125" }, exampleContext())).toMatchObject({
    product: { code: "VLV-0125", category: "Hardware", free: "0" },
    substitutes: [{ code: "BRG-6204", free: "4" }],
    hasMore: false,
  });
});

test("the most alike by name comes first", async () => {
  const world = {
    ...exampleWorld,
    "product.product": (exampleWorld["product.product"] ?? []).map((row) => (row.id === 71 ? { ...row, free_qty: 2 } : row)),
  };
  expect(await tool.run({ product: "VLV-0125" }, exampleContext(undefined, world))).toMatchObject({
    substitutes: [{ code: "VLV-0126" }, { code: "BRG-6204" }],
  });
});
