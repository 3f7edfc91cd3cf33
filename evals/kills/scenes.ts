import { createOne, searchIds } from "../../odoo/setup/records.ts";
import type { OdooSession } from "../../odoo/setup/session.ts";
import type { Looked, Tally } from "./orders.ts";
import type { ProgramProcess } from "./spawn-program.ts";

/** One proposal of the run: who asks for what. */
export interface Wish {
  readonly by: string;
  readonly tool: string;
  readonly args: object;
  /** Who countersigns it, one after the other until it is decided. */
  readonly approvers: readonly string[];
  /** Sales orders that carrying it out adds. */
  readonly addsOrders: number;
}

/** The Odoo that is killed beside, as somebody from outside sees it. */
export interface Scene {
  /** The n-th wish, unlike every other. */
  wish(n: number): Promise<Wish>;
  /** How often an approval's change was carried out: each commit leaves its note in the same transaction. */
  effects(approval: string, looked: Looked): Promise<number>;
  tally(running: ProgramProcess): Promise<Tally>;
}

const MANAGERS = ["operations_manager@demo", "finance_manager@demo"] as const;
const DAY_MS = 86_400_000;
/** So many wishes that no two within a day are alike. */
const QUANTITIES = 40;

function wishes(order: string, delivery: string, customer: string, product: string, n: number): Wish {
  const dayOf = (ahead: number) => new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10);
  const all = [
    {
      by: "sales@demo",
      tool: "create_quotation",
      args: { customer, lines: [{ product, quantity: 1 + (n % QUANTITIES) }] },
      approvers: MANAGERS,
      addsOrders: 1,
    },
    {
      by: "customer_service@demo",
      tool: "post_note",
      args: { on: order, text: `Kill number ${n}` },
      approvers: ["customer_service@demo"],
      addsOrders: 0,
    },
    { by: "customer_service@demo", tool: "reschedule_delivery", args: { delivery, date: dayOf(40 + n) }, approvers: MANAGERS, addsOrders: 0 },
  ] as const;
  return all[n % all.length] ?? all[0];
}

/** The embedded Odoo lives and dies with the program, so that the program is asked. */
export function embeddedScene(): Scene {
  return {
    wish: async (n) => wishes("S10001", "S10001", "Acme Fasteners Ohio", "VLV-0125", n),
    effects: async (_, { effects }) => effects,
    tally: async (running) => {
      const tally = await running.ask<Tally>({ op: "tally" });
      if (!tally) throw new TypeError("The program was killed while it was asked.");
      return tally;
    },
  };
}

const CUSTOMER = "Gemini Furniture";
const PRODUCT = "FURN_8888";

/** A real Odoo goes on while the program is dead; its administrator says what is in it. */
export async function realScene(admin: OdooSession): Promise<Scene> {
  const [partner] = await searchIds(admin, "res.partner", [["name", "=", CUSTOMER]]);
  const [product] = await searchIds(admin, "product.product", [["default_code", "=", PRODUCT]]);
  if (partner === undefined || product === undefined) throw new TypeError(`The real Odoo needs its demo data: ${CUSTOMER}, ${PRODUCT}.`);
  const order = await createOne(admin, "sale.order", { partner_id: partner, order_line: [[0, 0, { product_id: product, product_uom_qty: 2 }]] });
  await admin.call("sale.order", "action_confirm", [[order]]);
  const [{ name = "" } = {}] = rowsOf(await admin.call("sale.order", "read", [[order], ["name"]]));
  const count = (model: string, domain: readonly (readonly [string, string, string])[]) =>
    searchIds(admin, model, [...domain.map((term) => [...term])]);
  return {
    wish: async (n) => wishes(name, name, CUSTOMER, PRODUCT, n),
    effects: async (approval) => (await count("mail.message", [["body", "ilike", approval]])).length,
    tally: async () => ({
      receipts: (await count("ir.model.data", [["model", "=", "countersign.receipt"]])).length,
      orders: (await count("sale.order", [])).length,
    }),
  };
}

function rowsOf(value: unknown): { readonly name?: string }[] {
  return Array.isArray(value) ? value : [];
}
