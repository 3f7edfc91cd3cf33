import type { z } from "zod";
import type { Row } from "../../odoo/reader.ts";
import { record, text } from "../output.ts";
import { textOf } from "../row-values.ts";

/** What every tool says of a customer or vendor. */
export const partnerShape = {
  name: text("res.partner.complete_name", "personal.name"),
  reference: text("res.partner.ref", "open"),
  company: text("res.partner.commercial_partner_id", "personal.name"),
  street: text("res.partner.street", "personal.address"),
  zip: text("res.partner.zip", "personal.address"),
  town: text("res.partner.city", "personal.town"),
  country: text("res.partner.country_id", "personal.town"),
  email: text("res.partner.email", "personal.contact"),
  phone: text("res.partner.phone", "personal.contact"),
};

export const partner = record("res.partner", partnerShape);

export const PARTNER_FIELDS = ["complete_name", "ref", "commercial_partner_id", "street", "zip", "city", "country_id", "email", "phone"] as const;

export function describePartner(row: Row): z.input<typeof partner> {
  return {
    id: String(row.id),
    name: textOf(row, "complete_name"),
    reference: textOf(row, "ref"),
    company: textOf(row, "commercial_partner_id"),
    street: textOf(row, "street"),
    zip: textOf(row, "zip"),
    town: textOf(row, "city"),
    country: textOf(row, "country_id"),
    email: textOf(row, "email"),
    phone: textOf(row, "phone"),
  };
}
