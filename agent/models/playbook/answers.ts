import type { Answer } from "./answers/answer.ts";
import { checkedBillsAnswer } from "./answers/check_bills.ts";
import { orderPolicyAnswer } from "./answers/check_order_policy.ts";
import { transferCountsAnswer } from "./answers/count_transfers.ts";
import draftReplyAnswer from "./answers/draft_reply.ts";
import explainDelayAnswer from "./answers/explain_delay.ts";
import { foundCustomersAnswer } from "./answers/find_customers.ts";
import { foundInvoicesAnswer } from "./answers/find_invoices.ts";
import { foundOrdersAnswer } from "./answers/find_orders.ts";
import { foundProductsAnswer } from "./answers/find_products.ts";
import { foundPurchaseOrdersAnswer } from "./answers/find_purchase_orders.ts";
import findSubstitutesAnswer from "./answers/find_substitutes.ts";
import gatherServiceCaseAnswer from "./answers/gather_service_case.ts";
import { backlogAnswer } from "./answers/get_backlog.ts";
import { copilotActivityAnswer } from "./answers/get_copilot_activity.ts";
import getCreditStateAnswer from "./answers/get_credit_state.ts";
import getCustomerAccountAnswer from "./answers/get_customer_account.ts";
import { customerOverviewAnswer } from "./answers/get_customer_overview.ts";
import getCustomerPriceAnswer from "./answers/get_customer_price.ts";
import getCustomerProductsAnswer from "./answers/get_customer_products.ts";
import { exposureAnswer } from "./answers/get_exposure.ts";
import { fillRateAnswer } from "./answers/get_fill_rate.ts";
import { openPurchasesAnswer } from "./answers/get_open_purchases.ts";
import getOrderDeliveriesAnswer from "./answers/get_order_deliveries.ts";
import { orderStatusAnswer } from "./answers/get_order_status.ts";
import getPromiseDateAnswer from "./answers/get_promise_date.ts";
import { purchaseOrderRiskAnswer } from "./answers/get_purchase_order_risk.ts";
import { purchasePricesAnswer } from "./answers/get_purchase_prices.ts";
import getQuotationPipelineAnswer from "./answers/get_quotation_pipeline.ts";
import { receivablesAgeingAnswer } from "./answers/get_receivables_ageing.ts";
import getSalesByMonthAnswer from "./answers/get_sales_by_month.ts";
import { stockAnswer } from "./answers/get_stock.ts";
import { supplierPerformanceAnswer } from "./answers/get_supplier_performance.ts";
import { approvalRecordAnswer } from "./answers/list_approval_record.ts";
import listBackordersAnswer from "./answers/list_backorders.ts";
import { billsToCheckAnswer } from "./answers/list_bills_to_check.ts";
import { blockedPaymentsAnswer } from "./answers/list_blocked_payments.ts";
import { blockedTransfersAnswer } from "./answers/list_blocked_transfers.ts";
import { bottlenecksAnswer } from "./answers/list_bottlenecks.ts";
import { excessStockAnswer } from "./answers/list_excess_stock.ts";
import { expeditingAnswer } from "./answers/list_expediting.ts";
import listExpiringQuotationsAnswer from "./answers/list_expiring_quotations.ts";
import { lateDeliveriesAnswer } from "./answers/list_late_deliveries.ts";
import { marginLeaksAnswer } from "./answers/list_margin_leaks.ts";
import { picksTodayAnswer } from "./answers/list_picks_today.ts";
import { receiptsDueAnswer } from "./answers/list_receipts_due.ts";
import { reorderRulesAnswer } from "./answers/list_reorder_rules.ts";
import listReturnsAnswer from "./answers/list_returns.ts";
import { stockoutsAnswer } from "./answers/list_stockouts.ts";
import { unacknowledgedOrdersAnswer } from "./answers/list_unacknowledged_orders.ts";
import { warehouseBalanceAnswer } from "./answers/list_warehouse_balance.ts";
import rankCustomersAnswer from "./answers/rank_customers.ts";
import { searchDocumentsAnswer } from "./answers/search_documents.ts";
import summarizeComplaintsAnswer from "./answers/summarize_complaints.ts";
import trackShipmentsAnswer from "./answers/track_shipments.ts";

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
  ["explain_delay", explainDelayAnswer],
  ["get_order_deliveries", getOrderDeliveriesAnswer],
  ["track_shipments", trackShipmentsAnswer],
  ["list_backorders", listBackordersAnswer],
  ["list_returns", listReturnsAnswer],
  ["summarize_complaints", summarizeComplaintsAnswer],
  ["gather_service_case", gatherServiceCaseAnswer],
  ["draft_reply", draftReplyAnswer],
  ["get_customer_price", getCustomerPriceAnswer],
  ["get_promise_date", getPromiseDateAnswer],
  ["find_substitutes", findSubstitutesAnswer],
  ["get_customer_account", getCustomerAccountAnswer],
  ["get_credit_state", getCreditStateAnswer],
  ["list_expiring_quotations", listExpiringQuotationsAnswer],
  ["get_quotation_pipeline", getQuotationPipelineAnswer],
  ["rank_customers", rankCustomersAnswer],
  ["get_sales_by_month", getSalesByMonthAnswer],
  ["get_customer_products", getCustomerProductsAnswer],
  ["check_order_policy", orderPolicyAnswer],
  ["search_documents", searchDocumentsAnswer],
  ["get_supplier_performance", supplierPerformanceAnswer],
  ["get_purchase_prices", purchasePricesAnswer],
  ["list_unacknowledged_orders", unacknowledgedOrdersAnswer],
  ["list_expediting", expeditingAnswer],
  ["get_open_purchases", openPurchasesAnswer],
  ["list_stockouts", stockoutsAnswer],
  ["list_warehouse_balance", warehouseBalanceAnswer],
  ["get_exposure", exposureAnswer],
  ["list_excess_stock", excessStockAnswer],
  ["list_reorder_rules", reorderRulesAnswer],
  ["list_picks_today", picksTodayAnswer],
  ["list_receipts_due", receiptsDueAnswer],
  ["list_blocked_transfers", blockedTransfersAnswer],
  ["count_transfers", transferCountsAnswer],
  ["list_bottlenecks", bottlenecksAnswer],
  ["list_bills_to_check", billsToCheckAnswer],
  ["list_blocked_payments", blockedPaymentsAnswer],
  ["check_bills", checkedBillsAnswer],
  ["get_receivables_ageing", receivablesAgeingAnswer],
  ["list_margin_leaks", marginLeaksAnswer],
  ["get_fill_rate", fillRateAnswer],
  ["get_backlog", backlogAnswer],
  ["get_copilot_activity", copilotActivityAnswer],
  ["list_approval_record", approvalRecordAnswer],
]);
