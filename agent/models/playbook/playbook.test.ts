import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../../core/errors.ts";
import { loadPolicy } from "../../../guardrails/policy.ts";
import type { ToolResult } from "../model.ts";
import { loadScript } from "./load-script.ts";
import { createPlaybook } from "./playbook.ts";
import { NOTHING, output, request } from "./test-request.ts";

const policy = loadPolicy(fileURLToPath(new URL("../../../guardrails/policy", import.meta.url)));
const playbook = createPlaybook(await loadScript(policy.useCases));

async function textOf(...asked: Parameters<typeof request>): Promise<string> {
  const step = await playbook.next(request(...asked));
  return step.kind === "answer" ? step.text : `not an answer but ${step.kind}`;
}

function refused(id: string, tool: string, code: ErrorCode, message: string, choices: readonly string[] = []): ToolResult {
  return { kind: "refused", call: { id, tool, args: {} }, code, message, choices };
}

describe("calls", () => {
  test("independent questions are looked up at once", async () => {
    const step = await playbook.next(
      request([
        { useCase: "order_status", slots: { order: "S00028" } },
        { useCase: "stock_availability", slots: { product: "VLV-0125", warehouse: "Reno" } },
      ]),
    );
    expect(step).toMatchObject({
      kind: "calls",
      calls: [
        { id: "1.1", tool: "get_order_status", args: { order: "S00028" } },
        { id: "2.1", tool: "get_stock", args: { product: "VLV-0125", warehouse: "Reno" } },
      ],
    });
  });

  test("an order asked for by customer is looked up when it is the only open one", async () => {
    const intent = { useCase: "order_status", slots: { customer: "Azure Interior" } };
    const first = await playbook.next(request([intent]));
    expect(first).toMatchObject({ kind: "calls", calls: [{ tool: "find_orders", args: { customer: "Azure Interior", status: "open" } }] });
    const one = output("1.1", "find_orders", { orders: [{ id: "7", reference: "S00007" }], hasMore: false });
    expect(await playbook.next(request([intent], [one]))).toMatchObject({
      kind: "calls",
      calls: [{ id: "1.2", tool: "get_order_status", args: { order: "S00007" } }],
    });
    const two = output("1.1", "find_orders", {
      orders: [
        { id: "7", reference: "S00007" },
        { id: "8", reference: "S00008" },
      ],
      hasMore: false,
    });
    expect(await textOf([intent], [two])).toContain("S00008");
  });

  test("a reference is looked up whatever state the question names", async () => {
    const step = await playbook.next(request([{ useCase: "invoices", slots: { reference: "INV/2026/00001", status: "open" } }]));
    expect(step).toMatchObject({ calls: [{ args: { reference: "INV/2026/00001" } }] });
  });

  test("a quotation's lines reach the tool as lines", async () => {
    const step = await playbook.next(
      request([
        { useCase: "create_quotation", slots: { customer: "Deco Addict", lines: "5 x FURN_7777; 2 x Large Desk", deliver_by: "2026-12-01" } },
      ]),
    );
    expect(step).toMatchObject({
      calls: [
        {
          tool: "create_quotation",
          args: {
            customer: "Deco Addict",
            deliver_by: "2026-12-01",
            lines: [
              { quantity: "5", product: "FURN_7777" },
              { quantity: "2", product: "Large Desk" },
            ],
          },
        },
      ],
    });
  });
});

describe("refusals", () => {
  const intent = { useCase: "order_status", slots: { order: "S99999" }, span: "Where is S99999?" };

  test.for([
    {
      code: "NOT_FOUND",
      message: 'There is no sales order "S99999" among those you may see. Look it up with find_orders.',
      said: 'There is no sales order "S99999" among those you may see.',
    },
    { code: "DENIED", message: "Vendor bills are not for you.", said: "That is outside your role. Vendor bills are not for you." },
    { code: "DENIED", message: "Planned dates are outside your role.", said: "Planned dates are outside your role." },
    {
      code: "ODOO_UNREACHABLE",
      message: "fetch failed",
      said: "Odoo can't be reached right now, so I can't say; nothing was guessed. Please ask again in a few minutes.",
    },
    {
      code: "STALE",
      message: "S00022 is confirmed already, so there is nothing to confirm.",
      said: "S00022 is confirmed already, so there is nothing to confirm.",
    },
  ] as const)("$code is said in words", async ({ code, message, said }) => {
    expect(await textOf([intent], [refused("1.1", "get_order_status", code, message)])).toBe(said);
  });

  test("an ambiguous name goes back to the person, and waits for the slot that held it", async () => {
    const asked = { useCase: "find_orders", slots: { status: "open", customer: "Acme" }, span: "open orders of Acme" };
    const result = refused("1.1", "find_orders", "AMBIGUOUS", '"Acme" could be more than one customer; say which one is meant.', [
      "Acme North",
      "Acme South",
    ]);
    expect(await playbook.next(request([asked], [result]))).toMatchObject({
      kind: "clarify",
      question: '"Acme" could be more than one customer. Which one do you mean?',
      choices: ["Acme North", "Acme South"],
      pending: { useCase: "find_orders", slot: "customer", slots: asked.slots, choices: ["Acme North", "Acme South"] },
    });
  });

  test("one question's failure does not hide another's answer", async () => {
    const other = { useCase: "late_deliveries", span: "what is late?" };
    const results = [
      refused("1.1", "get_order_status", "ODOO_FAULT", "500"),
      output("2.1", "list_late_deliveries", { deliveries: [], count: 0, hasMore: false }),
    ];
    const text = await textOf([intent, other], results);
    expect(text).toContain("Odoo failed");
    expect(text).toContain("No delivery is late.");
  });
});

test("a proposal says what waits, for whom, and that nothing has changed", async () => {
  const proposed: ToolResult = {
    kind: "proposed",
    call: { id: "1.1", tool: "reschedule_delivery", args: {} },
    approvalId: "a1",
    summary: "Move delivery WH/OUT/00012 from 18 November 2026 to 27 November 2026",
    approvers: "an operations manager",
    expiresAt: "2026-11-25T15:00:00.000Z",
  };
  expect(await textOf([{ useCase: "reschedule_delivery" }], [proposed])).toBe(
    "I've proposed this: **Move delivery WH/OUT/00012 from 18 November 2026 to 27 November 2026**. Nothing has changed in Odoo yet: it waits for an operations manager to countersign it. The request lapses on 25 November 2026.",
  );
});

test("what could not be taken from the message is said after the answer", async () => {
  const intent = { useCase: "late_deliveries", confidence: 1, slots: {}, span: "what is late?" };
  const understanding = { ...NOTHING, intents: [intent], declined: ["tell me a tale?"], alsoAsk: "To which day?" };
  const text = await textOf([intent], [output("1.1", "list_late_deliveries", { deliveries: [], count: 0, hasMore: false })], { understanding });
  expect(text).toBe("No delivery is late.\n\nThis part is not one of the uses that are approved for me: “tell me a tale?”.\n\nTo which day?");
});

describe("fields outside the role", () => {
  const product = {
    products: [{ id: "1", code: "FURN_7777", name: "Office Chair", uom: "Units", listPrice: "70.00", currency: "USD", onHand: "0", free: "0" }],
    hasMore: false,
  };
  const withheld = [{ model: "product.product", field: "standard_price", class: "cost" }];

  test.for([
    { span: "What does FURN_7777 cost?", first: "Cost is outside your role." },
    { span: "What margin do we make on FURN_7777?", first: "Margin is outside your role." },
    { span: "cost and margin of FURN_7777", first: "Cost and margin are outside your role." },
    { span: "list price of FURN_7777", first: "**[FURN_7777] Office Chair**: list price 70.00 USD, per Units. None is on hand." },
  ])("are named where “$span” asks for them", async ({ span, first }) => {
    const text = await textOf(
      [{ useCase: "product_price_and_cost", slots: { product: "FURN_7777" }, span }],
      [output("1.1", "find_products", product)],
      { withheld },
    );
    expect(text.split("\n")[0]).toBe(first);
  });

  test("a bank account is never promised", async () => {
    const text = await textOf(
      [{ useCase: "invoices", span: "bank account of Deco Addict" }],
      [output("1.1", "find_invoices", { invoices: [], hasMore: false })],
    );
    expect(text).toContain("Bank accounts are not something I show here.");
  });
});
