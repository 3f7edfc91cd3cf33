import { SALESPEOPLE } from "./companies.ts";
import type { Contact, Customer, Partner, PaymentTerm, Supplier } from "./dataset.ts";
import { CUSTOMER_TRADES, FAMILY_NAMES, GIVEN_NAMES, ROOTS, STREETS, SUPPLIER_TRADES, TOWNS } from "./names.ts";
import type { Random } from "./random.ts";

const CUSTOMERS = 200;
const SUPPLIERS = 40;

/** Two firms that are easily taken for each other, one that buys packaging, and one with a long history. */
export const ACME_OHIO = { xid: "customer_acme_ohio", name: "Acme Fasteners Ohio" } as const;
export const ACME_TEXAS = { xid: "customer_acme_texas", name: "Acme Fasteners Texas" } as const;
export const HARBOR_FOODS = { xid: "customer_harbor_foods", name: "Harbor Street Foods" } as const;
export const TRIDENT = { xid: "customer_trident", name: "Trident Process Equipment" } as const;
const NAMED_CUSTOMERS = [ACME_OHIO, ACME_TEXAS, HARBOR_FOODS, TRIDENT];

/** The supplier whose purchase order is late. */
export const KESTREL = { xid: "supplier_kestrel", name: "Kestrel Valve Company" } as const;
/** The supplier of packaging. */
export const PAPERMILL = { xid: "supplier_papermill", name: "Papermill Corrugated" } as const;
const NAMED_SUPPLIERS = [KESTREL, PAPERMILL];

const numbered = (prefix: string, index: number) => `${prefix}${String(index).padStart(4, "0")}`;

/** Every unused pairing of a root and a trade is tried once, so that no two firms share a name. */
function inventNames(random: Random, trades: readonly string[], count: number): string[] {
  return random.shuffled(ROOTS.flatMap((root) => trades.map((trade) => `${root} ${trade}`))).slice(0, count);
}

const domainOf = (name: string) => `${name.toLowerCase().replace(/[^a-z]+/g, "-")}.example`;

/** The 555-01xx numbers are set aside for fiction. */
const phone = (random: Random, area: string) => `+1 ${area}-555-01${String(random.int(0, 99)).padStart(2, "0")}`;

function contacts(random: Random, xid: string, company: string, area: string, titles: readonly string[]): Contact[] {
  return titles.map((title, index) => {
    const [given, family] = [random.pick(GIVEN_NAMES), random.pick(FAMILY_NAMES)];
    return {
      xid: `${xid}_contact_${index + 1}`,
      name: `${given} ${family}`,
      title,
      email: `${given}.${family}@${domainOf(company)}`.toLowerCase(),
      phone: phone(random, area),
    };
  });
}

function partner(random: Random, xid: string, ref: string, name: string, titles: readonly string[]): Partner {
  const [city, zip, area] = random.pick(TOWNS);
  const paymentTerm = random.weighted<PaymentTerm>({
    "account.account_payment_term_15days": 2,
    "account.account_payment_term_30days": 6,
    "account.account_payment_term_45days": 2,
  });
  return {
    xid,
    ref,
    name,
    street: `${random.int(12, 4980)} ${random.pick(STREETS)}`,
    city,
    zip,
    email: `orders@${domainOf(name)}`,
    phone: phone(random, area),
    vat: `${random.int(10, 98)}-${random.int(1_000_000, 9_999_999)}`,
    paymentTerm,
    contacts: contacts(random, xid, name, area, titles),
  };
}

export function generateCustomers(random: Random): Customer[] {
  const invented = inventNames(random, CUSTOMER_TRADES, CUSTOMERS - NAMED_CUSTOMERS.length);
  const named = [...NAMED_CUSTOMERS, ...invented.map((name, index) => ({ xid: numbered("customer_", index + 1), name }))];
  return named.map(({ xid, name }, index) => {
    const titles = random.chance(0.2)
      ? ["Purchasing", "Accounts Payable"]
      : random.chance(0.8) || named.length - invented.length > index
        ? ["Purchasing"]
        : [];
    return { ...partner(random, xid, numbered("C", 1001 + index), name, titles), salesperson: random.pick(SALESPEOPLE).xid };
  });
}

export function generateSuppliers(random: Random): Supplier[] {
  const invented = inventNames(random, SUPPLIER_TRADES, SUPPLIERS - NAMED_SUPPLIERS.length);
  const named = [...NAMED_SUPPLIERS, ...invented.map((name, index) => ({ xid: numbered("supplier_", index + 1), name }))];
  return named.map(({ xid, name }, index) => ({
    ...partner(random, xid, numbered("V", 1001 + index), name, ["Sales"]),
    bankAccount: `${random.int(1_000_000_000, 9_999_999_999)}${random.int(10, 99)}`,
  }));
}
