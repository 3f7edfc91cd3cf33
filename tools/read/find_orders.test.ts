import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool, { type FoundOrders } from "./find_orders.ts";

const isFound = (answer: unknown): answer is FoundOrders => typeof answer === "object" && answer !== null && "orders" in answer;

async function found(input: unknown): Promise<(string | null | undefined)[]> {
  const answer = await tool.run(input, exampleContext());
  return isFound(answer) ? answer.orders.map((order) => order.reference) : [];
}

describe("orders are found", () => {
  test.for([
    { input: { status: "quotation" }, orders: ["S00028"] },
    { input: { status: "open" }, orders: ["S00025", "S00027", "S00030"] },
    { input: { status: "late" }, orders: ["S00025"] },
    { input: { status: "done" }, orders: [] },
    { input: { status: "cancelled" }, orders: ["S00029"] },
    { input: { customer: "azure" }, orders: ["S00030"] },
    { input: { customer: "azur intrior" }, orders: ["S00030"] },
    { input: { customer: "Acme Fasteners (Munich)" }, orders: ["S00027"] },
    { input: { customer: "acme munich" }, orders: ["S00027"] },
    { input: { customer: "C-0042", status: "open" }, orders: ["S00025"] },
    { input: { customer: "Petra Klein", status: "open" }, orders: ["S00025"] },
    { input: { text: "s30" }, orders: ["S00030"] },
    { input: { text: "PO-991" }, orders: ["S00025"] },
    { input: { text: "ball valve" }, orders: ["S00025"] },
    { input: { text: "BRG-6204" }, orders: ["S00027"] },
    { input: { from: "2026-06-01" }, orders: ["S00028"] },
    { input: { to: "2026-05-20", customer: "azure" }, orders: ["S00030"] },
    { input: { to: "2026-05-19" }, orders: [] },
  ])("$input gives $orders", async ({ input, orders }) => {
    expect(await found(input)).toEqual(orders);
  });

  test("each says whether it is late and when the next delivery is planned", async () => {
    expect(await tool.run({ text: "S25" }, exampleContext())).toMatchObject({ orders: [{ late: true, daysLate: 3, nextDelivery: "2026-06-01" }] });
  });

  test("two customers of one name are put back to the person with what tells them apart", async () => {
    await expect(found({ customer: "Acme Fasteners" })).rejects.toMatchObject({
      code: "AMBIGUOUS",
      choices: ["Acme Fasteners (Berlin)", "Acme Fasteners (Munich)"],
    });
  });

  test.for([
    { because: "the company's own staff are no customers", input: { customer: "Sam Staff" }, code: "NOT_FOUND" },
    { because: "the day does not exist", input: { from: "2026-02-30" }, code: "BAD_INPUT" },
    { because: "the status is unknown", input: { status: "paid" }, code: "BAD_INPUT" },
  ])("$code when $because", async ({ input, code }) => {
    await expect(found(input)).rejects.toMatchObject({ code });
  });

  test("25 at most, and hasMore says that there are others", async () => {
    const context = exampleContext();
    const [template] = await context.odoo.search("sale.order", {
      domain: [["name", "=", "S00025"]],
      fields: ["name", "state", "date_order"],
      limit: 1,
    });
    const many = Array.from({ length: 30 }, (_, index) => ({ ...template, id: 100 + index, name: `S00${100 + index}` }));
    expect(await tool.run({}, exampleContext(undefined, { "sale.order": many }))).toMatchObject({ orders: { length: 25 }, hasMore: true });
  });
});
