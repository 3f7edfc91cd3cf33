import type { Access, Sight } from "../core/access.ts";
import type { Domain } from "../core/domain.ts";
import type { Json } from "../core/json.ts";
import { createReader } from "./create-reader.ts";
import { createFieldCatalog } from "./field-catalog.ts";
import type { OdooCall } from "./transport.ts";

/** What a fake Odoo has: fields by model, "type" or "type:relation". */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "sale.order": {
    name: "char",
    state: "selection",
    partner_id: "many2one:res.partner",
    user_id: "many2one:res.users",
    order_line: "one2many:sale.order.line",
    date_order: "datetime",
    amount_total: "monetary",
    margin: "monetary",
    tags: "properties",
    display_name: "char",
  },
  "sale.order.line": { order_id: "many2one:sale.order", product_id: "many2one:product.product", price_unit: "float", purchase_price: "float" },
  "res.partner": { name: "char", vat: "char", city: "char", parent_id: "many2one:res.partner", display_name: "char" },
  "product.product": { name: "char", default_code: "char", standard_price: "float", categ_id: "many2one:product.category" },
  "product.category": { name: "char" },
  "res.users": { name: "char", login: "char" },
  "account.bank": { acc_number: "char" },
};

/** What the policy of these tests hides; bank account numbers are masked, and other models are not listed at all. */
const HIDDEN = ["sale.order.margin", "sale.order.line.purchase_price", "product.product.standard_price", "res.partner.vat", "res.users.login"];
export const CUSTOMERS: Domain = [["customer_rank", ">", 0]];

export function testAccess(more: Partial<Access> = {}): Access {
  const listed = (model: string) => model in FIELDS && model !== "product.category";
  return {
    sight(model, field): Sight {
      if (!listed(model) || HIDDEN.includes(`${model}.${field}`)) return "hidden";
      return field === "acc_number" ? "masked" : "shown";
    },
    label: (model, field) =>
      HIDDEN.includes(`${model}.${field}`) ? "cost" : field === "acc_number" ? "bank.account" : listed(model) ? "open" : undefined,
    scope: (model) => (model === "res.partner" ? CUSTOMERS : []),
    companies: "all",
    warehouses: "all",
    ...more,
  };
}

/** A reader on a fake Odoo that remembers its calls; `rows` are what every search answers. */
export function testReader(access: Access = testAccess(), rows: Json = []) {
  const calls: OdooCall[] = [];
  const transport = {
    async call(call: OdooCall): Promise<Json> {
      calls.push(call);
      if (call.method === "fields_get") return fieldsGet(FIELDS[call.model] ?? {});
      if (call.method === "context_get") return { uid: 7 };
      if (call.model === "res.users" && call.method === "read") return [{ id: 7, company_id: 2, company_ids: [1, 2, 3] }];
      return call.method === "search_count" ? 12 : rows;
    },
  };
  const catalog = createFieldCatalog(transport, () => new Date("2026-06-01T00:00:00Z"));
  const reader = createReader({ transport, catalog, access, timeZone: "America/New_York" });
  const asked = () => calls.filter(({ method }) => method.startsWith("search") || method === "formatted_read_group");
  return { reader, calls, asked, domain: () => asked().at(-1)?.params?.["domain"] };
}

function fieldsGet(fields: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => {
      const [type = "", relation] = text.split(":");
      return [name, relation ? { type, relation } : { type }];
    }),
  );
}
