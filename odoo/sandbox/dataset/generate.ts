import { createCalendar } from "./calendar.ts";
import { CARRIERS, COMPANIES, SALESPEOPLE, WAREHOUSES } from "./companies.ts";
import { type Dataset, type Day, ORDER_COUNTS, type PurchaseOrder, type SaleOrder, type Size } from "./dataset.ts";
import { generateInvoices } from "./invoices.ts";
import { generateNotes } from "./notes.ts";
import { createNumbering } from "./numbering.ts";
import { generateCustomers, generateSuppliers } from "./partners.ts";
import { generateCategories, generateProducts, productXid } from "./products.ts";
import { generatePurchaseAnchors } from "./purchase-anchors.ts";
import { outstandingPurchase, type PurchaseContext, pastPurchase, shortages } from "./purchases.ts";
import { createRandom, type Random } from "./random.ts";
import { generateReorderRules } from "./reorder-rules.ts";
import { generateReturns } from "./returns.ts";
import { ANCHORED_CODES, generateSaleAnchors } from "./sale-anchors.ts";
import { generateSale, orderAges, type SalesContext } from "./sales.ts";
import { createShelves } from "./shelves.ts";

const PURCHASE_COUNTS = { small: 64, demo: 450, large: 3_500 } as const satisfies Record<Size, number>;
/** Anchored orders have the numbers up to here; the year's others follow in the order in which they were placed. */
const FIRST_NUMBER = 10_021;

export interface DatasetChoice {
  readonly size: Size;
  readonly seed: number;
  readonly today: Day;
}

function generateSales(random: Random, context: SalesContext, anchors: readonly SaleOrder[], count: number): SaleOrder[] {
  const ages = orderAges(random.fork("ages"), count - anchors.length);
  return [...anchors, ...ages.map((age, index) => generateSale(random.fork(String(index)), context, `S${FIRST_NUMBER + index}`, age))];
}

function generatePurchases(random: Random, context: PurchaseContext, anchors: readonly PurchaseOrder[], count: number): PurchaseOrder[] {
  const missing = shortages(random.fork("shortages"), context);
  const ages = Array.from({ length: Math.max(10, count - anchors.length - missing.length) }, () => random.int(2, 360)).sort((a, b) => b - a);
  const past = ages.map((age, index) => pastPurchase(random.fork(`past ${index}`), context, `P${FIRST_NUMBER + index}`, age));
  const open = missing.map(({ warehouse, supplier, products }, index) =>
    outstandingPurchase(random.fork(`open ${index}`), context, `P${FIRST_NUMBER + ages.length + index}`, warehouse, supplier, products),
  );
  return [...anchors, ...past.filter((order) => order !== undefined), ...open];
}

/** The distributor's year: the same for the same size, seed and day, on every machine. */
export function generateDataset({ size, seed, today }: DatasetChoice): Dataset {
  const random = createRandom(`countersign/${seed}/${today}/${size}`);
  /* People and goods depend on the seed alone, so that every size and day knows the same ones. */
  const lasting = createRandom(`countersign/${seed}`);
  const calendar = createCalendar(today);
  const numbering = createNumbering();
  const suppliers = generateSuppliers(lasting.fork("suppliers"));
  const customers = generateCustomers(lasting.fork("customers"));
  const products = generateProducts(lasting.fork("products"), suppliers);
  const shelves = createShelves(lasting.fork("shelves"), WAREHOUSES, products, new Set(ANCHORED_CODES.map(productXid)));

  const selling: SalesContext = { calendar, shelves, numbering, customers };
  const buying: PurchaseContext = { calendar, shelves, numbering, suppliers, products };
  const sales = generateSales(random.fork("sales"), selling, generateSaleAnchors(selling, products, customers), ORDER_COUNTS[size]);
  const purchases = generatePurchases(random.fork("purchases"), buying, generatePurchaseAnchors(buying, products), PURCHASE_COUNTS[size]);
  const invoiceNumbers = new Map(COMPANIES.map((company) => [company.xid as string, createNumbering()]));
  return {
    size,
    seed,
    today,
    companies: COMPANIES,
    warehouses: WAREHOUSES,
    salespeople: SALESPEOPLE,
    carriers: CARRIERS,
    categories: generateCategories(),
    products,
    suppliers,
    customers,
    openingStock: shelves.opening(),
    purchases,
    sales,
    returns: generateReturns(random.fork("returns"), calendar, numbering, shelves, sales),
    invoices: generateInvoices(random.fork("invoices"), today, invoiceNumbers, sales, purchases),
    reorderRules: generateReorderRules(lasting.fork("reorder rules"), products),
    notes: generateNotes({ random: random.fork("notes"), calendar, sales, purchases, customers }),
  };
}
