import { type Product, UOMS } from "../dataset/dataset.ts";
import { idsOf, rowsOf } from "./ledger.ts";
import { batches, createAll, type Entry, groupBy, inCompany, QUIET, type SeedRun } from "./run.ts";

/** Sales are to resellers under certificates, so nothing is taxed. */
export const NO_TAXES = { taxes_id: [[6, 0, []]], supplier_taxes_id: [[6, 0, []]] } as const;

function productEntry({ ledger }: SeedRun, product: Product): Entry {
  const sellers = product.suppliers.map((term) => [
    0,
    0,
    {
      partner_id: ledger.id(term.supplier),
      price: term.price,
      min_qty: term.minimum,
      delay: term.delayDays,
      product_code: term.code,
      company_id: false,
    },
  ]);
  return {
    xid: product.xid,
    values: {
      default_code: product.code,
      name: product.name,
      categ_id: ledger.id(product.category),
      uom_id: ledger.own(UOMS[product.uom]),
      type: "consu",
      is_storable: true,
      list_price: product.listPrice,
      standard_price: product.cost,
      weight: product.weight,
      sale_delay: product.customerLeadDays,
      invoice_policy: "delivery",
      purchase_method: "receive",
      seller_ids: sellers,
      ...NO_TAXES,
    },
  };
}

async function loadCategories(run: SeedRun): Promise<void> {
  const roots = run.data.categories.filter((category) => category.parent === null);
  await createAll(
    run,
    "product.category",
    roots.map(({ xid, name }) => ({ xid, values: { name } })),
    QUIET,
  );
  const rest = run.data.categories.flatMap(({ xid, name, parent }) => (parent ? [{ xid, values: { name, parent_id: run.ledger.id(parent) } }] : []));
  await createAll(run, "product.category", rest, QUIET);
}

/** Odoo keeps a cost per company; the first company's was written with the product, and every company is to have the same. */
async function copyCosts({ door, ledger, data }: SeedRun): Promise<void> {
  const companies = data.companies.map((company) => ledger.id(company.xid));
  const rows = data.products.map((product) => ({
    model: "product.product",
    id: ledger.id(product.xid),
    values: { standard_price: Object.fromEntries(companies.map((company) => [company, product.cost])) },
  }));
  await door.backdate(rows);
}

async function registerTemplates({ door, ledger, data }: SeedRun): Promise<void> {
  for (const batch of batches(data.products, 500)) {
    const ids = batch.map((product) => ledger.id(product.xid));
    const rows = new Map(
      rowsOf(await door.call("product.product", "read", { ids, fields: ["product_tmpl_id", "seller_ids"], load: null })).map((row) => [row.id, row]),
    );
    for (const product of batch) {
      const row = rows.get(ledger.id(product.xid));
      ledger.add("product.template", `${product.xid}_template`, Number(row?.["product_tmpl_id"]));
      for (const [index, seller] of idsOf(row?.["seller_ids"])
        .sort((a, b) => a - b)
        .entries())
        ledger.add("product.supplierinfo", `${product.xid}_seller_${index + 1}`, seller);
    }
  }
}

export async function loadProducts(run: SeedRun): Promise<void> {
  await loadCategories(run);
  /* All companies at once: to those left out Odoo would give each product its default taxes. */
  const context = { ...QUIET, allowed_company_ids: run.data.companies.map((company) => run.ledger.id(company.xid)) };
  await createAll(
    run,
    "product.product",
    run.data.products.map((product) => productEntry(run, product)),
    context,
    300,
  );
  await registerTemplates(run);
  await copyCosts(run);
}

/** What the shelves hold before the year's transactions: an opening balance, which no inventory count needs to explain. */
export async function loadOpeningStock(run: SeedRun): Promise<void> {
  const { ledger, data } = run;
  for (const [warehouseXid, stock] of groupBy(data.openingStock, (item) => item.warehouse)) {
    const warehouse = data.warehouses.find(({ xid }) => xid === warehouseXid);
    if (!warehouse) continue;
    const code = warehouse.code.toLowerCase();
    const entries = stock.map(({ product, quantity }) => ({
      xid: `stock_${code}_${product}`,
      values: { product_id: ledger.id(product), location_id: ledger.id(`location_${code}_stock`), quantity },
    }));
    await createAll(run, "stock.quant", entries, inCompany(ledger.id(warehouse.company)), 500);
  }
}
