import { Decimal } from "decimal.js";
import type { Row } from "../../odoo/reader.ts";
import { dayOf, idOf, numberOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import type { Currency } from "./exchange-rates.ts";

const ROWS = 300;

/** What is bought: a product with its template and unit of measure. */
export interface Bought {
  readonly id: number;
  readonly template: number | undefined;
  readonly uom: string;
}

/** What one vendor asks for one product in one currency, per unit of the product. */
export interface VendorOffer {
  readonly id: string;
  readonly product: number;
  readonly vendor: number;
  readonly vendorName: string;
  readonly currency: Currency;
  readonly leadDays: number;
  /** From which quantity on each price holds, the smallest first; below the first the vendor has no price. */
  readonly prices: readonly { readonly from: Decimal; readonly unitPrice: Decimal }[];
}

/** Why a vendor's price is left out: it is none, it does not hold today, or it is for another unit of measure. */
export interface UnusableOffer {
  readonly product: number;
  readonly vendorName: string;
  readonly reason: "no_price" | "lapsed" | "other_unit";
}

export interface VendorOffers {
  readonly offers: readonly VendorOffer[];
  readonly unusable: readonly UnusableOffer[];
  /** The policy keeps vendor prices from this person. */
  readonly isHidden: boolean;
}

/** The vendors' price lists for products, as Odoo would apply them on a day: of several rows of one vendor, the first by its order that the quantity reaches. */
export async function vendorOffers(
  { odoo, timeZone }: Pick<ToolContext, "odoo" | "timeZone">,
  products: readonly Bought[],
  { on, company }: { readonly on: string; readonly company: number | undefined },
): Promise<VendorOffers> {
  const all = await odoo.search("product.supplierinfo", {
    domain: [["product_tmpl_id", "in", products.flatMap(({ template }) => template ?? [])]],
    fields: [
      "partner_id",
      "product_id",
      "product_tmpl_id",
      "product_uom_id",
      "min_qty",
      "price",
      "discount",
      "currency_id",
      "delay",
      "date_start",
      "date_end",
      "sequence",
      "company_id",
    ],
    limit: ROWS,
    order: "id",
  });
  const isHidden = all.length > 0 && all.every((row) => row["price"] === undefined);
  const rows = all.filter((row) => company === undefined || [undefined, company].includes(idOf(row, "company_id")));
  const offers: VendorOffer[] = [];
  const unusable: UnusableOffer[] = [];
  for (const product of products) {
    const isIts = (row: Row) => idOf(row, "product_tmpl_id") === product.template && [undefined, product.id].includes(idOf(row, "product_id"));
    const fit = rows.filter(isIts).filter((row) => {
      const reason = faultOf(row, product, on, timeZone);
      if (reason !== undefined) unusable.push({ product: product.id, vendorName: vendorOf(row), reason });
      return reason === undefined;
    });
    for (const own of Map.groupBy(fit, (row) => `${idOf(row, "partner_id")}|${idOf(row, "currency_id")}`).values())
      offers.push(...offerOf(own, product));
  }
  return { offers, unusable, isHidden };
}

function faultOf(row: Row, { uom }: Bought, on: string, timeZone: string): UnusableOffer["reason"] | undefined {
  const [from, until] = [dayOf(row, "date_start", timeZone), dayOf(row, "date_end", timeZone)];
  if ((from && from > on) || (until && until < on)) return "lapsed";
  if (priceOf(row).lte(0)) return "no_price";
  const unit = textOf(row, "product_uom_id");
  return unit && unit !== uom ? "other_unit" : undefined;
}

function offerOf(rows: readonly Row[], { id: product }: Bought): VendorOffer[] {
  const [first] = rows;
  const vendor = first && idOf(first, "partner_id");
  if (first === undefined || vendor === undefined) return [];
  const least = (row: Row) => numberOf(row, "min_qty") ?? 0;
  const inOrder = rows.toSorted(
    (one, other) =>
      (numberOf(one, "sequence") ?? 0) - (numberOf(other, "sequence") ?? 0) ||
      least(other) - least(one) ||
      priceOf(one).comparedTo(priceOf(other)) ||
      one.id - other.id,
  );
  const from = [...new Set(rows.map(least))].sort((one, other) => one - other);
  return [
    {
      id: String(first.id),
      product,
      vendor,
      vendorName: vendorOf(first),
      currency: { id: idOf(first, "currency_id") ?? 0, code: textOf(first, "currency_id") ?? "?" },
      // Whichever row the quantity falls under, it is not later than this.
      leadDays: Math.max(0, ...rows.map((row) => numberOf(row, "delay") ?? 0)),
      prices: from.flatMap((quantity) => {
        const row = inOrder.find((one) => least(one) <= quantity);
        return row === undefined ? [] : [{ from: new Decimal(quantity), unitPrice: priceOf(row) }];
      }),
    },
  ];
}

function vendorOf(row: Row): string {
  return textOf(row, "partner_id") ?? "?";
}

/** What is paid for one unit, its discount taken off. */
function priceOf(row: Row): Decimal {
  return new Decimal(numberOf(row, "price") ?? 0).mul(new Decimal(1).minus(new Decimal(numberOf(row, "discount") ?? 0).div(100))).toDecimalPlaces(6);
}
