import { dayIn } from "../../../core/dates.ts";
import { CopilotError } from "../../../core/errors.ts";
import type { Dataset, Size } from "../dataset/dataset.ts";
import { generateDataset } from "../dataset/generate.ts";
import type { SeedDoor } from "./door.ts";
import { historyRows, namesGivenUp } from "./history.ts";
import { openLedger, rowsOf, SEED_MODULE } from "./ledger.ts";
import { loadCompanies } from "./load-companies.ts";
import { loadNotes, loadReorderRules } from "./load-extras.ts";
import { loadInvoices } from "./load-invoices.ts";
import { loadCarriers, loadPartners, loadSalespeople } from "./load-partners.ts";
import { loadOpeningStock, loadProducts } from "./load-products.ts";
import { loadPurchases } from "./load-purchases.ts";
import { loadReturns, loadSales } from "./load-sales.ts";
import type { SeedRun } from "./run.ts";

/** The distributor's people work in this time zone, so "today" is its day. */
export const SEED_TIME_ZONE = "America/New_York";

const FINISHED = "finished";

export interface SeedOptions {
  readonly door: SeedDoor;
  readonly size: Size;
  readonly seed: number;
  readonly now: Date;
  readonly progress?: (step: string) => void;
}

export type SeedResult = { readonly kind: "seeded"; readonly data: Dataset } | { readonly kind: "already_seeded" };

const STEPS: readonly (readonly [name: string, load: (run: SeedRun) => Promise<void>])[] = [
  ["companies and warehouses", loadCompanies],
  ["salespeople", loadSalespeople],
  ["customers and suppliers", loadPartners],
  ["carriers", loadCarriers],
  ["products", loadProducts],
  ["opening stock", loadOpeningStock],
  ["purchase orders and receipts", loadPurchases],
  ["sales orders and deliveries", loadSales],
  ["returns", loadReturns],
  ["invoices, bills and payments", loadInvoices],
  ["reorder rules", loadReorderRules],
  ["notes", loadNotes],
];

/** Finds out whether an earlier run finished; one that broke off leaves records that a second would double. */
async function alreadySeeded(door: SeedDoor): Promise<boolean> {
  const [finished] = rowsOf(
    await door.call("ir.model.data", "search_read", {
      domain: [
        ["module", "=", SEED_MODULE],
        ["name", "=", FINISHED],
      ],
      fields: ["name"],
      limit: 1,
    }),
  );
  if (finished) return true;
  const begun = await door.call("ir.model.data", "search_count", { domain: [["module", "=", SEED_MODULE]], limit: 1 });
  if (begun !== 0)
    throw new CopilotError("STALE", "An earlier load of the data set broke off. Restore the Odoo database from before it, then load again.");
  return false;
}

/** Loads the data set through Odoo's own business methods, then gives everything its dates; a second run changes nothing. */
export async function seedOdoo({ door, size, seed, now, progress = () => undefined }: SeedOptions): Promise<SeedResult> {
  if (await alreadySeeded(door)) return { kind: "already_seeded" };
  const data = generateDataset({ size, seed, today: dayIn(SEED_TIME_ZONE, now) });
  const ledger = await openLedger(door);
  const run: SeedRun = { door, ledger, data };
  for (const [name, load] of STEPS) {
    progress(name);
    await load(run);
    await ledger.flush();
  }
  progress("dates");
  await door.backdate(namesGivenUp(run));
  await door.backdate(historyRows(run));
  const [company] = data.companies;
  if (company) ledger.add("res.company", FINISHED, ledger.id(company.xid));
  await ledger.flush();
  return { kind: "seeded", data };
}
