import { expect, test } from "vitest";
import { LONGEST_MESSAGE, normaliseMessage } from "./message.ts";

test.for([
  { because: "zero-width characters are dropped", raw: "Where\u200b is S0\u200d0028?", clean: "Where is S00028?" },
  { because: "bidirectional overrides are dropped", raw: "\u202eWhere is S00028?", clean: "Where is S00028?" },
  { because: "full-width letters are folded", raw: "Ｗｈｅｒｅ is Ｓ００028", clean: "Where is S00028" },
  { because: "tag characters are dropped", raw: "hi\u{E0041}\u{E0042}", clean: "hi" },
  { because: "line breaks become spaces", raw: "Where\nis\r\n it", clean: "Where is it" },
])("$because", ({ raw, clean }) => {
  expect(normaliseMessage(raw)).toBe(clean);
});

test.for([
  { because: "it is empty", raw: " \u200b " },
  { because: "it is too long", raw: "a".repeat(LONGEST_MESSAGE + 1) },
])("refuses a message when $because", ({ raw }) => {
  expect(() => normaliseMessage(raw)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
});
