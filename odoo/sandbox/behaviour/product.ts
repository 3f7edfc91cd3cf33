import type { Json } from "../../../core/json.ts";
import type { Behaviour, Compute, Vals } from "../engine/behaviour.ts";
import { round } from "../engine/coerce.ts";
import { type Env, today } from "../engine/env.ts";
import { assign, create } from "../engine/mutate.ts";
import { type Rec, record, records } from "../engine/record.ts";
import { addDays } from "../engine/time.ts";
import { pointingTo, rowOf, table } from "../engine/world.ts";
import { type Quantities, quantitiesOf } from "../flows/quantities.ts";

const companyCurrency = (env: Env) => rowOf(env.world, "res.company", env.company)?.["currency_id"] ?? false;

/** What a product is called: "[CODE] Name". */
export function productName(rec: Rec): string {
  const code = rec.str("default_code");
  return code ? `[${code}] ${rec.str("name")}` : rec.str("name");
}

const quantityComputes = (quantities: (rec: Rec) => Quantities, names: readonly (keyof Quantities)[]): Compute[] =>
  names.map((name) => ({ fields: [name], compute: (rec) => ({ [name]: quantities(rec)[name] }) }));

/** Sold in confirmed orders of the last year. */
function salesCount(rec: Rec): number {
  const since = addDays(today(rec.env), -365);
  return [...pointingTo(rec.env.world, "sale.order.line", "product_id", rec.id)].reduce((sum, id) => {
    const line = record(rec.env, "sale.order.line", id);
    const order = line.to("order_id");
    return order?.str("state") === "sale" && order.str("date_order").slice(0, 10) >= since ? sum + line.num("product_uom_qty") : sum;
  }, 0);
}

const searchName = (_env: Env, operator: string, value: Json): Json =>
  operator.startsWith("not") || operator === "!=" ? [["name", operator, value]] : ["|", ["default_code", operator, value], ["name", operator, value]];

const NAMED_CODE = /^\[([^\]]+)\]\s*(.*)$/;

export const productProduct: Behaviour = {
  model: "product.product",
  displayName: productName,
  searchName(env, operator, value) {
    const match = typeof value === "string" ? NAMED_CODE.exec(value) : null;
    if (match && !operator.startsWith("not")) return ["|", ["default_code", "=", match[1] ?? ""], ...(searchName(env, operator, value) as Json[])];
    return ["|", ["barcode", "=", value], ...(searchName(env, operator, value) as Json[])];
  },
  defaults: { active: () => true },
  prepareCreate(env, vals) {
    if (vals["product_tmpl_id"]) return vals;
    const fields = env.world.registry.models.get("product.product")?.fields;
    const own: Record<string, Json> = {};
    const shared: Record<string, Json> = {};
    for (const [name, value] of Object.entries(vals)) {
      if (fields?.get(name)?.related !== undefined && fields.get(name)?.store === false) shared[name] = value;
      else own[name === "lst_price" ? "list_price" : name] = value;
    }
    if (own["list_price"] !== undefined) shared["list_price"] = own["list_price"];
    const template = create({ ...env, context: { ...env.context, embedded_variant: true } }, "product.template", shared);
    return { ...own, product_tmpl_id: template.id };
  },
  computes: [
    { fields: ["code"], compute: (rec) => ({ code: rec.get("default_code") }) },
    { fields: ["partner_ref"], compute: (rec) => ({ partner_ref: productName(rec) }) },
    { fields: ["lst_price"], compute: (rec) => ({ lst_price: rec.num("list_price") }) },
    { fields: ["price_extra"], compute: () => ({ price_extra: 0 }) },
    ...quantityComputes((rec) => quantitiesOf(rec.env, rec.id), ["qty_available", "virtual_available", "free_qty", "incoming_qty", "outgoing_qty"]),
    { fields: ["nbr_reordering_rules"], compute: (rec) => ({ nbr_reordering_rules: rec.ids("orderpoint_ids").length }) },
    {
      fields: ["reordering_min_qty"],
      compute: (rec) => ({ reordering_min_qty: rec.all("orderpoint_ids").reduce((sum, one) => sum + one.num("product_min_qty"), 0) }),
    },
    {
      fields: ["reordering_max_qty"],
      compute: (rec) => ({ reordering_max_qty: rec.all("orderpoint_ids").reduce((sum, one) => sum + one.num("product_max_qty"), 0) }),
    },
    { fields: ["sales_count"], compute: (rec) => ({ sales_count: salesCount(rec) }) },
    { fields: ["avg_cost"], compute: (rec) => ({ avg_cost: rec.num("standard_price") }) },
    {
      fields: ["total_value"],
      compute: (rec) => ({ total_value: round(rec.num("standard_price") * quantitiesOf({ ...rec.env, context: {} }, rec.id).qty_available, 2) }),
    },
  ],
};

const variant = (rec: Rec) => rec.all("product_variant_ids")[0];

/** Fields that a template with one variant shares with it. */
const SHARED = ["default_code", "barcode", "standard_price", "weight", "volume"] as const;

function shareWithVariants(rec: Rec, vals: Vals): void {
  const shared = Object.fromEntries(SHARED.flatMap((field) => (vals[field] === undefined ? [] : [[field, vals[field]]])));
  const active = vals["active"] === undefined ? {} : { active: vals["active"] };
  const together = { ...shared, ...active };
  if (Object.keys(together).length > 0) {
    for (const one of records({ ...rec.env, context: { active_test: false } }, "product.product", rec.ids("product_variant_ids")))
      assign(one, together);
  }
}

const sum = (rec: Rec, name: keyof Quantities) =>
  rec.all("product_variant_ids").reduce((total, one) => total + quantitiesOf(rec.env, one.id)[name], 0);

export const productTemplate: Behaviour = {
  model: "product.template",
  displayName: productName,
  searchName: (env, operator, value) =>
    ["|", ["product_variant_ids.default_code", operator, value], ...(searchName(env, operator, value) as Json[])].slice(
      operator.startsWith("not") ? 2 : 0,
    ) as Json,
  defaults: {
    active: () => true,
    type: () => "consu",
    sale_ok: () => true,
    purchase_ok: () => true,
    list_price: () => 1,
    sequence: () => 1,
    invoice_policy: () => "order",
    purchase_method: (_env, vals) => (vals["type"] === "service" ? "purchase" : "receive"),
    tracking: () => "none",
    expense_policy: () => "no",
    service_type: () => "manual",
    uom_id: (env) => [...table(env.world, "uom.uom").rows.values()].find((row) => row["name"] === "Units")?.id ?? false,
    categ_id: (env) => [...table(env.world, "product.category").rows.values()].find((row) => row["name"] === "Goods")?.id ?? false,
  },
  created(rec, vals) {
    if (rec.env.context["embedded_variant"] !== true) create(rec.env, "product.product", { product_tmpl_id: rec.id });
    shareWithVariants(rec, vals);
  },
  written(_env, recs, vals) {
    for (const rec of recs) shareWithVariants(rec, vals);
  },
  computes: [
    {
      fields: ["default_code"],
      depends: ["product_variant_ids.default_code"],
      compute: (rec) => ({ default_code: variant(rec)?.get("default_code") ?? false }),
    },
    { fields: ["weight"], depends: ["product_variant_ids.weight"], compute: (rec) => ({ weight: variant(rec)?.num("weight") ?? 0 }) },
    { fields: ["volume"], depends: ["product_variant_ids.volume"], compute: (rec) => ({ volume: variant(rec)?.num("volume") ?? 0 }) },
    { fields: ["barcode"], compute: (rec) => ({ barcode: variant(rec)?.get("barcode") ?? false }) },
    { fields: ["standard_price"], compute: (rec) => ({ standard_price: variant(rec)?.num("standard_price") ?? 0 }) },
    { fields: ["product_variant_id"], compute: (rec) => ({ product_variant_id: variant(rec)?.id ?? false }) },
    { fields: ["product_variant_count"], compute: (rec) => ({ product_variant_count: rec.ids("product_variant_ids").length }) },
    {
      fields: ["currency_id", "cost_currency_id"],
      compute: (rec) => ({ currency_id: companyCurrency(rec.env), cost_currency_id: companyCurrency(rec.env) }),
    },
    { fields: ["cost_method"], compute: () => ({ cost_method: "standard" }) },
    { fields: ["valuation"], compute: () => ({ valuation: "periodic" }) },
    {
      fields: ["sales_count"],
      compute: (rec) => ({ sales_count: rec.all("product_variant_ids").reduce((total, one) => total + salesCount(one), 0) }),
    },
    ...(["qty_available", "virtual_available", "incoming_qty", "outgoing_qty"] as const).map(
      (name): Compute => ({ fields: [name], compute: (rec) => ({ [name]: sum(rec, name) }) }),
    ),
  ],
};

export const productCategory: Behaviour = {
  model: "product.category",
  displayName: (rec) => rec.str("complete_name"),
  searchName: (_env, operator, value) => [["complete_name", operator, value]],
  computes: [
    {
      fields: ["complete_name"],
      depends: ["name", "parent_id.complete_name"],
      compute: (rec) => ({
        complete_name: rec.ref("parent_id") ? `${rec.to("parent_id")?.str("complete_name")} / ${rec.str("name")}` : rec.str("name"),
      }),
    },
    {
      fields: ["product_count"],
      compute: (rec) => ({
        product_count: [...table(rec.env.world, "product.template").rows.values()].filter(
          (row) => row["categ_id"] === rec.id && row["active"] === true,
        ).length,
      }),
    },
  ],
};

export const productSupplierinfo: Behaviour = {
  model: "product.supplierinfo",
  displayName: (rec) => rec.to("partner_id")?.str("complete_name") ?? "",
  defaults: {
    sequence: () => 1,
    delay: () => 1,
    currency_id: (env) => companyCurrency(env) as number,
    company_id: (env) => env.company,
  },
  prepareCreate(env, vals) {
    if (vals["product_tmpl_id"] || !vals["product_id"]) return vals;
    return { ...vals, product_tmpl_id: record(env, "product.product", Number(vals["product_id"])).ref("product_tmpl_id") };
  },
  computes: [
    {
      fields: ["product_id"],
      depends: ["product_tmpl_id.product_variant_ids"],
      compute(rec) {
        const variants = rec.to("product_tmpl_id")?.ids("product_variant_ids") ?? [];
        return { product_id: variants.length === 1 ? (variants[0] ?? false) : rec.ref("product_id") || false };
      },
    },
    {
      fields: ["product_uom_id"],
      depends: ["product_tmpl_id.uom_id"],
      compute: (rec) => ({ product_uom_id: rec.to("product_tmpl_id")?.ref("uom_id") ?? false }),
    },
    { fields: ["price_discounted"], compute: (rec) => ({ price_discounted: rec.num("price") * (1 - rec.num("discount") / 100) }) },
  ],
};

export const uomUom: Behaviour = {
  model: "uom.uom",
  indexes: ["relative_uom_id"],
  defaults: { active: () => true },
  computes: [
    {
      fields: ["factor"],
      depends: ["relative_factor", "relative_uom_id.factor"],
      compute: (rec) => ({ factor: rec.num("relative_factor") * (rec.to("relative_uom_id")?.num("factor") ?? 1) }),
    },
  ],
};
