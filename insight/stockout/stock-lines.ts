import { daysBetween } from "../../core/dates.ts";
import { type BookedOrder, type ComingReceipt, factorOf } from "./stock-events.ts";
import type { StockoutQuestion } from "./stockout-question.ts";

/** The booked orders in the product's unit and in periods from now; what can't be converted is told in `missing`. */
export function bookedOrders(question: StockoutQuestion, missing: string[]): BookedOrder[] {
  return question.orders.flatMap((order) => {
    const factor = factorOf(order, question.unit);
    if (factor === undefined) missing.push(`Order ${order.id} is in ${order.unit}, not ${question.unit}, and no factor is known; it is left out.`);
    const units = order.quantity * (factor ?? 0);
    return factor === undefined || units <= 0
      ? []
      : [{ order, at: Math.max(0, periodAt(question, order.due)), units, reserved: Math.min(units, Math.max(0, order.reserved * factor)) }];
  });
}

/** The open receipts likewise. */
export function comingReceipts(question: StockoutQuestion, missing: string[]): ComingReceipt[] {
  return question.receipts.flatMap((receipt) => {
    const factor = factorOf(receipt, question.unit);
    if (factor === undefined)
      missing.push(`Receipt ${receipt.id} is in ${receipt.unit}, not ${question.unit}, and no factor is known; it is left out.`);
    if (receipt.late.length === 0) missing.push(`Nothing is known of how late ${receipt.supplier} delivers; ${receipt.id} is taken as on time.`);
    return factor === undefined ? [] : [{ receipt, at: periodAt(question, receipt.expected), units: receipt.quantity * factor }];
  });
}

const periodAt = ({ today, daysPerPeriod }: StockoutQuestion, day: string): number => daysBetween(today, day) / daysPerPeriod;
