import type { CsvRow } from "../csv-file.ts";

/** One line of a sale or of a cancellation, with a named customer. */
export interface PurchaseLine {
  readonly customer: string;
  readonly invoice: string;
  readonly product: string;
  readonly quantity: number;
  readonly price: number;
  /** Days since 1970-01-01 UTC, with the time of day as a fraction. */
  readonly day: number;
  readonly isCancellation: boolean;
}

/** The columns that a file of purchase lines must have. */
export const LINE_COLUMNS = ["InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"] as const;

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?/;

/** A row as a line; "anonymous" for one without a customer, "unreadable" for one whose date, quantity or price can't be read. */
export function purchaseLineOf(row: CsvRow): PurchaseLine | "anonymous" | "unreadable" {
  const customer = row["CustomerID"] ?? "";
  if (customer === "") return "anonymous";
  const [day, quantity, price] = [dayOf(row["InvoiceDate"] ?? ""), numberOf(row["Quantity"]), numberOf(row["UnitPrice"])];
  if (day === undefined || quantity === undefined || price === undefined) return "unreadable";
  const invoice = row["InvoiceNo"] ?? "";
  return { customer, invoice, product: row["StockCode"] ?? "", quantity, price, day, isCancellation: /^c/i.test(invoice) };
}

/** "2011-06-01" or "2011-06-01 08:26:00" as days since 1970-01-01 UTC; undefined when it is neither. */
export function dayOf(text: string): number | undefined {
  const [, date, time] = DATE.exec(text) ?? [];
  if (date === undefined) return undefined;
  const moment = Date.parse(`${date}T${time ?? "00:00"}Z`);
  const isReal = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(date);
  return isReal ? moment / 86_400_000 : undefined;
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text === "") return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
