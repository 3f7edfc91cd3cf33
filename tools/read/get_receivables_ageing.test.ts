import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import ageing from "./get_receivables_ageing.ts";

const invoice = (id: number, due: string) => ({
  id,
  move_type: "out_invoice",
  state: "posted",
  payment_state: "not_paid",
  partner_id: [10, "Acme Fasteners"],
  invoice_date_due: due,
  amount_residual: 10.1,
  currency_id: [1, "USD"],
});

/** Today is 4 June 2026. */
test.for([
  { because: "due today", due: "2026-06-04", age: "not due" },
  { because: "one day late", due: "2026-06-03", age: "1 to 30 days" },
  { because: "30 days late", due: "2026-05-05", age: "1 to 30 days" },
  { because: "31 days late", due: "2026-05-04", age: "31 to 60 days" },
  { because: "90 days late", due: "2026-03-06", age: "61 to 90 days" },
  { because: "91 days late", due: "2026-03-05", age: "over 90 days" },
])("an invoice that is $because is $age", async ({ due, age }) => {
  const { ages } = Object(await ageing.run({}, exampleContext(undefined, { "account.move": [invoice(1, due)] })));
  expect(ages).toEqual([{ age, invoiceCount: 1, open: "10.10", currency: "USD" }]);
});

test("sums are exact, and only what is past its day is overdue", async () => {
  const world = { "account.move": [invoice(1, "2026-07-01"), invoice(2, "2026-06-01"), invoice(3, "2026-05-20")] };
  const { totals, customers } = Object(await ageing.run({}, exampleContext(undefined, world)));
  expect(totals).toEqual([{ open: "30.30", overdueAmount: "20.20", overdueCount: 2, currency: "USD" }]);
  expect(customers).toEqual([{ id: "10", customer: "Acme Fasteners", overdueAmount: "20.20", overdueCount: 2, daysOverdue: 15, currency: "USD" }]);
});
