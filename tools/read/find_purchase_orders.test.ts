import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./find_purchase_orders.ts";

test.for([
  {
    input: { status: "rfq" },
    orders: [
      { reference: "P00016", status: "to approve" },
      { reference: "P00015", status: "request for quotation" },
    ],
  },
  {
    input: { status: "open" },
    orders: [
      { reference: "P00012", late: true, daysLate: 2 },
      { reference: "P00014", late: false },
    ],
  },
  { input: { status: "late" }, orders: [{ reference: "P00012" }] },
  { input: { status: "done" }, orders: [] },
  { input: { vendor: "northwnd", status: "late" }, orders: [{ vendor: "Northwind Metals", total: "220.00" }] },
  { input: { text: "nw-77" }, orders: [{ reference: "P00014" }] },
  { input: { text: "PO14" }, orders: [{ reference: "P00014" }] },
  { input: { text: "ball valve", status: "open" }, orders: [{ reference: "P00012" }, { reference: "P00014" }] },
])("$input gives $orders", async ({ input, orders }) => {
  expect(await tool.run(input, exampleContext())).toMatchObject({ orders, hasMore: false });
});

test("totals are absent for who may not see what vendors charge", async () => {
  const answer = JSON.stringify(await tool.run({ status: "late" }, exampleContext(["personal", "commercial", "vendor_terms.lead_time"])));
  expect(answer).not.toContain('"total"');
  expect(answer).toContain("P00012");
});
