import { expect, test } from "vitest";
import { CopilotError } from "../core/errors.ts";
import type { Json } from "../core/json.ts";
import { keepingReferenceRows } from "./reference-rows.ts";
import type { OdooCall } from "./transport.ts";

const WAREHOUSES = { model: "stock.warehouse", method: "search_read", params: { domain: [] }, context: { allowed_company_ids: [1] }, retry: true };

function scene() {
  let now = new Date("2026-06-08T09:00:00Z");
  const calls: OdooCall[] = [];
  let fails = false;
  const transport = keepingReferenceRows(
    {
      async call(call: OdooCall): Promise<Json> {
        calls.push(call);
        if (fails) throw new CopilotError("ODOO_UNREACHABLE", "No answer.");
        return [{ id: calls.length }];
      },
    },
    () => now,
  );
  return {
    ask: (more: Partial<OdooCall> = {}) => transport.call({ ...WAREHOUSES, ...more }),
    asked: () => calls.length,
    wait: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    fail: (does: boolean) => {
      fails = does;
    },
  };
}

test("the same question about reference data is asked once in ten minutes", async () => {
  const { ask, asked, wait } = scene();
  expect([await ask(), await ask(), asked()]).toEqual([[{ id: 1 }], [{ id: 1 }], 1]);
  wait(9);
  await ask();
  expect(asked()).toBe(1);
  wait(1);
  expect([await ask(), asked()]).toEqual([[{ id: 2 }], 2]);
});

test.for<{ because: string; more: Partial<OdooCall> }>([
  { because: "the companies are others", more: { context: { allowed_company_ids: [1, 2] } } },
  { because: "the scope is another", more: { params: { domain: [["id", "in", [3]]] } } },
  { because: "it is about other data", more: { model: "sale.order" } },
  { because: "it counts", more: { method: "search_count" } },
])("it is asked anew where $because", async ({ more }) => {
  const { ask, asked } = scene();
  await ask();
  await ask(more);
  expect(asked()).toBe(2);
});

test("what does not hardly change is never kept", async () => {
  const { ask, asked } = scene();
  await ask({ model: "sale.order" });
  await ask({ model: "sale.order" });
  expect(asked()).toBe(2);
});

test("a question that failed is asked again", async () => {
  const { ask, asked, fail } = scene();
  fail(true);
  await expect(ask()).rejects.toMatchObject({ code: "ODOO_UNREACHABLE" });
  fail(false);
  expect(await ask()).toEqual([{ id: 2 }]);
  expect(asked()).toBe(2);
});
