import type { JsonObject } from "../../../core/json.ts";
import { baseData } from "../base/base-data.ts";
import { groupsOf } from "../engine/access.ts";
import type { Behaviour } from "../engine/behaviour.ts";
import { inCompany, sudo } from "../engine/env.ts";
import { assign, create } from "../engine/mutate.ts";
import { record } from "../engine/record.ts";
import { table } from "../engine/world.ts";
import { loadChart } from "../flows/chart.ts";
import { createWarehouse } from "../flows/warehouse.ts";

const ADDRESS = ["name", "email", "phone", "vat", "street", "street2", "city", "zip", "country_id", "state_id"] as const;

export const resCompany: Behaviour = {
  model: "res.company",
  defaults: {
    currency_id: (env) => [...table(env.world, "res.currency").rows.values()].find((row) => row["name"] === "USD")?.id ?? false,
    active: () => true,
    sequence: () => 10,
    po_lock: () => "edit",
    po_double_validation: () => "one_step",
    po_double_validation_amount: () => 5000,
    horizon_days: () => 365,
    quotation_validity_days: () => 30,
    portal_confirmation_sign: () => true,
    stock_text_confirmation: () => true,
  },
  prepareCreate(env, vals) {
    if (vals["partner_id"]) return vals;
    const address: JsonObject = Object.fromEntries(ADDRESS.flatMap((field) => (vals[field] === undefined ? [] : [[field, vals[field]]])));
    return { ...vals, partner_id: create(env, "res.partner", { ...address, is_company: true }).id };
  },
  created(rec) {
    const env = inCompany(sudo(rec.env), rec.id);
    const creator = table(env.world, "res.users").rows.get(env.uid);
    if (creator) assign(record(env, "res.users", creator.id), { company_ids: [[4, rec.id]] });
    const admin = [...table(env.world, "res.users").rows.values()].find((row) => row["login"] === "admin");
    if (admin && admin.id !== creator?.id) assign(record(env, "res.users", admin.id), { company_ids: [[4, rec.id]] });
    create(env, "stock.location", { name: "Inventory adjustment", usage: "inventory", company_id: rec.id });
    createWarehouse(env, { name: rec.str("name"), code: rec.id === 1 ? "WH" : rec.str("name").slice(0, 5), company_id: rec.id });
    if (rec.id === 1) loadChart(env, rec.id, baseData());
  },
};

export const accountChartTemplate: Behaviour = {
  model: "account.chart.template",
  methods: {
    try_loading: {
      on: "model",
      params: ["template_code", "company", "install_demo?", "force_create?"],
      run(env, _, { company }) {
        loadChart(sudo(env), Number(company), baseData());
        return null;
      },
    },
  },
};

export const resUsers: Behaviour = {
  model: "res.users",
  indexes: ["partner_id"],
  defaults: {
    active: () => true,
    lang: () => "en_US",
    notification_type: () => "email",
    company_id: (env) => env.company,
    company_ids: (env, vals) => [[6, 0, [Number(vals["company_id"] ?? env.company)]]],
  },
  prepareCreate(env, vals) {
    const partner = vals["partner_id"] || create(env, "res.partner", partnerOf(vals)).id;
    return { ...vals, partner_id: partner };
  },
  computes: [
    { fields: ["all_group_ids"], compute: (rec) => ({ all_group_ids: [...groupsOf(rec.env, rec.id)].sort((a, b) => a - b) }) },
    {
      fields: ["share"],
      depends: ["group_ids"],
      compute(rec) {
        const user = table(rec.env.world, "ir.model.data");
        const internal = [...user.rows.values()].find((row) => row["module"] === "base" && row["name"] === "group_user")?.["res_id"];
        return { share: typeof internal === "number" ? !groupsOf(rec.env, rec.id).has(internal) : true };
      },
    },
  ],
};

const partnerOf = (vals: JsonObject): JsonObject => ({
  name: vals["name"] ?? vals["login"] ?? "",
  email: vals["email"] ?? false,
  phone: vals["phone"] ?? false,
  company_id: false,
  tz: vals["tz"] ?? false,
  lang: vals["lang"] ?? "en_US",
});

export const resGroups: Behaviour = {
  model: "res.groups",
  displayName: (rec) => rec.str("full_name") || rec.str("name"),
  computes: [
    {
      fields: ["all_implied_ids"],
      compute: (rec) => ({ all_implied_ids: impliedBy(rec.id, (id) => record(rec.env, "res.groups", id).ids("implied_ids")) }),
    },
  ],
};

function impliedBy(start: number, next: (id: number) => readonly number[]): number[] {
  const found = new Set<number>();
  const queue = [start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...next(id));
  }
  return [...found].sort((a, b) => a - b);
}

export const irModelData: Behaviour = {
  model: "ir.model.data",
  computes: [
    { fields: ["complete_name"], compute: (rec) => ({ complete_name: [rec.str("module"), rec.str("name")].filter(Boolean).join(".") }) },
    { fields: ["reference"], compute: (rec) => ({ reference: `${rec.str("model")},${rec.num("res_id")}` }) },
  ],
};

export const irModel: Behaviour = { model: "ir.model", indexes: [] };
export const irModelAccess: Behaviour = { model: "ir.model.access", defaults: { active: () => true } };
export const irSequence: Behaviour = { model: "ir.sequence", defaults: { active: () => true, number_next: () => 1 } };
export const resCountry: Behaviour = { model: "res.country" };
