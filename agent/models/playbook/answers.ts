import type { Answer } from "./answers/answer.ts";
import { foundCustomersAnswer } from "./answers/find_customers.ts";
import { foundInvoicesAnswer } from "./answers/find_invoices.ts";
import { foundOrdersAnswer } from "./answers/find_orders.ts";
import { foundProductsAnswer } from "./answers/find_products.ts";
import { foundPurchaseOrdersAnswer } from "./answers/find_purchase_orders.ts";
import { customerOverviewAnswer } from "./answers/get_customer_overview.ts";
import { orderStatusAnswer } from "./answers/get_order_status.ts";
import { purchaseOrderRiskAnswer } from "./answers/get_purchase_order_risk.ts";
import { stockAnswer } from "./answers/get_stock.ts";
import { lateDeliveriesAnswer } from "./answers/list_late_deliveries.ts";

/** The renderer of each read tool's output, by the tool's name; a test holds this against the tools. */
export const ANSWERS: ReadonlyMap<string, Answer> = new Map([
  ["find_customers", foundCustomersAnswer],
  ["find_invoices", foundInvoicesAnswer],
  ["find_orders", foundOrdersAnswer],
  ["find_products", foundProductsAnswer],
  ["find_purchase_orders", foundPurchaseOrdersAnswer],
  ["get_customer_overview", customerOverviewAnswer],
  ["get_order_status", orderStatusAnswer],
  ["get_purchase_order_risk", purchaseOrderRiskAnswer],
  ["get_stock", stockAnswer],
  ["list_late_deliveries", lateDeliveriesAnswer],
]);
