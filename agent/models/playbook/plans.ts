import type { Plan } from "./plan.ts";
import { confirmPurchaseOrder } from "./plans/confirm_purchase_order.ts";
import { confirmQuotation } from "./plans/confirm_quotation.ts";
import { createQuotation } from "./plans/create_quotation.ts";
import { customerOverview } from "./plans/customer_overview.ts";
import { findCustomer } from "./plans/find_customer.ts";
import { findOrders } from "./plans/find_orders.ts";
import { findPurchaseOrders } from "./plans/find_purchase_orders.ts";
import { invoices } from "./plans/invoices.ts";
import { lateDeliveries } from "./plans/late_deliveries.ts";
import { orderStatus } from "./plans/order_status.ts";
import { postNote } from "./plans/post_note.ts";
import { productPriceAndCost } from "./plans/product_price_and_cost.ts";
import { purchaseOrderRisk } from "./plans/purchase_order_risk.ts";
import { rescheduleDelivery } from "./plans/reschedule_delivery.ts";
import { scheduleActivity } from "./plans/schedule_activity.ts";
import { stockAvailability } from "./plans/stock_availability.ts";

/** The plan of each use case, by its id; a test holds this against the policy's files. */
export const PLANS: ReadonlyMap<string, Plan> = new Map([
  ["confirm_purchase_order", confirmPurchaseOrder],
  ["confirm_quotation", confirmQuotation],
  ["create_quotation", createQuotation],
  ["customer_overview", customerOverview],
  ["find_customer", findCustomer],
  ["find_orders", findOrders],
  ["find_purchase_orders", findPurchaseOrders],
  ["invoices", invoices],
  ["late_deliveries", lateDeliveries],
  ["order_status", orderStatus],
  ["post_note", postNote],
  ["product_price_and_cost", productPriceAndCost],
  ["purchase_order_risk", purchaseOrderRisk],
  ["reschedule_delivery", rescheduleDelivery],
  ["schedule_activity", scheduleActivity],
  ["stock_availability", stockAvailability],
]);
