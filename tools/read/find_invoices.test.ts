import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./find_invoices.ts";

test.for([
  { input: { status: "overdue", kind: "customer" }, invoices: [{ reference: "INV/2026/00010", status: "open", daysOverdue: 30, open: "80.00" }] },
  { input: { status: "paid" }, invoices: [{ reference: "INV/2026/00012", status: "paid", overdue: false }] },
  { input: { status: "draft" }, invoices: [] },
  {
    input: { kind: "vendor" },
    invoices: [
      { reference: "BILL/2026/05/0003", kind: "vendor bill", status: "blocked" },
      { reference: "BILL/2026/05/0002", kind: "vendor bill", partnerReference: "NW-1001" },
    ],
  },
  { input: { reference: "inv 11" }, invoices: [{ reference: "INV/2026/00011", status: "partly paid", total: "80.00", open: "30.00" }] },
  { input: { reference: "bill 5 2" }, invoices: [{ reference: "BILL/2026/05/0002" }] },
  { input: { reference: "bill 5 9" }, invoices: [] },
  { input: { reference: "NW-1001" }, invoices: [{ reference: "BILL/2026/05/0002" }] },
  { input: { reference: "P12" }, invoices: [{ reference: "BILL/2026/05/0002" }] },
  { input: { partner: "northwind" }, invoices: [{ reference: "BILL/2026/05/0002" }] },
])("$input gives $invoices", async ({ input, invoices }) => {
  expect(await tool.run(input, exampleContext())).toMatchObject({ invoices, hasMore: false });
});

test("a credit note is open but never overdue", async () => {
  expect(await tool.run({ reference: "RINV/2026/00010" }, exampleContext())).toMatchObject({
    invoices: [{ kind: "customer credit note", status: "open", overdue: false, daysOverdue: 0 }],
  });
});
