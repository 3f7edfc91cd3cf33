import { describe, expect, test } from "vitest";
import { fragments, likeness, misspelt } from "./words.ts";

describe("how well a name answers what was typed", () => {
  test.for([
    { because: "it is the name", typed: "Azure Interior", name: "Azure Interior", score: 4 },
    { because: "case and accents do not matter", typed: "cafe muller", name: "Café Müller", score: 4 },
    { because: "spaces do not matter", typed: "VLV0125", name: "VLV-0125", score: 4 },
    { because: "every word is in the name", typed: "interior azure", name: "Azure Interior", score: 4 - 1 },
    { because: "every word is begun", typed: "az int", name: "Azure Interior", score: 2 },
    { because: "it stands inside a word", typed: "zur", name: "Azure Interior", score: 1 },
    { because: "a word is missing", typed: "azure garden", name: "Azure Interior", score: 0 },
    { because: "nothing was typed", typed: "?!", name: "Azure Interior", score: 0 },
  ])("$typed against $name is $score when $because", ({ typed, name, score }) => {
    expect(likeness(typed, name)).toBe(score);
  });
});

describe("a misspelt name", () => {
  const names = ["Cabinet with Doors", "Large Cabinet", "Corner Desk Left Sit", "Corner Desk Right Sit", "Flipover"];
  const meant = (typed: string) => misspelt(typed, names, (name) => name).filter((hit) => hit.score === 1);

  test.for([
    { typed: "cabnet with dors", name: "Cabinet with Doors" },
    { typed: "flipovr", name: "Flipover" },
    { typed: "large cabinett", name: "Large Cabinet" },
  ])("$typed means $name alone", ({ typed, name }) => {
    expect(meant(typed).map((hit) => hit.item)).toEqual([name]);
  });

  test("stays open between two that are as near", () => {
    expect(meant("cornr desk").map((hit) => hit.item)).toEqual(["Corner Desk Left Sit", "Corner Desk Right Sit"]);
  });

  test("that is too far from every name means none", () => {
    expect(meant("hydraulic pump")).toEqual([]);
  });

  test("keeps its beginnings and ends for the search", () => {
    expect(fragments("cabnet of dors")).toEqual(["cab", "net", "of", "dor", "ors"]);
  });
});
