import { z } from "zod";
import { allOf, anyOf, type Domain } from "../../core/domain.ts";
import { startOf, today } from "../days.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { OPEN_PURCHASES } from "../lookup/purchase-orders.ts";
import { bestMatches, referenceDomain } from "../lookup/reference.ts";
import { describePurchaseOrder, PURCHASE_ORDER_FIELDS, purchaseOrder } from "../records/purchase-order.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 25;

const input = z.object({
  vendor: typed("Vendor's name").optional(),
  text: typed("Part of a purchase order's reference, the vendor's reference, or a product on it").optional(),
  status: z
    .enum(["rfq", "open", "late", "done"])
    .optional()
    .describe("rfq: not confirmed yet; open: confirmed and not all received; late: open and past its date"),
});

const output = z.object({ orders: z.array(purchaseOrder), hasMore: z.boolean() });
export type FoundPurchaseOrders = z.output<typeof output>;

export default readTool({
  name: "find_purchase_orders",
  description: `Find purchase orders and requests for quotation by vendor, reference, product and status. At most ${LIMIT}, the newest first (open and late ones: the first expected first); hasMore says whether to narrow the search.`,
  models: ["purchase.order", "purchase.order.line", "res.partner", "product.product"],
  input,
  output,
  async run({ vendor, text, status }, context) {
    const partner = vendor === undefined ? undefined : await resolveVendor(context, vendor);
    const domain = allOf(
      partner ? ofPartner("partner_id", partner) : [],
      text === undefined ? [] : mentions(text),
      status === undefined ? [] : inStatus(status, context),
    );
    const order = status === "open" || status === "late" ? "date_planned, id" : "date_order desc, id desc";
    const found = await context.odoo.search("purchase.order", { domain, fields: PURCHASE_ORDER_FIELDS, limit: LIMIT + 1, order });
    const rows = text === undefined ? found : bestMatches(text, found, ["name", "partner_ref"]);
    return { orders: rows.slice(0, LIMIT).map((row) => describePurchaseOrder(row, context)), hasMore: found.length > LIMIT };
  },
});

function mentions(text: string): Domain {
  return anyOf(
    referenceDomain("name", text),
    [["name", "ilike", text]],
    [["partner_ref", "ilike", text]],
    [["order_line.product_id.name", "ilike", text]],
    [["order_line.product_id.default_code", "=ilike", text]],
  );
}

function inStatus(status: NonNullable<z.output<typeof input>["status"]>, context: ToolContext): Domain {
  switch (status) {
    case "rfq":
      return [["state", "in", ["draft", "sent", "to approve"]]];
    case "open":
      return OPEN_PURCHASES;
    case "late":
      return allOf(OPEN_PURCHASES, [["date_planned", "<", startOf(today(context), context)]]);
    case "done":
      return [
        ["state", "in", ["purchase", "done"]],
        ["receipt_status", "=", "full"],
      ];
  }
}
