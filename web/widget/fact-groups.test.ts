import { expect, test } from "vitest";
import { groupFacts } from "./fact-groups.ts";

const fact = (value: string, model: string, id: string, field: string) => ({ value, source: { tool: "find_orders", model, id, field } });

test("facts are grouped by record, named by its name, and said once", () => {
  const groups = groupFacts([
    fact("S00042", "sale.order", "42", "name"),
    fact("Acme", "sale.order", "42", "partner_id"),
    fact("3 June", "stock.picking", "7", "scheduled_date"),
    fact("Acme", "sale.order", "42", "partner_id"),
    fact("12", "product.product", "", "qty"),
  ]);
  expect(groups.map(({ title, values }) => [title, ...values.map(({ field, value }) => `${field}: ${value}`)])).toEqual([
    ["Sales order S00042", "Name: S00042", "Partner: Acme"],
    ["Transfer, id 7", "Scheduled date: 3 June"],
    ["Computed from several records (product)", "Qty: 12"],
  ]);
});
