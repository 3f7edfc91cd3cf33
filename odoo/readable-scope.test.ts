import { expect, test } from "vitest";
import { readableAccess } from "./readable-scope.ts";
import { CUSTOMERS, testAccess } from "./test-reader.ts";

const chatting = testAccess({ sight: (model) => (["mail.message", "sale.order", "res.partner"].includes(model) ? "shown" : "hidden") });

test("notes are in scope on models that are read whole: not on scoped ones, and not on those that aren't read", () => {
  expect(readableAccess(chatting).scope("mail.message")).toEqual([["model", "in", ["sale.order"]]]);
  expect(readableAccess(chatting).scope("res.partner")).toEqual(CUSTOMERS);
});

test.for([
  { because: "it holds a partner's name and partners are scoped", model: "sale.order.line", sight: "hidden" },
  { because: "it is the record's own name", model: "sale.order", sight: "shown" },
])("a display name is $sight when $because", ({ model, sight }) => {
  expect(readableAccess(testAccess()).sight(model, "display_name")).toBe(sight);
  expect(readableAccess(testAccess()).sight(model, "price_unit")).toBe("shown");
});
