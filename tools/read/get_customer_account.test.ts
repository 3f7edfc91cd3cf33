import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./get_customer_account.ts";

test("open invoices are counted and summed by age, credit notes apart", async () => {
  expect(await tool.run({ customer: "Acme Fasteners (Berlin)" }, exampleContext())).toMatchObject({
    customer: { name: "Acme Fasteners" },
    ages: [
      { age: "not due", count: 1, amount: "30.00", currency: "USD" },
      { age: "1 to 30 days overdue", count: 1, amount: "80.00", currency: "USD" },
      { age: "credit notes", count: 1, currency: "USD" },
    ],
    openCount: 3,
    overdueCount: 1,
    oldestDaysOverdue: 30,
    paidCount: 1,
    hasMore: false,
  });
});

test("amounts are left out for those who don't see them, the counts stay", async () => {
  const account = Object(await tool.run({ customer: "Acme Fasteners (Berlin)" }, exampleContext(["personal"])));
  expect(account.ages[0]).toEqual({ age: "not due", count: 1, currency: "USD" });
});
