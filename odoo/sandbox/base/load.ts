import type { JsonObject } from "../../../core/json.ts";
import type { Env } from "../engine/env.ts";
import { create } from "../engine/mutate.ts";
import { insertRow, patchRow, table, type World } from "../engine/world.ts";
import type { BaseData } from "./base-data.ts";

/** Gives a record an external id. */
export function nameRecord(world: World, xmlid: string, model: string, id: number): void {
  const dot = xmlid.indexOf(".");
  insertRow(world, "ir.model.data", { module: xmlid.slice(0, dot), name: xmlid.slice(dot + 1), model, res_id: id, noupdate: true });
}

/** The record of that external id; 0 when there is none. */
export function recordNamed(world: World, xmlid: string): number {
  world.names ??= new Map([...table(world, "ir.model.data").rows.values()].map((row) => [`${row["module"]}.${row["name"]}`, Number(row["res_id"])]));
  return world.names.get(xmlid) ?? 0;
}

/** What a fresh Odoo holds before anybody works in it, as rows. */
export function loadBase(world: World, data: BaseData, now: string): void {
  const stamp = { create_uid: 1, create_date: now, write_uid: 1, write_date: now };
  const insert = (model: string, values: JsonObject, xmlid?: string) => {
    const id = insertRow(world, model, { ...stamp, ...(values as { [field: string]: string | number | boolean }) });
    if (xmlid) nameRecord(world, xmlid, model, id);
    return id;
  };
  for (const model of world.registry.models.values()) insert("ir.model", { name: model.label, model: model.name, info: model.label, state: "base" });
  loadGroups(world, data, insert);
  for (const [name, full_name, symbol, position, active] of data.currencies) {
    insert("res.currency", { name, full_name, symbol, position, active, rounding: 0.01 }, `base.${name}`);
  }
  for (const [code, name, phone_code] of data.countries) insert("res.country", { code, name, phone_code }, `base.${code.toLowerCase()}`);
  const us = recordNamed(world, "base.us");
  for (const [code, name, xmlid] of data.states) insert("res.country.state", { code, name, country_id: us }, xmlid);
  loadUnits(world, data, insert);
  for (const [xmlid, name, note, sequence, lines] of data.paymentTerms) {
    const payment_id = insert("account.payment.term", { name, note, sequence, active: true, display_on_invoice: true }, xmlid);
    for (const [value, value_amount, delay_type, nb_days, days_next_month] of lines) {
      insert("account.payment.term.line", { payment_id, value, value_amount, delay_type, nb_days, days_next_month });
    }
  }
  for (const [xmlid, name, description, internal, byDefault, res_model, sequence, hidden] of data.subtypes) {
    insert("mail.message.subtype", { name, description, internal, default: byDefault, res_model, sequence, hidden }, xmlid);
  }
  for (const [xmlid, name, summary, sequence, delay_count, icon, category, decoration_type] of data.activityTypes) {
    insert(
      "mail.activity.type",
      {
        name,
        summary,
        sequence,
        active: true,
        delay_count,
        delay_unit: "days",
        delay_from: "previous_activity",
        icon,
        category,
        decoration_type,
        chaining_type: "suggest",
      },
      xmlid,
    );
  }
  const model_id = [...table(world, "ir.model").rows.values()].find((row) => row["model"] === "res.partner")?.id ?? 0;
  insert("ir.actions.server", { name: "Countersign companion", state: "code", model_id }, "countersign.companion");
  for (const [xmlid, name] of [
    ["product.product_category_goods", "Goods"],
    ["product.product_category_expenses", "Expenses"],
    ["product.product_category_services", "Services"],
  ] as const) {
    insert("product.category", { name, complete_name: name }, xmlid);
  }
}

type Insert = (model: string, values: JsonObject, xmlid?: string) => number;

function loadGroups(world: World, data: BaseData, insert: Insert): void {
  const ids = new Map<string, number>();
  for (const [xmlid, name, full_name, share, , api_key_duration] of data.groups)
    ids.set(xmlid, insert("res.groups", { name, full_name, share, api_key_duration }, xmlid));
  for (const [xmlid, , , , implied] of data.groups) {
    patchRow(world, "res.groups", ids.get(xmlid) ?? 0, { implied_ids: implied.map((one) => ids.get(one) ?? 0).sort((a, b) => a - b) });
  }
  const models = new Map([...table(world, "ir.model").rows.values()].map((row) => [row["model"], row.id]));
  for (const [model, group, rights] of data.access) {
    const model_id = models.get(model);
    if (model_id === undefined) continue;
    insert("ir.model.access", {
      name: `${model} ${group ?? "everyone"}`,
      model_id,
      group_id: (group === null ? false : ids.get(group)) ?? false,
      active: true,
      perm_read: rights.includes("r"),
      perm_write: rights.includes("w"),
      perm_create: rights.includes("c"),
      perm_unlink: rights.includes("u"),
    });
  }
}

function loadUnits(world: World, data: BaseData, insert: Insert): void {
  const units = new Map<string, number>();
  for (const [xmlid, name, relative_factor, , sequence, active] of data.uoms) {
    units.set(name, insert("uom.uom", { name, relative_factor, sequence, active, rounding: 0.01 }, xmlid));
  }
  const byName = new Map(data.uoms.map((unit) => [unit[1], unit]));
  const factorOf = (name: string | null): number => {
    const unit = name === null ? undefined : byName.get(name);
    return unit ? unit[2] * factorOf(unit[3]) : 1;
  };
  for (const [, name, , relative] of data.uoms) {
    patchRow(world, "uom.uom", units.get(name) ?? 0, {
      factor: factorOf(name),
      ...(relative === null ? {} : { relative_uom_id: units.get(relative) ?? 0 }),
    });
  }
}

/** The first company with its warehouse and chart of accounts, the administrator, and what shipping needs. */
export function loadFirstCompany(env: Env): void {
  const { world } = env;
  const partner = create(env, "res.partner", { name: "YourCompany", is_company: true, country_id: recordNamed(world, "base.us") });
  nameRecord(world, "base.main_partner", "res.partner", partner.id);
  const bot = create(env, "res.partner", { name: "OdooBot", email: "odoobot@example.com", active: false });
  nameRecord(world, "base.partner_root", "res.partner", bot.id);
  const root = insertRow(world, "res.users", {
    login: "__system__",
    partner_id: bot.id,
    company_id: 1,
    create_uid: 1,
    create_date: env.now,
    write_uid: 1,
    write_date: env.now,
  });
  nameRecord(world, "base.user_root", "res.users", root);
  for (const [name, usage, xmlid] of [
    ["Vendors", "supplier", "stock.stock_location_suppliers"],
    ["Customers", "customer", "stock.stock_location_customers"],
    ["Inter-company transit", "transit", "stock.stock_location_inter_company"],
  ] as const) {
    nameRecord(world, xmlid, "stock.location", create(env, "stock.location", { name, usage, company_id: false }).id);
  }
  const usd = recordNamed(world, "base.USD");
  const company = create(env, "res.company", { name: "YourCompany", partner_id: partner.id, currency_id: usd });
  nameRecord(world, "base.main_company", "res.company", company.id);
  nameRecord(world, "sales_team.team_sales_department", "crm.team", create(env, "crm.team", { name: "Sales", company_id: false, sequence: 0 }).id);
  const service = create(env, "product.product", {
    name: "Standard delivery",
    default_code: "Delivery_007",
    type: "service",
    list_price: 0,
    sale_ok: false,
    purchase_ok: false,
  });
  const carrier = create(env, "delivery.carrier", {
    name: "Standard delivery",
    product_id: service.id,
    delivery_type: "fixed",
    amount: 1000,
    sequence: 1,
  });
  nameRecord(world, "delivery.free_delivery_carrier", "delivery.carrier", carrier.id);
}
