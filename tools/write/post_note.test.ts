import { expect, test } from "vitest";
import { exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./post_note.ts";

test.for([
  { on: "S25", model: "sale.order", id: 25, summary: "Add a note to order S00025" },
  { on: "quotation S00028", model: "sale.order", id: 28, summary: "Add a note to quotation S00028" },
  { on: "wh/out/50", model: "stock.picking", id: 50, summary: "Add a note to delivery WH/OUT/00050" },
  { on: "WH/IN/00007", model: "stock.picking", id: 60, summary: "Add a note to receipt WH/IN/00007" },
  { on: "PO12", model: "purchase.order", id: 12, summary: "Add a note to purchase order P00012" },
  { on: "INV/2026/00010", model: "account.move", id: 57, summary: "Add a note to invoice INV/2026/00010" },
  { on: "NW-1001", model: "account.move", id: 61, summary: "Add a note to bill BILL/2026/05/0002" },
  { on: "Azure Interior", model: "res.partner", id: 13, summary: "Add a note to Azure Interior" },
  { on: "azure", model: "res.partner", id: 13, summary: "Add a note to Azure Interior" },
])("a note on $on is planned as plain text on $model $id", async ({ on, model, id, summary }) => {
  expect(await tool.plan({ on, text: "Called <b>them</b>" }, exampleContext())).toMatchObject({
    kind: "post_note",
    model,
    ids: [id],
    operation: "call",
    method: "message_post",
    values: { body: "Called <b>them</b>" },
    before: {},
    company: 1,
    summary,
  });
});

test("a number that fits several records is put back to the person with what each is", async () => {
  await expect(tool.plan({ on: "12", text: "x" }, exampleContext())).rejects.toMatchObject({
    code: "AMBIGUOUS",
    choices: ["purchase order P00012", "invoice INV/2026/00012"],
  });
});

test("two companies' documents of one number are told apart by their company, and the answer names one", async () => {
  const [first] = exampleWorld["account.move"] ?? [];
  if (!first) throw new Error("The example world has no invoice.");
  const world = { ...exampleWorld, "account.move": [first, { ...first, id: 99, company_id: [2, "Harbor Supply Europe"] }] };
  const choices = ["invoice INV/2026/00010 of Harbor Supply Europe", "invoice INV/2026/00010 of Harbor Supply"];
  await expect(tool.plan({ on: "INV/2026/00010", text: "x" }, exampleContext(undefined, world))).rejects.toMatchObject({
    code: "AMBIGUOUS",
    choices,
  });
  expect(await tool.plan({ on: choices[0], text: "x" }, exampleContext(undefined, world))).toMatchObject({
    ids: [99],
    company: 2,
    summary: "Add a note to invoice INV/2026/00010 of Harbor Supply Europe",
  });
});

test("records of a model that the person may not see are not found", async () => {
  const context = exampleContext(undefined, exampleWorld);
  const odoo = {
    ...context.odoo,
    sight: (model: string, field: string) => (model === "purchase.order" ? "hidden" : context.odoo.sight(model, field)),
  };
  await expect(tool.plan({ on: "P00012", text: "x" }, { ...context, odoo })).rejects.toMatchObject({
    code: "NOT_FOUND",
    message: 'There is no record "P00012" among those you may see. Check how it is written.',
  });
});
