import { ATLANTA, COLUMBUS, INDUSTRIAL, PACKAGING, RENO } from "./companies.ts";
import type { Category, Product, Supplier, SupplierTerm } from "./dataset.ts";
import { INDUSTRIAL_FAMILIES } from "./industrial-families.ts";
import { PACKAGING_FAMILIES } from "./packaging-families.ts";
import { KESTREL, PAPERMILL } from "./partners.ts";
import type { Family } from "./product-family.ts";
import type { Random } from "./random.ts";

const FAMILIES = [...INDUSTRIAL_FAMILIES, ...PACKAGING_FAMILIES];
const SIZE_FACTORS = [0.55, 0.8, 1, 1.35, 2.1] as const;
const MAKE_FACTORS = [1, 1.45, 0.85] as const;
const CODE_START = 100;
const CODE_STEP = 5;

const cents = (value: number) => Math.max(0.05, Math.round(value * 100) / 100);
const slug = (text: string) => text.toLowerCase().replace(/[^a-z]+/g, "_");
const RANGE_NAMES = { industrial: "Industrial", packaging: "Packaging" } as const;

/** The record name of a product in the data set, from its code: "VLV-0125" is product_vlv_0125. */
export const productXid = (code: string) => `product_${code.toLowerCase().replace("-", "_")}`;

const categoryXid = (group: string) => `category_${slug(group)}`;

export function generateCategories(): Category[] {
  const roots = Object.entries(RANGE_NAMES).map(([range, name]) => ({ xid: `category_${range}`, name, parent: null }));
  const groups = new Map(FAMILIES.map((family) => [family.group, family.range]));
  return [...roots, ...[...groups].map(([group, range]) => ({ xid: categoryXid(group), name: group, parent: `category_${range}` }))];
}

function terms(random: Random, cost: number, code: string, suppliers: readonly Supplier[]): SupplierTerm[] {
  const count = random.chance(0.35) ? 2 : 1;
  return suppliers.slice(0, count).map((supplier, index) => ({
    supplier: supplier.xid,
    price: cents(cost * (index === 0 ? 0.97 : 1.04)),
    minimum: random.pick([0, 0, 5, 10]),
    delayDays: random.pick([5, 7, 10, 14, 21, 28]),
    code: `${supplier.ref.slice(-3)}-${code.replace("-", "")}`,
  }));
}

function variants(random: Random, family: Family, suppliers: readonly Supplier[]): Product[] {
  const ours = family.range === "industrial";
  return family.makes.flatMap((make, makeIndex) =>
    family.sizes.map((size, sizeIndex) => {
      const code = `${family.prefix}-${String(CODE_START + CODE_STEP * (makeIndex * family.sizes.length + sizeIndex)).padStart(4, "0")}`;
      const factor = (SIZE_FACTORS[sizeIndex] ?? 1) * (MAKE_FACTORS[makeIndex] ?? 1);
      const listPrice = cents(family.price * factor);
      const cost = cents(listPrice * (0.52 + random.next() * 0.22));
      return {
        xid: productXid(code),
        code,
        name: `${family.noun}, ${make}, ${size}`,
        category: categoryXid(family.group),
        uom: family.uom,
        listPrice,
        cost,
        weight: cents(family.weight * (SIZE_FACTORS[sizeIndex] ?? 1)),
        customerLeadDays: random.pick([0, 1, 2, 3]),
        company: ours ? INDUSTRIAL.xid : PACKAGING.xid,
        warehouses: ours ? [COLUMBUS.xid, ...(makeIndex + sizeIndex === 0 || random.chance(0.35) ? [RENO.xid] : [])] : [ATLANTA.xid],
        suppliers: terms(random, cost, code, suppliers),
      };
    }),
  );
}

/** Each family is bought from two suppliers; the named ones keep valves and boxes, so that the anchors' orders make sense. */
export function generateProducts(random: Random, suppliers: readonly Supplier[]): Product[] {
  const preferred: Readonly<Record<string, string>> = { VLV: KESTREL.xid, GTV: KESTREL.xid, BOX: PAPERMILL.xid, CRT: PAPERMILL.xid };
  const named = new Set(Object.values(preferred));
  const others = suppliers.filter((supplier) => !named.has(supplier.xid));
  return FAMILIES.flatMap((family, index) => {
    const first = suppliers.find((supplier) => supplier.xid === preferred[family.prefix]);
    const pair = [first ?? others[index % others.length], others[(index + 7) % others.length]].filter((supplier) => supplier !== undefined);
    return variants(random.fork(family.prefix), family, pair);
  });
}
