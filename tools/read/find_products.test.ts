import { describe, expect, test } from "vitest";
import { exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./find_products.ts";

describe("a product is found", () => {
  test.for([
    { because: "the code is given", text: "VLV-0125", codes: ["VLV-0125"] },
    { because: "the code is written otherwise", text: "vlv0125", codes: ["VLV-0125"] },
    { because: "the code's zero is left out", text: "vlv 125", codes: ["VLV-0125"] },
    { because: "its label is given", text: "[VLV-0125] Ball valve 1/2 inch", codes: ["VLV-0125"] },
    { because: "words fit two", text: "ball valve", codes: ["VLV-0125", "VLV-0126"] },
    { because: "a part of the code fits two", text: "VLV", codes: ["VLV-0125", "VLV-0126"] },
    { because: "a word is misspelt", text: "baering", codes: ["BRG-6204"] },
    { because: "nothing fits", text: "hydraulic pump", codes: [] },
    { because: "only signs are given", text: "%_?", codes: [] },
  ])("$codes when $because", async ({ text, codes }) => {
    expect(await tool.run({ text }, exampleContext())).toMatchObject({ products: codes.map((code) => ({ code })), hasMore: false });
  });
});

describe("cost and margin", () => {
  test.for([
    { sees: ["commercial", "cost", "margin"], shown: { listPrice: "24.50", cost: "11.00", margin: "13.50", marginPercent: "55.1" } },
    { sees: ["commercial", "cost"], shown: { listPrice: "24.50", cost: "11.00" } },
    { sees: ["commercial", "margin"], shown: { listPrice: "24.50" } },
    { sees: ["cost", "margin"], shown: { cost: "11.00" } },
    { sees: ["commercial.total"], shown: {} },
  ])("who sees $sees is told $shown", async ({ sees, shown }) => {
    const answer = await tool.run({ text: "VLV-0125" }, exampleContext(sees));
    const product = { id: "70", code: "VLV-0125", name: "Ball valve 1/2 inch", uom: "Units", onHand: "5", free: "0", currency: "USD" };
    expect(JSON.parse(JSON.stringify(answer))).toEqual({ products: [{ ...product, ...shown }], hasMore: false });
  });

  test("two worlds that differ in cost alone answer alike for who may not see it", async () => {
    const dearer = (exampleWorld["product.product"] ?? []).map((row) => ({ ...row, standard_price: 999 }));
    const other = { ...exampleWorld, "product.product": dearer };
    for (const text of ["valve", "VLV-0125", "11"]) {
      const answers = [exampleWorld, other].map((world) => tool.run({ text }, exampleContext(["commercial", "margin"], world)));
      const [one, two] = (await Promise.all(answers)).map((answer) => JSON.stringify(answer));
      expect(one).toBe(two);
    }
  });
});
