import type { SupplierOrder } from "./supplier-order.ts";

/** One purchase order line as a product fills it in from Odoo; days count from 1970-01-01 (`dayOf`), undefined is unknown or not yet. */
export interface SupplierReceipt {
  readonly vendor: string;
  readonly orderedAt: number | undefined;
  readonly promisedAt: number | undefined;
  readonly receivedAt: number | undefined;
  readonly ordered?: number;
  readonly received?: number;
  readonly rejected?: number;
}

const NOTHING_ELSE = {
  id: "",
  mode: "",
  country: "",
  via: "",
  terms: "",
  productGroup: "",
  productClass: "",
  product: "",
  brand: "",
  site: "",
  project: "",
  quantity: undefined,
  value: undefined,
} as const;

/** The line as the lead-time model takes it: days from the order to the receipt. */
export function leadTimeOf({ vendor, orderedAt, receivedAt }: SupplierReceipt): SupplierOrder {
  return { ...NOTHING_ELSE, vendor, orderedOn: orderedAt, deliveredOn: receivedAt };
}

/** The line as the same model takes it to learn delays: days from the promised day to the receipt, negative when early. */
export function delayOf({ vendor, promisedAt, receivedAt }: SupplierReceipt): SupplierOrder {
  return { ...NOTHING_ELSE, vendor, orderedOn: promisedAt, deliveredOn: receivedAt };
}
