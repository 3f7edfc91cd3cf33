/** How many sales orders the generated year holds. */
export const ORDER_COUNTS = { small: 300, demo: 3_000, large: 30_000 } as const;
export type Size = keyof typeof ORDER_COUNTS;

/** The name of a record in the data set; in Odoo it becomes the external id `countersign_seed.<xid>`. */
export type Xid = string;

/** Odoo's naive UTC "YYYY-MM-DD HH:MM:SS". */
export type Moment = string;
/** "YYYY-MM-DD". */
export type Day = string;

export interface Company {
  readonly xid: Xid;
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly email: string;
  readonly phone: string;
  readonly vat: string;
}

export interface Warehouse {
  readonly xid: Xid;
  readonly company: Xid;
  readonly code: string;
  readonly name: string;
}

export interface Salesperson {
  readonly xid: Xid;
  readonly name: string;
  readonly login: string;
}

export interface Carrier {
  readonly xid: Xid;
  readonly name: string;
  readonly price: number;
  /** Begins every tracking reference of this carrier. */
  readonly tracking: string;
}

export interface Category {
  readonly xid: Xid;
  readonly name: string;
  readonly parent: Xid | null;
}

/** Units of measure by Odoo's own external ids. */
export const UOMS = {
  unit: "uom.product_uom_unit",
  dozen: "uom.product_uom_dozen",
  metre: "uom.product_uom_meter",
  kilogram: "uom.product_uom_kgm",
  litre: "uom.product_uom_litre",
} as const;
export type Uom = keyof typeof UOMS;

export interface SupplierTerm {
  readonly supplier: Xid;
  readonly price: number;
  readonly minimum: number;
  readonly delayDays: number;
  readonly code: string;
}

export interface Product {
  readonly xid: Xid;
  readonly code: string;
  readonly name: string;
  readonly category: Xid;
  readonly uom: Uom;
  readonly listPrice: number;
  readonly cost: number;
  readonly weight: number;
  readonly customerLeadDays: number;
  /** The company that sells it. */
  readonly company: Xid;
  readonly warehouses: readonly Xid[];
  readonly suppliers: readonly SupplierTerm[];
}

/** Payment terms by Odoo's own external ids, with the days after which an invoice is due. */
export const PAYMENT_TERMS = {
  "account.account_payment_term_15days": 15,
  "account.account_payment_term_30days": 30,
  "account.account_payment_term_45days": 45,
} as const;
export type PaymentTerm = keyof typeof PAYMENT_TERMS;

export interface Contact {
  readonly xid: Xid;
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
}

export interface Partner {
  readonly xid: Xid;
  readonly ref: string;
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly email: string;
  readonly phone: string;
  readonly vat: string;
  readonly paymentTerm: PaymentTerm;
  readonly contacts: readonly Contact[];
}

export interface Customer extends Partner {
  readonly salesperson: Xid;
}

export interface Supplier extends Partner {
  readonly bankAccount: string;
}

/** A delivery, a receipt or a return; one that is not done yet has no `doneAt`. */
export interface Transfer {
  readonly xid: Xid;
  readonly name: string;
  readonly createdAt: Moment;
  readonly scheduledAt: Moment;
  readonly deadlineAt: Moment;
  readonly doneAt: Moment | null;
  readonly carrier: Xid | null;
  readonly tracking: string | null;
}

export interface SaleLine {
  readonly xid: Xid;
  readonly product: Xid;
  readonly quantity: number;
  readonly price: number;
  readonly discount: number;
}

/** What became of a sales order: a partial one has its first delivery done and its backorder open. */
export type SaleFate =
  | { readonly kind: "draft" }
  | { readonly kind: "sent" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "open"; readonly delivery: Transfer }
  | { readonly kind: "delivered"; readonly delivery: Transfer }
  | { readonly kind: "partial"; readonly delivery: Transfer; readonly backorder: Transfer; readonly delivered: readonly number[] };

export interface SaleOrder {
  readonly xid: Xid;
  readonly name: string;
  readonly company: Xid;
  readonly warehouse: Xid;
  readonly customer: Xid;
  readonly salesperson: Xid;
  readonly customerRef: string | null;
  readonly placedAt: Moment;
  readonly promisedAt: Moment | null;
  readonly paymentTerm: PaymentTerm;
  readonly carrier: Xid | null;
  readonly lines: readonly SaleLine[];
  readonly fate: SaleFate;
}

export interface PurchaseLine {
  readonly xid: Xid;
  readonly product: Xid;
  readonly quantity: number;
  readonly price: number;
}

export type PurchaseFate =
  | { readonly kind: "draft" }
  | { readonly kind: "sent" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "outstanding"; readonly receipt: Transfer }
  | { readonly kind: "received"; readonly receipt: Transfer }
  | { readonly kind: "partial"; readonly receipt: Transfer; readonly backorder: Transfer; readonly received: readonly number[] };

export interface PurchaseOrder {
  readonly xid: Xid;
  readonly name: string;
  readonly company: Xid;
  readonly warehouse: Xid;
  readonly supplier: Xid;
  readonly supplierRef: string | null;
  readonly orderedAt: Moment;
  readonly plannedAt: Moment;
  readonly lines: readonly PurchaseLine[];
  readonly fate: PurchaseFate;
}

/** Goods that a customer sent back from a finished delivery. */
export interface CustomerReturn {
  readonly order: Xid;
  readonly delivery: Xid;
  readonly line: Xid;
  readonly quantity: number;
  readonly transfer: Transfer;
}

export interface InvoiceLine {
  readonly xid: Xid;
  readonly product: Xid;
  /** The sales or purchase order line that it settles. */
  readonly orderLine: Xid;
  readonly quantity: number;
  readonly price: number;
  readonly discount: number;
}

export interface Invoice {
  readonly xid: Xid;
  readonly name: string;
  readonly kind: "customer_invoice" | "vendor_bill";
  readonly company: Xid;
  readonly partner: Xid;
  readonly order: Xid;
  readonly orderName: string;
  readonly ref: string | null;
  readonly date: Day;
  readonly paymentTerm: PaymentTerm;
  readonly lines: readonly InvoiceLine[];
  readonly paidOn: Day | null;
}

/** An internal note in a record's chatter. */
export interface Note {
  readonly xid: Xid;
  readonly model: "sale.order" | "purchase.order" | "stock.picking" | "res.partner";
  readonly record: Xid;
  readonly text: string;
  readonly at: Moment;
}

export interface OpeningStock {
  readonly warehouse: Xid;
  readonly product: Xid;
  readonly quantity: number;
}

export interface ReorderRule {
  readonly xid: Xid;
  readonly warehouse: Xid;
  readonly product: Xid;
  readonly minimum: number;
  readonly maximum: number;
}

/** A distributor's year as plain data; equal for equal size, seed and day. */
export interface Dataset {
  readonly size: Size;
  readonly seed: number;
  readonly today: Day;
  readonly companies: readonly Company[];
  readonly warehouses: readonly Warehouse[];
  readonly salespeople: readonly Salesperson[];
  readonly carriers: readonly Carrier[];
  readonly categories: readonly Category[];
  readonly products: readonly Product[];
  readonly suppliers: readonly Supplier[];
  readonly customers: readonly Customer[];
  readonly openingStock: readonly OpeningStock[];
  readonly purchases: readonly PurchaseOrder[];
  readonly sales: readonly SaleOrder[];
  readonly returns: readonly CustomerReturn[];
  readonly invoices: readonly Invoice[];
  readonly reorderRules: readonly ReorderRule[];
  readonly notes: readonly Note[];
}
