import { expect, test } from "vitest";
import type { Row } from "../../odoo/reader.ts";
import { exampleContext } from "../test-world.ts";
import checkBills from "./check_bills.ts";

const usd = [1, "USD"] as const;
const units = [1, "Units"] as const;

const world = (bill: Omit<Partial<Row>, "id">, line: Omit<Partial<Row>, "id">) => ({
  "account.move": [{ id: 61, name: "BILL/1", move_type: "in_invoice", state: "draft", payment_state: "not_paid" }],
  "account.move.line": [
    {
      id: 1,
      move_id: [61, "BILL/1"],
      product_id: [70, "Valve"],
      product_uom_id: units,
      quantity: 20,
      price_unit: 11,
      purchase_line_id: [12, "P00012"],
      currency_id: usd,
      ...bill,
    },
  ],
  "purchase.order.line": [
    {
      id: 12,
      order_id: [12, "P00012 (NW-77)"],
      partner_id: [20, "Northwind"],
      product_uom_id: units,
      product_qty: 20,
      qty_received: 20,
      qty_invoiced: 20,
      price_unit: 11,
      currency_id: usd,
      ...line,
    },
  ],
});

test.for([
  { because: "all agree", bill: {}, line: {}, kinds: [], difference: undefined },
  { because: "the price is higher", bill: { price_unit: 12 }, line: {}, kinds: ["price above the order"], difference: "20.00" },
  { because: "the price is lower", bill: { price_unit: 10.5 }, line: {}, kinds: ["price below the order"], difference: "-10.00" },
  { because: "half has come", bill: {}, line: { qty_received: 10 }, kinds: ["more billed than received"], difference: "110.00" },
  {
    because: "more was billed than ordered or received",
    bill: { quantity: 25 },
    line: { qty_invoiced: 25 },
    kinds: ["more billed than received", "more billed than ordered"],
    difference: "55.00",
  },
  {
    because: "prices are in two currencies, which can't be compared",
    bill: { price_unit: 99, currency_id: [2, "EUR"] },
    line: {},
    kinds: [],
    difference: undefined,
  },
])("a bill line where $because", async ({ bill, line, kinds, difference }) => {
  const context = exampleContext(undefined, world(bill, line));
  const { exceptions, count, checkedCount } = Object(await checkBills.run({}, context));
  expect({ count, checkedCount }).toEqual({ count: kinds.length > 0 ? 1 : 0, checkedCount: 1 });
  expect(exceptions[0]?.kinds ?? []).toEqual(kinds);
  expect(exceptions[0]?.differenceAmount).toBe(difference);
  if (exceptions[0]) expect(exceptions[0].purchaseOrder).toBe("P00012");
});
