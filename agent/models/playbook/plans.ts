import type { Plan } from "./plan.ts";
import { approvalRecord } from "./plans/approval_record.ts";
import { backlog } from "./plans/backlog.ts";
import { billExceptions } from "./plans/bill_exceptions.ts";
import { billsToCheck } from "./plans/bills_to_check.ts";
import { blockedPayments } from "./plans/blocked_payments.ts";
import { blockedTransfers } from "./plans/blocked_transfers.ts";
import { bottlenecks } from "./plans/bottlenecks.ts";
import { cancelOrder } from "./plans/cancel_order.ts";
import { changePromiseDate } from "./plans/change_promise_date.ts";
import { changePurchaseDate } from "./plans/change_purchase_date.ts";
import { changeReorderRule } from "./plans/change_reorder_rule.ts";
import complaintSummary from "./plans/complaint_summary.ts";
import { confirmPurchaseOrder } from "./plans/confirm_purchase_order.ts";
import { confirmQuotation } from "./plans/confirm_quotation.ts";
import { copilotActivity } from "./plans/copilot_activity.ts";
import { createPurchaseOrder } from "./plans/create_purchase_order.ts";
import { createQuotation } from "./plans/create_quotation.ts";
import { createReturn } from "./plans/create_return.ts";
import creditState from "./plans/credit_state.ts";
import customerAccount from "./plans/customer_account.ts";
import customerBackorders from "./plans/customer_backorders.ts";
import { customerOverview } from "./plans/customer_overview.ts";
import customerPrice from "./plans/customer_price.ts";
import customerProducts from "./plans/customer_products.ts";
import { documentQuestion } from "./plans/document_question.ts";
import { draftCreditNote } from "./plans/draft_credit_note.ts";
import { excessStock } from "./plans/excess_stock.ts";
import { expediting } from "./plans/expediting.ts";
import expiringQuotations from "./plans/expiring_quotations.ts";
import { exposure } from "./plans/exposure.ts";
import { fillRate } from "./plans/fill_rate.ts";
import { findCustomer } from "./plans/find_customer.ts";
import { findOrders } from "./plans/find_orders.ts";
import { findPurchaseOrders } from "./plans/find_purchase_orders.ts";
import { holdPayment } from "./plans/hold_payment.ts";
import { invoices } from "./plans/invoices.ts";
import { lateDeliveries } from "./plans/late_deliveries.ts";
import { marginLeakage } from "./plans/margin_leakage.ts";
import { messageCustomer } from "./plans/message_customer.ts";
import { openPurchases } from "./plans/open_purchases.ts";
import orderDelay from "./plans/order_delay.ts";
import { orderPolicy } from "./plans/order_policy.ts";
import { orderStatus } from "./plans/order_status.ts";
import { overdueAcknowledgements } from "./plans/overdue_acknowledgements.ts";
import partialDeliveries from "./plans/partial_deliveries.ts";
import { picksAtRisk } from "./plans/picks_at_risk.ts";
import { postNote } from "./plans/post_note.ts";
import { productPriceAndCost } from "./plans/product_price_and_cost.ts";
import promiseDate from "./plans/promise_date.ts";
import { purchaseOrderRisk } from "./plans/purchase_order_risk.ts";
import { purchasePriceHistory } from "./plans/purchase_price_history.ts";
import quotationPipeline from "./plans/quotation_pipeline.ts";
import { raiseCase } from "./plans/raise_case.ts";
import { receiptsDue } from "./plans/receipts_due.ts";
import { receivablesAgeing } from "./plans/receivables_ageing.ts";
import { releasePayment } from "./plans/release_payment.ts";
import { reorderProposals } from "./plans/reorder_proposals.ts";
import { replenish } from "./plans/replenish.ts";
import replyDraft from "./plans/reply_draft.ts";
import { rescheduleDelivery } from "./plans/reschedule_delivery.ts";
import returnsAndRefunds from "./plans/returns_and_refunds.ts";
import salesByMonth from "./plans/sales_by_month.ts";
import { scheduleActivity } from "./plans/schedule_activity.ts";
import serviceCase from "./plans/service_case.ts";
import { setCarrier } from "./plans/set_carrier.ts";
import shipmentTracking from "./plans/shipment_tracking.ts";
import { stockAvailability } from "./plans/stock_availability.ts";
import { stockoutsAhead } from "./plans/stockouts_ahead.ts";
import substitutes from "./plans/substitutes.ts";
import { supplierPerformance } from "./plans/supplier_performance.ts";
import topCustomers from "./plans/top_customers.ts";
import { transfersByState } from "./plans/transfers_by_state.ts";
import { updateQuotationLine } from "./plans/update_quotation_line.ts";
import { waitingOnPurchaseOrder } from "./plans/waiting_on_purchase_order.ts";
import { warehouseBalance } from "./plans/warehouse_balance.ts";

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
  ["cancel_order", cancelOrder],
  ["change_promise_date", changePromiseDate],
  ["change_purchase_date", changePurchaseDate],
  ["change_reorder_rule", changeReorderRule],
  ["create_purchase_order", createPurchaseOrder],
  ["create_return", createReturn],
  ["draft_credit_note", draftCreditNote],
  ["hold_payment", holdPayment],
  ["message_customer", messageCustomer],
  ["raise_case", raiseCase],
  ["release_payment", releasePayment],
  ["replenish", replenish],
  ["set_carrier", setCarrier],
  ["update_quotation_line", updateQuotationLine],
  ["order_delay", orderDelay],
  ["partial_deliveries", partialDeliveries],
  ["customer_backorders", customerBackorders],
  ["shipment_tracking", shipmentTracking],
  ["returns_and_refunds", returnsAndRefunds],
  ["complaint_summary", complaintSummary],
  ["service_case", serviceCase],
  ["reply_draft", replyDraft],
  ["customer_price", customerPrice],
  ["promise_date", promiseDate],
  ["substitutes", substitutes],
  ["customer_account", customerAccount],
  ["credit_state", creditState],
  ["expiring_quotations", expiringQuotations],
  ["quotation_pipeline", quotationPipeline],
  ["top_customers", topCustomers],
  ["sales_by_month", salesByMonth],
  ["customer_products", customerProducts],
  ["document_question", documentQuestion],
  ["order_policy", orderPolicy],
  ["supplier_performance", supplierPerformance],
  ["waiting_on_purchase_order", waitingOnPurchaseOrder],
  ["purchase_price_history", purchasePriceHistory],
  ["overdue_acknowledgements", overdueAcknowledgements],
  ["expediting", expediting],
  ["open_purchases", openPurchases],
  ["stockouts_ahead", stockoutsAhead],
  ["exposure", exposure],
  ["excess_stock", excessStock],
  ["warehouse_balance", warehouseBalance],
  ["reorder_proposals", reorderProposals],
  ["picks_at_risk", picksAtRisk],
  ["receipts_due", receiptsDue],
  ["blocked_transfers", blockedTransfers],
  ["transfers_by_state", transfersByState],
  ["bills_to_check", billsToCheck],
  ["bill_exceptions", billExceptions],
  ["blocked_payments", blockedPayments],
  ["receivables_ageing", receivablesAgeing],
  ["margin_leakage", marginLeakage],
  ["fill_rate", fillRate],
  ["bottlenecks", bottlenecks],
  ["backlog", backlog],
  ["copilot_activity", copilotActivity],
  ["approval_record", approvalRecord],
]);
