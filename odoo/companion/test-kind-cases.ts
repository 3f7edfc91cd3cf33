import { expect } from "vitest";
import type { Change, Effect } from "../../core/change.ts";
import type { CHANGE_KINDS } from "./kinds.ts";

export const KIND_ROLES = [
  "customer_service",
  "sales",
  "buyer",
  "planner",
  "warehouse",
  "accounts_payable",
  "finance_manager",
  "operations_manager",
] as const;
type Role = (typeof KIND_ROLES)[number];

/** For tests: what one kind of change must show in the effect, for whom, on records of its own. */
interface KindCase {
  readonly kind: keyof typeof CHANGE_KINDS;
  readonly roles: readonly Role[];
  readonly plan: (world: KindWorld) => Promise<Pick<Change, "ids"> & Partial<Change>>;
  readonly shows: (effect: Effect) => void;
}

/** For tests: fresh records that the kinds are tried on. */
export interface KindWorld {
  readonly customer: number;
  readonly product: number;
  readonly vendor: number;
  quotation(): Promise<number>;
  order(): Promise<number>;
  openDelivery(): Promise<number>;
  shipped(): Promise<{ readonly picking: number; readonly move: number }>;
  purchase(confirmed: boolean): Promise<number>;
  reorderRule(): Promise<number>;
  carrier(): Promise<number>;
  invoice(): Promise<number>;
  bill(blocked: boolean): Promise<number>;
}

const changed = (effect: Effect, model: string) => effect.changed.filter((record) => record.model === model);
const created = (effect: Effect, model: string) => effect.created.filter((record) => record.model === model);

export const KIND_CASES: readonly KindCase[] = [
  {
    kind: "change_promise_date",
    roles: ["customer_service", "operations_manager"],
    plan: async (world) => ({ model: "sale.order", ids: [await world.order()], values: { commitment_date: "2031-05-06 10:00:00" } }),
    shows(effect) {
      expect(changed(effect, "sale.order")[0]?.after).toEqual({ commitment_date: "2031-05-06 10:00:00" });
      expect(changed(effect, "stock.picking")[0]?.after).toMatchObject({ date_deadline: "2031-05-06 10:00:00" });
      expect(Number(effect.amount)).toBeGreaterThan(0);
    },
  },
  {
    kind: "cancel_order",
    roles: ["customer_service", "operations_manager"],
    plan: async (world) => ({ model: "sale.order", ids: [await world.order()] }),
    shows(effect) {
      expect(changed(effect, "sale.order")[0]?.after).toMatchObject({ state: "cancel" });
      expect(changed(effect, "stock.picking")[0]?.after).toMatchObject({ state: "cancel" });
    },
  },
  {
    kind: "update_quotation_line",
    roles: ["customer_service", "sales", "operations_manager"],
    plan: async (world) => ({ model: "sale.order.line", ids: [await world.quotation()], values: { product_uom_qty: 7 } }),
    shows(effect) {
      expect(changed(effect, "sale.order.line")[0]).toMatchObject({ before: { product_uom_qty: 2 }, after: { product_uom_qty: 7 } });
      expect(changed(effect, "sale.order")[0]?.after).toHaveProperty("amount_untaxed");
    },
  },
  {
    kind: "set_carrier",
    roles: ["customer_service", "operations_manager"],
    plan: async (world) => ({ model: "sale.order", ids: [await world.order()], values: { carrier_id: await world.carrier() } }),
    shows(effect) {
      expect(created(effect, "sale.order.line")[0]?.after).toMatchObject({ price_unit: 12.5, product_uom_qty: 1 });
      expect(changed(effect, "sale.order")[0]?.after).toHaveProperty("carrier_id");
      expect(changed(effect, "stock.picking")[0]?.after).toHaveProperty("carrier_id");
    },
  },
  {
    kind: "set_carrier",
    roles: ["customer_service", "operations_manager"],
    plan: async (world) => ({ model: "stock.picking", ids: [await world.openDelivery()], values: { carrier_id: await world.carrier() } }),
    shows(effect) {
      expect(Object.keys(changed(effect, "stock.picking")[0]?.after ?? {})).toEqual(["carrier_id"]);
      expect(effect.created).toEqual([]);
    },
  },
  {
    kind: "create_return",
    roles: ["customer_service", "warehouse", "operations_manager"],
    plan: async (world) => {
      const { picking, move } = await world.shipped();
      return { model: "stock.picking", ids: [picking], values: { moves: [[0, 0, { move_id: move, quantity: 1 }]] } };
    },
    shows(effect) {
      expect(created(effect, "stock.move")[0]?.after).toMatchObject({ product_uom_qty: 1, picking_id: { ref: "stock.picking#1" } });
      expect(Number(effect.amount)).toBeGreaterThan(0);
    },
  },
  {
    kind: "create_purchase_order",
    roles: ["buyer", "operations_manager"],
    plan: async ({ vendor, product }) => ({
      model: "purchase.order",
      ids: [],
      values: {
        partner_id: vendor,
        company_id: 1,
        order_line: [[0, 0, { product_id: product, product_qty: 5, date_planned: "2031-05-06 10:00:00" }]],
      },
    }),
    shows(effect) {
      expect(created(effect, "purchase.order.line")[0]?.after).toMatchObject({
        product_qty: 5,
        price_unit: 3.5,
        date_planned: "2031-05-06 10:00:00",
      });
      expect(effect.amount).toBe("17.50");
    },
  },
  {
    kind: "change_purchase_date",
    roles: ["buyer", "operations_manager"],
    plan: async (world) => ({ model: "purchase.order", ids: [await world.purchase(true)], values: { date_planned: "2031-05-06 10:00:00" } }),
    shows(effect) {
      expect(changed(effect, "purchase.order")[0]?.after).toEqual({ date_planned: "2031-05-06 10:00:00" });
      expect(changed(effect, "purchase.order.line")[0]?.after).toEqual({ date_planned: "2031-05-06 10:00:00" });
      expect(changed(effect, "stock.picking")[0]?.after).toMatchObject({ date_deadline: "2031-05-06 10:00:00" });
    },
  },
  {
    kind: "change_reorder_rule",
    roles: ["planner", "operations_manager"],
    plan: async (world) => ({
      model: "stock.warehouse.orderpoint",
      ids: [await world.reorderRule()],
      values: { product_min_qty: 20, product_max_qty: 80 },
    }),
    shows(effect) {
      expect(changed(effect, "stock.warehouse.orderpoint")[0]?.after).toEqual({ product_min_qty: 20, product_max_qty: 80 });
      expect(effect.amount).toBe("0.00");
    },
  },
  {
    kind: "replenish",
    roles: ["buyer", "planner", "operations_manager"],
    plan: async (world) => ({ model: "stock.warehouse.orderpoint", ids: [await world.reorderRule()] }),
    shows(effect) {
      const lines = [...created(effect, "purchase.order.line"), ...changed(effect, "purchase.order.line")];
      expect(lines).toHaveLength(1);
      expect(effect.amount).toBe(Number(lines[0]?.after?.["price_subtotal"]).toFixed(2));
      expect(Number(effect.amount)).toBeGreaterThan(0);
    },
  },
  {
    kind: "draft_credit_note",
    roles: ["finance_manager"],
    plan: async (world) => ({ model: "account.move", ids: [await world.invoice()], values: { reason: "Damaged", date: "2026-11-22" } }),
    shows(effect) {
      expect(created(effect, "account.move")[0]?.after).toMatchObject({ move_type: "out_refund", state: "draft", invoice_date: "2026-11-22" });
      expect(Number(effect.amount)).toBeGreaterThan(0);
    },
  },
  {
    kind: "hold_payment",
    roles: ["accounts_payable", "finance_manager"],
    plan: async (world) => ({ model: "account.move", ids: [await world.bill(false)] }),
    shows(effect) {
      expect(changed(effect, "account.move")[0]).toMatchObject({ before: { payment_state: "not_paid" }, after: { payment_state: "blocked" } });
      expect(Number(effect.amount)).toBeGreaterThan(0);
    },
  },
  {
    kind: "release_payment",
    roles: ["finance_manager"],
    plan: async (world) => ({ model: "account.move", ids: [await world.bill(true)] }),
    shows(effect) {
      expect(changed(effect, "account.move")[0]).toMatchObject({ before: { payment_state: "blocked" }, after: { payment_state: "not_paid" } });
    },
  },
  ...(["sale.order", "stock.picking", "account.move"] as const).map(
    (model): KindCase => ({
      kind: "message_customer",
      roles: ["customer_service", "operations_manager"],
      plan: async (world) => ({
        model,
        ids: [model === "sale.order" ? await world.order() : model === "stock.picking" ? await world.openDelivery() : await world.invoice()],
        values: { partner_id: world.customer, subject: "Your order", body: "Dear <customer>,\n\nit is late." },
      }),
      shows(effect) {
        expect(created(effect, "mail.message")[0]?.after).toMatchObject({ body: "Dear <customer>,\n\nit is late.", message_type: "comment" });
        expect(effect.warnings).toContain("Odoo sends e-mail.");
        expect(effect.amount).toBe("0.00");
      },
    }),
  ),
  {
    kind: "raise_case",
    roles: ["customer_service", "sales", "operations_manager"],
    plan: async (world) => ({
      model: "sale.order",
      ids: [await world.order()],
      values: { summary: "Service case (normal): damaged", date_deadline: "2031-05-06", user_id: 2 },
    }),
    shows(effect) {
      expect(created(effect, "mail.activity")[0]?.after).toMatchObject({ summary: "Service case (normal): damaged" });
    },
  },
];

/** Kinds that other tests hold. */
export const KINDS_ELSEWHERE = [
  "reschedule_delivery",
  "confirm_quotation",
  "create_quotation",
  "confirm_purchase_order",
  "post_note",
  "schedule_activity",
] as const;
