import type { Rec } from "../engine/record.ts";

export interface SellerQuery {
  readonly company: number;
  readonly date: string;
  readonly partner?: number;
  readonly quantity?: number;
}

/** A product's vendor prices that hold on a day, for a quantity and from a vendor; the one Odoo would take first. */
export function sellersOf(product: Rec, { company, date, partner, quantity }: SellerQuery): Rec[] {
  return product
    .all("seller_ids")
    .filter((seller) => {
      if (seller.ref("company_id") !== 0 && seller.ref("company_id") !== company) return false;
      if (seller.ref("product_id") !== 0 && seller.ref("product_id") !== product.id) return false;
      if (seller.str("date_start") !== "" && seller.str("date_start") > date) return false;
      if (seller.str("date_end") !== "" && seller.str("date_end") < date) return false;
      if (partner !== undefined && seller.ref("partner_id") !== partner) return false;
      return quantity === undefined || seller.num("min_qty") <= quantity;
    })
    .sort((a, b) => a.num("sequence") - b.num("sequence") || b.num("min_qty") - a.num("min_qty") || a.num("price") - b.num("price") || a.id - b.id);
}
