import { expect, test } from "vitest";
import { amountText, fieldInWords, instantText, inWords, remainingText, rolesText } from "./format.ts";

test.for([
  { amount: "1234.50", currency: "EUR", shown: "€1,234.50" },
  { amount: "9007199254740993.10", currency: "USD", shown: "$9,007,199,254,740,993.10" },
  { amount: "-3", currency: "EUR", shown: "-€3.00" },
  { amount: "12.00", currency: "not a code", shown: "12.00 not a code" },
  { amount: "many", currency: "EUR", shown: "many EUR" },
])("$amount $currency reads $shown", ({ shown, ...money }) => {
  expect(amountText(money, "en-US")).toBe(shown);
});

test("an instant is told in the reader's time zone, and nonsense stays as it came", () => {
  expect(instantText("2026-06-03T22:30:00Z", "en-GB", "Europe/Berlin")).toBe("4 Jun 2026, 00:30");
  expect(instantText("soon")).toBe("soon");
});

test.for([
  { ms: -1, left: "" },
  { ms: 0, left: "" },
  { ms: 41_200, left: "42 s" },
  { ms: 9 * 60_000 + 5_000, left: "9 min 5 s" },
  { ms: 45 * 60_000, left: "45 min" },
  { ms: 8 * 3_600_000 - 1, left: "7 h 59 min" },
  { ms: 72 * 3_600_000, left: "3 days" },
])("$ms ms is told as '$left'", ({ ms, left }) => {
  expect(remainingText(ms)).toBe(left);
});

test("technical names become words", () => {
  expect(inWords("customer_service")).toBe("Customer service");
  expect(inWords("stock.picking")).toBe("Stock picking");
  expect(fieldInWords("sale.order.partner_id")).toBe("Partner");
  expect(fieldInWords("id")).toBe("Id");
  expect(rolesText(["operations_manager", "requester"])).toBe("Operations manager or the requester");
});
