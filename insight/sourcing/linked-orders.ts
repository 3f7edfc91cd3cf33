import type { PurchaseLine, SourcingPlan } from "./sourcing-result.ts";

export interface PurchaseDraft {
  readonly supplier: string;
  readonly lines: readonly (PurchaseLine & { readonly needs: readonly string[] })[];
}
export interface SalesDraft {
  readonly customer: string;
  readonly lines: readonly {
    readonly need: string;
    readonly product: string;
    readonly quantity: string;
    readonly unit: string;
    readonly unitPrice: string;
    readonly promised: string;
  }[];
}

/** One batch of drafts: a purchase order per supplier and a sales order per customer, linked by need ids. */
export function linkedOrders(plan: SourcingPlan): { readonly purchaseOrders: readonly PurchaseDraft[]; readonly salesOrders: readonly SalesDraft[] } {
  const needsOf = (offer: string) => plan.pegging.filter(({ source }) => source.kind === "offer" && source.id === offer).map(({ need }) => need);
  const lines = plan.purchases.map((line) => ({ ...line, needs: [...new Set(needsOf(line.offer))] }));
  const sold = plan.needs.filter(({ outcome }) => outcome !== "declined");
  return {
    purchaseOrders: distinct(lines.map(({ supplier }) => supplier)).map((supplier) => ({
      supplier,
      lines: lines.filter((line) => line.supplier === supplier),
    })),
    salesOrders: distinct(sold.map(({ customer }) => customer)).map((customer) => ({
      customer,
      lines: sold
        .filter((need) => need.customer === customer)
        .map(({ need, product, quantity, unit, salesPrice, promised = "" }) => ({ need, product, quantity, unit, unitPrice: salesPrice, promised })),
    })),
  };
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
