import type { CsvRow } from "../csv-file.ts";
import { dayOf } from "./day-of.ts";

/** One ordered line by what was known when it was ordered, and when it came; days count from 1970-01-01, "" stands for an unknown name. */
export interface SupplierOrder {
  readonly id: string;
  readonly vendor: string;
  readonly mode: string;
  readonly country: string;
  /** Direct from the vendor or from a warehouse of our own. */
  readonly via: string;
  readonly terms: string;
  readonly productGroup: string;
  readonly productClass: string;
  readonly product: string;
  readonly brand: string;
  readonly site: string;
  readonly project: string;
  readonly quantity: number | undefined;
  readonly value: number | undefined;
  readonly orderedOn: number | undefined;
  readonly deliveredOn: number | undefined;
}

/** The columns that must be there; the delivered date is needed of the history only. */
export const ORDER_COLUMNS = ["ID", "Vendor", "Shipment Mode", "Country", "PO Sent to Vendor Date"] as const;
export const DELIVERED_COLUMN = "Delivered to Client Date";
export const SCHEDULED_COLUMN = "Scheduled Delivery Date";

/** Reads a row of the form of scms_deliveries.csv. What is known only after the order (weight, freight, recorded date, shipment number) is left out. */
export function supplierOrderOf(row: CsvRow): SupplierOrder {
  const named = (column: string) => (row[column] ?? "").trim();
  return {
    id: named("ID"),
    vendor: named("Vendor"),
    mode: named("Shipment Mode"),
    country: named("Country"),
    via: named("Fulfill Via"),
    terms: named("Vendor INCO Term"),
    productGroup: named("Product Group"),
    productClass: named("Sub Classification"),
    product: named("Molecule/Test Type"),
    brand: named("Brand"),
    site: named("Manufacturing Site"),
    project: named("Project Code"),
    quantity: numberOf(named("Line Item Quantity")),
    value: numberOf(named("Line Item Value")),
    orderedOn: dayOf(named("PO Sent to Vendor Date")),
    deliveredOn: dayOf(named(DELIVERED_COLUMN)),
  };
}

function numberOf(text: string): number | undefined {
  const value = Number(text.replaceAll(",", ""));
  return text === "" || Number.isNaN(value) ? undefined : value;
}
