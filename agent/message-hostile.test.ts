import { expect, test } from "vitest";
import { LONGEST_MESSAGE, normaliseMessage } from "./message.ts";

test("a message that grows past the limit when it is folded is refused", () => {
  expect(() => normaliseMessage("\ufdfa".repeat(LONGEST_MESSAGE))).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
});

test.for([
  { because: "variation selectors, which can carry a hidden text", raw: "Where\ufe01\u{e0101} is it?" },
  { because: "fillers that are letters to Unicode", raw: "Where\u3164\u115f is it?" },
  { because: "a joiner that nobody sees", raw: "Whe\u034fre is it?" },
])("drops $because", ({ raw }) => {
  expect(normaliseMessage(raw)).toBe("Where is it?");
});
