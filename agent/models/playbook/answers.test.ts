import { expect, test } from "vitest";
import { loadSpeeches } from "../../languages/say/speeches.ts";
import { loadAnswers } from "./load-answers.ts";

const answers = await loadAnswers();
const asked = { slots: {}, span: "", alone: true, speech: loadSpeeches()("en") };
const render = (tool: string, output: unknown, more: Partial<typeof asked> = {}) => answers.get(tool)?.(output, { ...asked, ...more });

const delivery = {
  id: "12",
  reference: "WH/OUT/00012",
  kind: "delivery",
  order: "S00028",
  customer: "Azure Interior",
  status: "waiting for stock",
  scheduled: "2026-11-20",
  promised: "2026-11-15",
  done: null,
  carrier: "DHL",
  tracking: null,
  backorderOf: "WH/OUT/00009",
  late: true,
  daysLate: "3",
  why: ["waiting for stock", "planned after the promised date"],
  waitsFor: [
    {
      id: "1",
      product: "[VLV-0125] Ball valve",
      missing: "5",
      uom: "Units",
      receipts: [{ id: "3", reference: "WH/IN/00003", purchaseOrder: "P00007", expected: "2026-11-19", quantity: "20", late: false, daysLate: 0 }],
    },
  ],
};
const shipped = {
  ...delivery,
  id: "9",
  reference: "WH/OUT/00009",
  status: "done",
  done: "2026-11-10",
  tracking: "JD0146",
  late: false,
  daysLate: "0",
  why: [],
  waitsFor: [],
  backorderOf: null,
};
const order = {
  id: "28",
  reference: "S00028",
  customer: "Azure Interior",
  status: "partly delivered",
  promised: "2026-11-15",
  total: "1234.5",
  currency: "USD",
  invoicing: "to invoice",
  late: true,
  daysLate: "3",
};
const lines = [{ id: "1", product: "[VLV-0125] Ball valve", uom: "Units", ordered: "10", delivered: "5", open: "5", unitPrice: "34.00" }];

test("an order's answer tells where it is, what is open, what is late and why, and the tracking", () => {
  expect(render("get_order_status", { order, lines, deliveries: [delivery, shipped], hasMore: false })).toMatchInlineSnapshot(`
    "**S00028** for Azure Interior is partly delivered, and it is 3 days late. It was promised for 15 November 2026. 5 Units of [VLV-0125] Ball valve still to deliver.

    - Delivery WH/OUT/00012 (backorder of WH/OUT/00009): waiting for stock, planned for 20 November 2026, to ship by 15 November 2026, 3 days late (planned after the promised date), carrier DHL.
      - Missing 5 Units of [VLV-0125] Ball valve; it comes with WH/IN/00003 (P00007) expected 19 November 2026.
    - Delivery WH/OUT/00009: shipped on 10 November 2026 with DHL, tracking JD0146.

    | Product | Ordered | Delivered | Open | Unit price |
    | --- | --- | --- | --- | --- |
    | [VLV-0125] Ball valve | 10 Units | 5 | 5 | 34.00 |

    Total 1,234.5 USD. Invoicing: to invoice."
  `);
});

test.for([
  { status: "quotation", says: "is a quotation that is not confirmed" },
  { status: "cancelled", says: "is cancelled" },
  { status: "delivered", says: "has been delivered in full; the last delivery left on 10 November 2026" },
])("an order that is $status is said to be so first", ({ status, says }) => {
  const text = render("get_order_status", {
    order: { ...order, status, late: false, daysLate: 0 },
    lines: [],
    deliveries: [shipped],
    hasMore: false,
  });
  expect(text?.split("\n")[0]).toContain(says);
});

test("late deliveries are counted and listed with their reasons", () => {
  expect(render("list_late_deliveries", { deliveries: [delivery], count: 40, hasMore: true })).toMatchInlineSnapshot(`
    "40 deliveries are late, the longest first. These are the first 1.

    | Delivery | Order | Customer | Planned | To ship by | Days late | Why | Missing |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | WH/OUT/00012 | S00028 | Azure Interior | 20 November 2026 | 15 November 2026 | 3 | waiting for stock and planned after the promised date | 5 Units of [VLV-0125] Ball valve |

    Name a customer or a warehouse to see fewer."
  `);
});

test("columns that the policy hides are left out of a table", () => {
  const rows = [
    { id: "1", reference: "S00001", status: "confirmed", ordered: "2026-11-01" },
    { id: "2", reference: "S00002", status: "confirmed", ordered: "2026-11-02" },
  ];
  expect(render("find_orders", { orders: rows, hasMore: false })).toMatchInlineSnapshot(`
    "There are 2 orders:

    | Order | Status | Ordered |
    | --- | --- | --- |
    | S00001 | confirmed | 1 November 2026 |
    | S00002 | confirmed | 2 November 2026 |"
  `);
});

test("nothing found is said with what was looked for", () => {
  expect(render("find_orders", { orders: [], hasMore: false }, { slots: { customer: "Deco Addict", status: "open" } })).toBe(
    "There are no open orders of Deco Addict among those you may see.",
  );
  expect(render("find_invoices", { invoices: [], hasMore: false }, { slots: { reference: "INV/1" } })).toBe(
    "There is no invoice or bill for “INV/1” among those you may see.",
  );
});

test("what was cut off is said", () => {
  const rows = Array.from({ length: 2 }, (_, index) => ({ id: String(index), reference: `P0000${index}`, status: "confirmed" }));
  expect(render("find_purchase_orders", { orders: rows, hasMore: true })).toContain("There are more than these");
});

const invoice = {
  id: "1",
  reference: "INV/2026/00001",
  kind: "customer invoice",
  partner: "Azure Interior",
  status: "open",
  due: "2026-11-01",
  overdue: true,
  daysOverdue: "17",
  total: "1500.00",
  open: "500.00",
  currency: "USD",
  company: "Main",
};

test("one invoice is a sentence", () => {
  expect(render("find_invoices", { invoices: [invoice], hasMore: false })).toBe(
    "**INV/2026/00001**, a customer invoice to Azure Interior, is open and 17 days overdue. 500.00 USD of 1,500.00 USD is still to pay. Due 1 November 2026.",
  );
});

test.for([
  { because: "all are of one kind and currency", second: {}, alone: true, sum: true },
  { because: "the currencies differ", second: { currency: "EUR" }, alone: true, sum: false },
  { because: "one is a credit note", second: { kind: "customer credit note" }, alone: true, sum: false },
  { because: "other invoices were looked up in this turn", second: {}, alone: false, sum: false },
])("the open amounts are summed or not when $because", ({ second, alone, sum }) => {
  const text = render(
    "find_invoices",
    { invoices: [invoice, { ...invoice, id: "2", reference: "INV/2026/00002", ...second }], hasMore: false },
    { alone },
  );
  expect(text?.includes("Still open in all: 1,000.00 USD.")).toBe(sum);
});

const stock = {
  product: {
    id: "1",
    code: "VLV-0125",
    name: "Ball valve",
    uom: "Units",
    onHand: "12",
    free: "8",
    incoming: "20",
    outgoing: "4",
    forecast: "28",
    warehouses: [],
  },
  receipts: [
    {
      id: "3",
      reference: "WH/IN/00003",
      purchaseOrder: "P00007",
      expected: "2026-11-19",
      quantity: "20",
      uom: "Units",
      warehouse: "Main",
      late: true,
      daysLate: "2",
    },
  ],
  hasMore: false,
};

test("stock says what is on hand and free first, then what comes", () => {
  expect(render("get_stock", stock)).toMatchInlineSnapshot(`
    "**[VLV-0125] Ball valve**: 12 Units on hand, 8 of them free to promise. Incoming 20, outgoing 4, so 28 in the forecast.

    Next receipts:
    - 20 Units with WH/IN/00003 (P00007), expected 19 November 2026, 2 days late, to Main."
  `);
  expect(render("get_stock", { ...stock, product: { ...stock.product, onHand: "0", free: "0" } })).toContain("is out of stock: 0 Units on hand.");
});

test("a purchase order at risk names the sales orders that wait", () => {
  const risky = {
    id: "7",
    reference: "P00007",
    vendor: "Wood Corner",
    status: "confirmed",
    expected: "2026-11-15",
    risk: "late",
    daysLate: "3",
    currency: "USD",
    openValue: "900.00",
    lines: [{ id: "1", product: "Ball valve", uom: "Units", open: "20", expected: "2026-11-15", daysLate: "3" }],
    waiting: [
      {
        id: "28",
        reference: "S00028",
        customer: "Azure Interior",
        product: "Ball valve",
        missing: "5",
        uom: "Units",
        promised: "2026-11-15",
        daysLate: "3",
      },
    ],
  };
  expect(render("get_purchase_order_risk", { orders: [risky], hasMore: false }, { slots: { order: "P00007" } })).toMatchInlineSnapshot(`
    "**P00007** from Wood Corner is 3 days late, expected 15 November 2026. Open value 900.00 USD.

    Still to come:
    - 20 Units of Ball valve, expected 15 November 2026, 3 days late.

    Sales orders that wait on it:
      - S00028 for Azure Interior lacks 5 Units of Ball valve, to ship by 15 November 2026, 3 days late."
  `);
});

test("a customer is told with how to reach them", () => {
  const customer = {
    id: "1",
    name: "Azure Interior",
    street: "4557 De Silva St",
    zip: "94538",
    town: "Fremont",
    country: "United States",
    phone: "+1 555",
    email: "a@example.com",
  };
  expect(render("find_customers", { customers: [customer], hasMore: false })).toBe(
    "**Azure Interior**, 4557 De Silva St, 94538 Fremont, United States. Phone +1 555, e-mail a@example.com.",
  );
  expect(render("find_customers", { customers: [{ id: "1", name: "Azure Interior", town: "Fremont" }], hasMore: false })).toBe(
    "**Azure Interior**, Fremont.",
  );
});

test("an overview holds open orders, what is late, what is owed and the last orders", () => {
  const overview = {
    customer: { id: "1", name: "Azure Interior" },
    openOrders: [order],
    openOrderCount: 1,
    lateDeliveries: [delivery],
    openInvoices: [invoice],
    openAmount: [{ amount: "500.00", currency: "USD" }],
    overdueAmount: [{ amount: "500.00", currency: "USD" }],
    lastOrders: [order],
    revenue: [{ amount: "20000.00", currency: "USD" }],
    hasMore: false,
  };
  expect(render("get_customer_overview", overview)).toMatchInlineSnapshot(`
    "**Azure Interior**.

    - Open orders: 1: S00028, partly delivered, promised 15 November 2026, 1,234.5 USD
    - Late deliveries: WH/OUT/00012 (S00028), 3 days late, waiting for stock and planned after the promised date
    - Open invoices: INV/2026/00001, 500.00 USD, due 1 November 2026, 17 days overdue
    - Open in all: 500.00 USD
    - Overdue: 500.00 USD
    - Revenue of the last twelve months: 20,000.00 USD
    - Last orders: S00028, partly delivered, 1,234.5 USD"
  `);
});
