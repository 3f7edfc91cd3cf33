import type { Behaviour } from "../engine/behaviour.ts";
import { round } from "../engine/coerce.ts";
import { today } from "../engine/env.ts";
import { hierarchyIds } from "../engine/hierarchy.ts";
import { type Rec, record, records } from "../engine/record.ts";
import { addDays } from "../engine/time.ts";
import { pointingTo, rowOf } from "../engine/world.ts";
import { accountOf } from "../flows/chart.ts";

const CONTACT_KINDS: { readonly [type: string]: string } = { invoice: "Invoice", delivery: "Delivery", other: "Other" };

/** "Company, Person": a contact is called after the company it belongs to. */
function completeName(rec: Rec): string {
  const name = rec.str("name") || CONTACT_KINDS[rec.str("type")] || "";
  const parent = rec.to("parent_id");
  if ((parent || rec.str("company_name")) && !rec.bool("is_company"))
    return `${rec.str("commercial_company_name") || parent?.str("name") || ""}, ${name}`.trim();
  return name.trim();
}

/** A contact belongs to the nearest company above it. */
function commercial(rec: Rec): Rec {
  const parent = rec.to("parent_id");
  return rec.bool("is_company") || !parent ? rec : commercial(parent);
}

/** The open balance of the partner's accounts of that kind, over all its contacts. */
function balance(rec: Rec, accountType: string): number {
  let sum = 0;
  for (const partner of hierarchyIds(rec.env, "res.partner", "child_of", rec.id)) {
    for (const line of pointingTo(rec.env.world, "account.move.line", "partner_id", partner)) {
      const row = rowOf(rec.env.world, "account.move.line", line);
      if (row?.["company_id"] !== rec.env.company || row["parent_state"] !== "posted") continue;
      if (record(rec.env, "account.move.line", line).path("account_id.account_type") === accountType) sum += Number(row["amount_residual"] ?? 0);
    }
  }
  return round(sum, 2);
}

const documents = (rec: Rec, model: string, field: string) =>
  [...hierarchyIds(rec.env, "res.partner", "child_of", rec.id)].flatMap((partner) =>
    records(rec.env, model, pointingTo(rec.env.world, model, field, partner)),
  );

/** The share of the ordered quantity that came by its date, over the last year's receipts; -1 while there is none. */
export function onTimeRate(rec: Rec): number {
  const since = addDays(today(rec.env), -365);
  let ordered = 0;
  let onTime = 0;
  for (const order of documents(rec, "purchase.order", "partner_id")) {
    for (const line of order.all("order_line")) {
      if (order.str("date_order").slice(0, 10) < since || order.str("state") !== "purchase" || line.path("product_id.type") !== "consu") continue;
      const done = line.all("move_ids").filter((move) => move.str("state") === "done");
      if (done.length === 0) continue;
      ordered += line.num("product_uom_qty");
      onTime += done
        .filter((move) => move.str("date").slice(0, 10) <= line.str("date_planned").slice(0, 10))
        .reduce((sum, move) => sum + move.num("quantity"), 0);
    }
  }
  return ordered > 0 ? (onTime / ordered) * 100 : -1;
}

export const resPartner: Behaviour = {
  model: "res.partner",
  defaults: {
    active: () => true,
    type: () => "contact",
    lang: () => "en_US",
    trust: () => "normal",
    property_account_receivable_id: (env) => accountOf(env, env.company, "asset_receivable") || false,
    property_account_payable_id: (env) => accountOf(env, env.company, "liability_payable") || false,
  },
  indexes: [],
  searchName: (_env, operator, value) =>
    operator.startsWith("not") || operator === "!="
      ? [["complete_name", operator, value]]
      : ["|", "|", "|", ["complete_name", operator, value], ["email", operator, value], ["ref", operator, value], ["vat", operator, value]],
  displayName: (rec) => rec.str("complete_name"),
  prepareCreate: (_env, vals) => (vals["company_type"] === undefined ? vals : { ...vals, is_company: vals["company_type"] === "company" }),
  prepareWrite: (_env, _recs, vals) => (vals["company_type"] === undefined ? vals : { ...vals, is_company: vals["company_type"] === "company" }),
  computes: [
    {
      fields: ["complete_name"],
      depends: ["name", "type", "is_company", "company_name", "parent_id.name", "commercial_company_name"],
      compute: (rec) => ({ complete_name: completeName(rec) }),
    },
    {
      fields: ["commercial_partner_id"],
      depends: ["is_company", "parent_id.commercial_partner_id"],
      compute: (rec) => ({ commercial_partner_id: commercial(rec).id }),
    },
    {
      fields: ["commercial_company_name"],
      depends: ["company_name", "parent_id.is_company", "commercial_partner_id.name"],
      compute(rec) {
        const partner = commercial(rec);
        return { commercial_company_name: partner.bool("is_company") ? partner.str("name") : rec.str("company_name") };
      },
    },
    { fields: ["email_normalized"], depends: ["email"], compute: (rec) => ({ email_normalized: rec.str("email").trim().toLowerCase() }) },
    {
      fields: ["partner_share"],
      depends: ["name"],
      compute: (rec) => ({
        partner_share: !records(rec.env, "res.users", pointingTo(rec.env.world, "res.users", "partner_id", rec.id)).some(
          (user) => !user.bool("share"),
        ),
      }),
    },
    { fields: ["company_type"], compute: (rec) => ({ company_type: rec.bool("is_company") ? "company" : "person" }) },
    { fields: ["email_formatted"], compute: (rec) => ({ email_formatted: rec.str("email") ? `"${rec.str("name")}" <${rec.str("email")}>` : false }) },
    { fields: ["contact_address"], compute: (rec) => ({ contact_address: contactAddress(rec) }) },
    { fields: ["credit"], compute: (rec) => ({ credit: balance(rec, "asset_receivable") }) },
    { fields: ["debit"], compute: (rec) => ({ debit: -balance(rec, "liability_payable") }) },
    {
      fields: ["credit_to_invoice"],
      compute: (rec) => ({
        credit_to_invoice: round(
          documents(rec, "sale.order", "partner_id")
            .filter((order) => order.str("state") === "sale")
            .reduce((sum, order) => sum + order.num("amount_to_invoice"), 0),
          2,
        ),
      }),
    },
    { fields: ["use_partner_credit_limit"], compute: (rec) => ({ use_partner_credit_limit: rec.num("credit_limit") !== 0 }) },
    { fields: ["on_time_rate"], compute: (rec) => ({ on_time_rate: onTimeRate(rec) }) },
    { fields: ["sale_order_count"], compute: (rec) => ({ sale_order_count: documents(rec, "sale.order", "partner_id").length }) },
    { fields: ["purchase_order_count"], compute: (rec) => ({ purchase_order_count: documents(rec, "purchase.order", "partner_id").length }) },
    {
      fields: ["supplier_invoice_count"],
      compute: (rec) => ({
        supplier_invoice_count: documents(rec, "account.move", "partner_id").filter((move) => move.str("move_type").startsWith("in_")).length,
      }),
    },
    {
      fields: ["total_invoiced"],
      compute: (rec) => ({
        total_invoiced: round(
          documents(rec, "account.move", "partner_id")
            .filter((move) => move.str("move_type").startsWith("out_") && move.str("state") === "posted")
            .reduce((sum, move) => sum + move.num("amount_untaxed_signed"), 0),
          2,
        ),
      }),
    },
    { fields: ["currency_id"], compute: (rec) => ({ currency_id: rowOf(rec.env.world, "res.company", rec.env.company)?.["currency_id"] ?? false }) },
  ],
};

function contactAddress(rec: Rec): string {
  const company = rec.str("commercial_company_name");
  const town = [rec.str("city"), rec.to("state_id")?.str("code") ?? "", rec.str("zip")].filter(Boolean).join(" ");
  return [rec.bool("is_company") ? "" : company, rec.str("street"), rec.str("street2"), town, rec.to("country_id")?.str("name") ?? ""]
    .join("\n")
    .trim();
}

export const resPartnerBank: Behaviour = {
  model: "res.partner.bank",
  recName: "acc_number",
  defaults: { active: () => true, sequence: () => 10 },
  displayName: (rec) => rec.str("acc_number"),
  computes: [
    {
      fields: ["sanitized_acc_number"],
      depends: ["acc_number"],
      compute: (rec) => ({ sanitized_acc_number: rec.str("acc_number").replaceAll(/\W+/g, "").toUpperCase() }),
    },
    { fields: ["acc_holder_name"], depends: ["partner_id.name"], compute: (rec) => ({ acc_holder_name: rec.to("partner_id")?.str("name") ?? "" }) },
  ],
};

export const resPartnerCategory: Behaviour = { model: "res.partner.category", defaults: { active: () => true } };
export const crmTeam: Behaviour = { model: "crm.team", defaults: { active: () => true, sequence: () => 10 } };
