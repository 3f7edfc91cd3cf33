import type { Partner } from "../dataset/dataset.ts";
import { createAll, type Entry, inCompany, QUIET, type SeedRun } from "./run.ts";

/** Salespeople are users with Odoo's own right to see only their own documents. */
export async function loadSalespeople(run: SeedRun): Promise<void> {
  const { ledger, data } = run;
  const companies = data.companies.map((company) => ledger.id(company.xid));
  const groups = [ledger.own("base.group_user"), ledger.own("sales_team.group_sale_salesman")];
  const entries = data.salespeople.map(({ xid, name, login }) => ({
    xid,
    values: {
      name,
      login,
      email: login,
      group_ids: [[6, 0, groups]],
      company_id: companies[0] ?? 0,
      company_ids: [[6, 0, companies]],
      tz: "America/New_York",
    },
  }));
  await createAll(run, "res.users", entries, QUIET);
}

export async function loadCarriers(run: SeedRun): Promise<void> {
  const products = run.data.carriers.map(({ xid, name, price }) => ({
    xid: `${xid}_product`,
    values: {
      name: `Delivery: ${name}`,
      type: "service",
      list_price: price,
      sale_ok: false,
      purchase_ok: false,
      taxes_id: [[6, 0, []]],
      supplier_taxes_id: [[6, 0, []]],
    },
  }));
  await createAll(run, "product.product", products, {
    ...QUIET,
    allowed_company_ids: run.data.companies.map((company) => run.ledger.id(company.xid)),
  });
  const carriers = run.data.carriers.map(({ xid, name, price }) => ({
    xid,
    values: { name, delivery_type: "fixed", fixed_price: price, product_id: run.ledger.id(`${xid}_product`) },
  }));
  await createAll(run, "delivery.carrier", carriers, QUIET);
}

function partnerEntry(run: SeedRun, partner: Partner, more: Entry["values"]): Entry {
  const { xid, ref, name, street, city, zip, email, phone, vat } = partner;
  return { xid, values: { ref, name, street, city, zip, email, phone, vat, is_company: true, country_id: run.ledger.own("base.us"), ...more } };
}

function contactEntries(run: SeedRun, partner: Partner): Entry[] {
  const { street, city, zip } = partner;
  return partner.contacts.map(({ xid, name, title, email, phone }) => ({
    xid,
    values: {
      name,
      function: title,
      email,
      phone,
      street,
      city,
      zip,
      country_id: run.ledger.own("base.us"),
      parent_id: run.ledger.id(partner.xid),
      type: "contact",
    },
  }));
}

export async function loadPartners(run: SeedRun): Promise<void> {
  const { data, ledger } = run;
  /* Odoo keeps payment terms per company: these are the first company's, and each order names its own. */
  const context = inCompany(ledger.id(data.companies[0]?.xid ?? ""));
  const customers = data.customers.map((customer) =>
    partnerEntry(run, customer, {
      customer_rank: 1,
      user_id: ledger.id(customer.salesperson),
      property_payment_term_id: ledger.own(customer.paymentTerm),
    }),
  );
  const suppliers = data.suppliers.map((supplier) =>
    partnerEntry(run, supplier, { supplier_rank: 1, property_supplier_payment_term_id: ledger.own(supplier.paymentTerm) }),
  );
  await createAll(run, "res.partner", [...customers, ...suppliers], context);
  await createAll(
    run,
    "res.partner",
    [...data.customers, ...data.suppliers].flatMap((partner) => contactEntries(run, partner)),
    QUIET,
  );
  const accounts = data.suppliers.map(({ xid, bankAccount }) => ({
    xid: `${xid}_bank`,
    values: { acc_number: bankAccount, partner_id: ledger.id(xid) },
  }));
  await createAll(run, "res.partner.bank", accounts, QUIET);
}
