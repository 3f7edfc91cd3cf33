import { describe, expect, test } from "vitest";
import { chooseOne } from "./choose.ts";

const sought = { what: "customer", typed: "acme", hint: "Look it up with find_customers." };

describe("choosing among what a name could mean", () => {
  test("the best wins over those that fit less", () => {
    const candidates = [
      { found: 1, label: "Acme", score: 5 },
      { found: 2, label: "Acme East", score: 3 },
    ];
    expect(chooseOne(candidates, sought)).toBe(1);
  });

  test("equally good ones are put back to the person, at most six", () => {
    const candidates = Array.from({ length: 9 }, (_, index) => ({ found: index, label: `Acme ${index}`, score: 3 }));
    expect(() => chooseOne(candidates, sought)).toThrow(
      expect.objectContaining({ code: "AMBIGUOUS", choices: ["Acme 0", "Acme 1", "Acme 2", "Acme 3", "Acme 4", "Acme 5"] }),
    );
  });

  test("none is said, with what was looked for and how to look it up", () => {
    expect(() => chooseOne([], sought)).toThrow(
      expect.objectContaining({ code: "NOT_FOUND", message: 'There is no customer "acme" among those you may see. Look it up with find_customers.' }),
    );
  });

  test("a long text is cut in the message", () => {
    expect(() => chooseOne([], { ...sought, typed: "x".repeat(200) })).toThrow(`"${"x".repeat(80)}…"`);
  });
});
