import { describe, expect, test } from "vitest";
import { bestMatches, looksLikeReference, matchReference, referenceDomain, referenceTokens } from "./reference.ts";

describe("a reference is understood as people write it", () => {
  test.for([
    { because: "it is the name", typed: "S00028", name: "S00028", match: 2 },
    { because: "the case differs", typed: "wh/out/00012", name: "WH/OUT/00012", match: 2 },
    { because: "zeros are missing", typed: "s28", name: "S00028", match: 2 },
    { because: "zeros and slashes are missing", typed: "wh out 12", name: "WH/OUT/00012", match: 2 },
    { because: "people say SO", typed: "SO28", name: "S00028", match: 2 },
    { because: "people say PO", typed: "PO7", name: "P00007", match: 2 },
    { because: "the sequence itself says PO", typed: "PO7", name: "PO00007", match: 2 },
    { because: "a noun stands before it", typed: "sales order S00028", name: "S00028", match: 2 },
    { because: "a hash stands before it", typed: "order #28", name: "S00028", match: 1 },
    { because: "the warehouse is left out", typed: "out 12", name: "WH/OUT/00012", match: 1 },
    { because: "only the number is given", typed: "28", name: "S00028", match: 1 },
    { because: "the year is left out", typed: "inv 3", name: "INV/2026/00003", match: 1 },
    { because: "the number is another", typed: "s28", name: "S00128", match: 0 },
    { because: "the number ends alike", typed: "28", name: "S10028", match: 0 },
    { because: "it is another document", typed: "inv 28", name: "S00028", match: 0 },
    { because: "it is a delivery of another kind", typed: "wh/in/12", name: "WH/OUT/00012", match: 0 },
    { because: "it asks for more than the name holds", typed: "wh/out/00012/2", name: "WH/OUT/00012", match: 0 },
    { because: "it is empty", typed: "  ", name: "S00028", match: 0 },
  ])("$typed against $name is $match when $because", ({ typed, name, match }) => {
    expect(matchReference(typed, name)).toBe(match);
  });

  test.for([
    { typed: "S00028", is: true },
    { typed: "BILL/2026/11/0002", is: true },
    { typed: "Azure Interior", is: false },
    { typed: "move the delivery of order 28 to next Friday please 7", is: false },
    { typed: "x".repeat(5_000), is: false },
  ])("$typed is a reference: $is", ({ typed, is }) => {
    expect(looksLikeReference(typed)).toBe(is);
  });

  test("the search fills in zeros and what people say for a sequence", () => {
    expect(referenceDomain("name", "order SO28")).toEqual([
      "|",
      ["name", "=ilike", "SO28"],
      "|",
      ["name", "=ilike", "%so%0028"],
      ["name", "=ilike", "%s%0028"],
    ]);
  });

  test("a text that is no reference is searched as it is", () => {
    expect(referenceDomain("name", "Azure")).toEqual([["name", "=ilike", "Azure"]]);
    expect(referenceTokens("x".repeat(100))).toEqual([]);
  });
});

describe("of the documents that a search found", () => {
  const rows = [
    { id: 1, name: "INV/2026/00003", invoice_origin: "S00028" },
    { id: 2, name: "RINV/2026/00003", invoice_origin: false },
    { id: 3, name: "INV/2026/00028", invoice_origin: "S00007" },
  ];

  test("only those remain that the reference means", () => {
    expect(bestMatches("INV/2026/3", rows, ["name", "invoice_origin"]).map((row) => row.id)).toEqual([1]);
    expect(bestMatches("S28", rows, ["name", "invoice_origin"]).map((row) => row.id)).toEqual([1]);
  });

  test("all remain when the text is no reference of theirs", () => {
    expect(bestMatches("VLV-0125", rows, ["name"])).toHaveLength(3);
    expect(bestMatches("office chair", rows, ["name"])).toHaveLength(3);
  });
});
