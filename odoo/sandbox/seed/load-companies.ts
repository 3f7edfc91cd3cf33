import type { Company, Warehouse } from "../dataset/dataset.ts";
import { idsOf, rowsOf } from "./ledger.ts";
import { groupBy, inCompany, QUIET, type SeedRun } from "./run.ts";

const CHART = "generic_coa";

/** An Odoo that nobody has worked in yet gives its one company to the data set; in any other the seed makes its own. */
async function untouchedCompany({ door }: SeedRun): Promise<number | undefined> {
  const companies = rowsOf(await door.call("res.company", "search_read", { domain: [], fields: ["name"], limit: 2 }));
  if (companies.length !== 1) return undefined;
  for (const model of ["sale.order", "purchase.order", "stock.picking", "account.move"]) {
    if (Number(await door.call(model, "search_count", { domain: [], limit: 1 })) > 0) return undefined;
  }
  return companies[0]?.id;
}

async function company(run: SeedRun, record: Company, sequence: number, adopted: number | undefined): Promise<void> {
  const { door, ledger } = run;
  const { name, street, city, zip, email, phone, vat } = record;
  const values = { name, street, city, zip, email, phone, vat, country_id: ledger.own("base.us"), sequence };
  if (adopted !== undefined) {
    await door.call("res.company", "write", { ids: [adopted], vals: values, context: QUIET });
    ledger.add("res.company", record.xid, adopted);
    return;
  }
  const [id = 0] = idsOf(await door.call("res.company", "create", { vals_list: [values], context: QUIET }));
  ledger.add("res.company", record.xid, id);
  const journals = await door.call("account.journal", "search_count", { domain: [["company_id", "=", id]], context: inCompany(id) });
  if (journals === 0) await door.call("account.chart.template", "try_loading", { template_code: CHART, company: id, context: inCompany(id) });
}

/** The first warehouse of a company is the one Odoo made with it. */
export async function loadCompanies(run: SeedRun): Promise<void> {
  const { door, ledger, data } = run;
  let adopted = await untouchedCompany(run);
  for (const [index, record] of data.companies.entries()) {
    await company(run, record, index + 1, adopted);
    adopted = undefined;
  }
  for (const [xid, warehouses] of groupBy(data.warehouses, (warehouse) => warehouse.company)) {
    const companyId = ledger.id(xid);
    const context = inCompany(companyId);
    const [given] = rowsOf(
      await door.call("stock.warehouse", "search_read", {
        domain: [["company_id", "=", companyId]],
        fields: ["name"],
        order: "id",
        limit: 1,
        context,
      }),
    );
    for (const [index, warehouse] of warehouses.entries()) {
      const values = { name: warehouse.name, code: warehouse.code, sequence: data.warehouses.indexOf(warehouse) + 1 };
      if (index === 0 && given) {
        await door.call("stock.warehouse", "write", { ids: [given.id], vals: values, context });
        ledger.add("stock.warehouse", warehouse.xid, given.id);
      } else {
        const [id = 0] = idsOf(await door.call("stock.warehouse", "create", { vals_list: [{ ...values, company_id: companyId }], context }));
        ledger.add("stock.warehouse", warehouse.xid, id);
      }
    }
  }
  await registerPlaces(run);
}

/** What Odoo made with the companies and warehouses gets external ids too, so that two Odoos can be compared by them. */
async function registerPlaces(run: SeedRun): Promise<void> {
  const { door, ledger, data } = run;
  for (const { xid } of data.companies) {
    const context = inCompany(ledger.id(xid));
    const [company] = rowsOf(await door.call("res.company", "read", { ids: [ledger.id(xid)], fields: ["partner_id"], load: null, context }));
    ledger.add("res.partner", `${xid}_partner`, Number(company?.["partner_id"]));
    for (const type of ["sale", "purchase"]) {
      const domain = [
        ["company_id", "=", ledger.id(xid)],
        ["type", "=", type],
      ];
      const [journal] = rowsOf(await door.call("account.journal", "search_read", { domain, fields: ["type"], order: "id", limit: 1, context }));
      if (journal) ledger.add("account.journal", `${xid}_${type}_journal`, journal.id);
    }
  }
  for (const warehouse of data.warehouses) await registerWarehouse(run, warehouse);
}

async function registerWarehouse({ door, ledger }: SeedRun, warehouse: Warehouse): Promise<void> {
  const fields = ["lot_stock_id", "view_location_id", "in_type_id", "out_type_id"];
  const [row] = rowsOf(await door.call("stock.warehouse", "read", { ids: [ledger.id(warehouse.xid)], fields, load: null }));
  if (!row) return;
  const code = warehouse.code.toLowerCase();
  ledger.add("stock.location", `location_${code}_stock`, Number(row["lot_stock_id"]));
  ledger.add("stock.location", `location_${code}`, Number(row["view_location_id"]));
  ledger.add("stock.picking.type", `receipts_${code}`, Number(row["in_type_id"]));
  ledger.add("stock.picking.type", `deliveries_${code}`, Number(row["out_type_id"]));
}
