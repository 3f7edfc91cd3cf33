import type { Json } from "../../../core/json.ts";
import type { Behaviour } from "../engine/behaviour.ts";
import { type Env, sudo, withContext } from "../engine/env.ts";
import { assign, create } from "../engine/mutate.ts";
import { type Rec, record, records } from "../engine/record.ts";
import { userError } from "../errors.ts";
import { invoiceOrders } from "../flows/invoicing.ts";
import { validatePickings } from "../flows/pickings.ts";
import { returnPicking } from "../flows/returns.ts";

const questioned = (env: Env, wizard: Rec): readonly number[] => {
  const asked = env.context["button_validate_picking_ids"];
  return Array.isArray(asked) ? asked.map(Number) : wizard.ids("pick_ids");
};

export const stockBackorderConfirmation: Behaviour = {
  model: "stock.backorder.confirmation",
  methods: {
    process: { on: "records", params: [], run: (env, ids) => answer(env, ids, () => ({ skip_backorder: true })) },
    process_cancel_backorder: {
      on: "records",
      params: [],
      run: (env, ids) => answer(env, ids, (wizard) => ({ skip_backorder: true, picking_ids_not_to_backorder: wizard.ids("pick_ids") })),
    },
  },
};

function answer(env: Env, ids: readonly number[], more: (wizard: Rec) => { readonly [key: string]: Json }): Json {
  let last: Json = true;
  for (const wizard of records(sudo(env), "stock.backorder.confirmation", ids)) {
    last = validatePickings(sudo(withContext(env, more(wizard))), questioned(env, wizard));
  }
  return last;
}

export const stockReturnPicking: Behaviour = {
  model: "stock.return.picking",
  defaults: { picking_id: (env) => (env.context["active_model"] === "stock.picking" ? (env.context["active_id"] ?? false) : false) },
  created(rec) {
    const picking = rec.to("picking_id");
    if (picking && picking.str("state") !== "done") throw userError("You may only return Done pickings.");
    if (rec.ids("product_return_moves").length > 0) return;
    for (const move of picking?.all("move_ids") ?? []) {
      if (move.str("state") !== "done") continue;
      create(rec.env, "stock.return.picking.line", {
        wizard_id: rec.id,
        move_id: move.id,
        product_id: move.ref("product_id"),
        quantity: 0,
        to_refund: true,
      });
    }
  },
  methods: {
    action_create_returns: {
      on: "records",
      params: [],
      run: (env, ids) =>
        records(sudo(env), "stock.return.picking", ids)
          .map((wizard) => returnPicking(sudo(env), wizard, false))
          .at(-1) ?? true,
    },
    action_create_returns_all: {
      on: "records",
      params: [],
      run: (env, ids) =>
        records(sudo(env), "stock.return.picking", ids)
          .map((wizard) => returnPicking(sudo(env), wizard, true))
          .at(-1) ?? true,
    },
  },
};

export const stockReturnPickingLine: Behaviour = {
  model: "stock.return.picking.line",
  displayName: (rec) => `stock.return.picking.line,${rec.id}`,
  computes: [{ fields: ["uom_id"], compute: (rec) => ({ uom_id: Number(rec.path("product_id.uom_id") || 0) }) }],
};

export const deliveryCarrier: Behaviour = {
  model: "delivery.carrier",
  defaults: {
    active: () => true,
    sequence: () => 10,
    delivery_type: () => "fixed",
    integration_level: () => "rate_and_ship",
    invoice_policy: () => "estimated",
  },
  prepareCreate: (_env, vals) => vals,
  created(rec, vals) {
    const product = rec.to("product_id");
    if (vals["fixed_price"] !== undefined && product) assign(product, { list_price: vals["fixed_price"] });
  },
  written(_env, recs, vals) {
    if (vals["fixed_price"] === undefined) return;
    for (const rec of recs) {
      const product = rec.to("product_id");
      if (product) assign(product, { list_price: vals["fixed_price"] });
    }
  },
  computes: [
    { fields: ["fixed_price"], depends: ["product_id"], compute: (rec) => ({ fixed_price: Number(rec.path("product_id.list_price") || 0) }) },
  ],
};

/** What a carrier asks for an order: its price, or nothing above the free amount. */
function rateOf(wizard: Rec): number {
  const carrier = wizard.to("carrier_id");
  const order = wizard.to("order_id");
  if (!carrier || !order) return 0;
  return carrier.bool("free_over") && order.num("amount_untaxed") >= carrier.num("amount")
    ? 0
    : carrier.num("fixed_price") * (1 + carrier.num("margin")) + carrier.num("fixed_margin");
}

export const chooseDeliveryCarrier: Behaviour = {
  model: "choose.delivery.carrier",
  displayName: (rec) => `choose.delivery.carrier,${rec.id}`,
  methods: {
    update_price: {
      on: "records",
      params: [],
      run(env, ids) {
        for (const wizard of records(sudo(env), "choose.delivery.carrier", ids))
          assign(wizard, { delivery_price: rateOf(wizard), display_price: rateOf(wizard) });
        return {
          name: "Add a shipping method",
          type: "ir.actions.act_window",
          view_mode: "form",
          res_model: "choose.delivery.carrier",
          res_id: ids[0] ?? 0,
          target: "new",
        };
      },
    },
    button_confirm: {
      on: "records",
      params: [],
      run(env, ids) {
        for (const wizard of records(sudo(env), "choose.delivery.carrier", ids)) addDelivery(sudo(env), wizard);
        return null;
      },
    },
  },
};

function addDelivery(env: Env, wizard: Rec): void {
  const order = wizard.to("order_id");
  const carrier = wizard.to("carrier_id");
  if (!order || !carrier) return;
  for (const line of order.all("order_line")) if (line.bool("is_delivery")) assign(order, { order_line: [[2, line.id, 0]] });
  const product = record(env, "product.product", carrier.ref("product_id"));
  create(env, "sale.order.line", {
    order_id: order.id,
    product_id: product.id,
    name: carrier.str("name"),
    price_unit: wizard.num("delivery_price"),
    product_uom_qty: 1,
    is_delivery: true,
  });
  assign(order, { carrier_id: carrier.id, recompute_delivery_price: false });
  if (order.str("state") !== "sale") return;
  for (const picking of order.all("picking_ids"))
    if (!["done", "cancel"].includes(picking.str("state")) && !picking.ref("return_id")) assign(picking, { carrier_id: carrier.id });
}

export const saleAdvancePaymentInv: Behaviour = {
  model: "sale.advance.payment.inv",
  defaults: {
    advance_payment_method: () => "delivered",
    deduct_down_payments: () => true,
    consolidated_billing: () => true,
    sale_order_ids: (env) => [[6, 0, Array.isArray(env.context["active_ids"]) ? env.context["active_ids"].map(Number) : []]],
    company_id: (env) => env.company,
  },
  computes: [{ fields: ["count"], compute: (rec) => ({ count: rec.ids("sale_order_ids").length }) }],
  methods: {
    create_invoices: { on: "records", params: [], run: (env, ids) => invoiceOrders(sudo(env), records(sudo(env), "sale.advance.payment.inv", ids)) },
  },
};
