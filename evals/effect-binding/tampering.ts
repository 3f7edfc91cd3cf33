import type { AdminDoor } from "../hostile/admin-door.ts";

/** A record that a change is about, with the lines and products that it rests on. */
export interface Subject {
  readonly order: number;
  readonly line: number;
  readonly product: number;
  readonly template: number;
  /** The delivery, where the change is about one. */
  readonly picking: number;
}

/** What somebody does in Odoo between card and countersignature. */
export interface Tampering {
  readonly what: "price" | "stock" | "tax" | "the record itself" | "a related record";
  /** Odoo's own way of doing it. */
  act(door: AdminDoor, subject: Subject): Promise<void>;
  /** What the outcome must name. */
  readonly says: RegExp;
}

export interface BoundChange {
  readonly tool: string;
  readonly requester: string;
  readonly subject: "quotation" | "delivery" | "request for quotation" | "product";
  readonly tamperings: readonly Tampering[];
}

const soldLine =
  (values: { readonly [field: string]: number }) =>
  (door: AdminDoor, { line }: Subject) =>
    door.write("sale.order.line", line, values);
const boughtLine =
  (values: { readonly [field: string]: number }) =>
  (door: AdminDoor, { line }: Subject) =>
    door.write("purchase.order.line", line, values);

/** Takes the taxes off, or puts one on where there are none but those of 0%. */
const tax = (model: "sale.order.line" | "purchase.order.line" | "product.template", field: string, use: "sale" | "purchase") =>
  async function act(door: AdminDoor, { line, template }: Subject): Promise<void> {
    const id = model === "product.template" ? template : line;
    const [row] = await door.rows(model, [["id", "=", id]], [field, "company_id"], 1);
    const own = row?.[field];
    const taxes = await door.rows("account.tax", [["id", "in", Array.isArray(own) ? own : []]], ["amount"], 20);
    const isTaxed = taxes.some(({ amount }) => Number(amount) > 0);
    const company = typeof row?.["company_id"] === "number" ? row["company_id"] : 1;
    const put = isTaxed ? [] : [await aTax(door, use, company)];
    await door.write(model, id, { [field]: [[6, 0, put]] });
  };

/** A tax of the company's, made where there is none. */
async function aTax(door: AdminDoor, use: "sale" | "purchase", company: number): Promise<number> {
  const domain = [
    ["type_tax_use", "=", use],
    ["company_id", "=", company],
    ["amount", ">", 0],
  ];
  const [found] = await door.rows("account.tax", domain, ["id"], 1);
  if (found) return Number(found["id"]);
  return door.create("account.tax", { name: "Duty 7%", amount: 7, amount_type: "percent", type_tax_use: use, company_id: company });
}

/** Takes everything off the shelf that could be reserved. */
async function emptyTheShelf(door: AdminDoor, { product }: Subject): Promise<void> {
  const quants = await door.rows(
    "stock.quant",
    [
      ["product_id", "=", product],
      ["location_id.usage", "=", "internal"],
    ],
    ["id"],
    50,
  );
  for (const { id } of quants) await door.recount(Number(id), 0);
}

/** Every write tool that changes more than a chatter, and what may be changed under it. */
export const BOUND_CHANGES: readonly BoundChange[] = [
  {
    tool: "confirm_quotation",
    requester: "sales@demo",
    subject: "quotation",
    tamperings: [
      { what: "price", act: soldLine({ price_unit: 123 }), says: /amount/i },
      { what: "tax", act: tax("sale.order.line", "tax_ids", "sale"), says: /amount total/i },
      { what: "stock", act: emptyTheShelf, says: /quantity|state|reservation/i },
      {
        what: "the record itself",
        act: async (door, { order }) => door.write("sale.order", order, { commitment_date: "2031-02-03 09:00:00" }),
        says: /commitment date/i,
      },
      { what: "a related record", act: soldLine({ product_uom_qty: 5 }), says: /amount/i },
    ],
  },
  {
    tool: "create_quotation",
    requester: "sales@demo",
    subject: "product",
    tamperings: [
      { what: "price", act: async (door, { template }) => door.write("product.template", template, { list_price: 4321 }), says: /price|amount/i },
      { what: "tax", act: tax("product.template", "taxes_id", "sale"), says: /amount total/i },
    ],
  },
  {
    tool: "reschedule_delivery",
    requester: "customer_service@demo",
    subject: "delivery",
    tamperings: [
      { what: "price", act: soldLine({ price_unit: 123 }), says: /amount/i },
      {
        what: "the record itself",
        act: async (door, { picking }) => door.write("stock.picking", picking, { scheduled_date: "2031-01-02 08:00:00" }),
        says: /scheduled date/i,
      },
      {
        what: "a related record",
        act: async (door, { order }) => door.write("sale.order", order, { commitment_date: "2030-01-02 08:00:00" }),
        says: /no longer warn|now warn|deadline/i,
      },
    ],
  },
  {
    tool: "confirm_purchase_order",
    requester: "buyer@demo",
    subject: "request for quotation",
    tamperings: [
      { what: "price", act: boughtLine({ price_unit: 123 }), says: /amount/i },
      { what: "tax", act: tax("purchase.order.line", "tax_ids", "purchase"), says: /amount total/i },
      { what: "a related record", act: boughtLine({ product_qty: 5 }), says: /amount/i },
    ],
  },
];
