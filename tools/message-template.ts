import type { Row } from "../odoo/reader.ts";
import { amountOf, dayOf, textOf } from "./row-values.ts";
import { spokenDay } from "./spoken-dates.ts";

/** A message to a customer that the company approved of, with {placeholders} for what its record holds. */
export interface MessageTemplate {
  readonly id: string;
  readonly title: string;
  /** The model of record that it is about. */
  readonly on: TemplateModel;
  readonly subject: string;
  readonly body: string;
}

interface Placeholder {
  readonly field: string;
  /** What is missing when the record has none: "promised date". */
  readonly noun: string;
  readonly shows: (row: Row, timeZone: string) => string | null | undefined;
}

const text = (field: string, noun: string): Placeholder => ({ field, noun, shows: (row) => textOf(row, field) });
const day = (field: string, noun: string): Placeholder => ({
  field,
  noun,
  shows(row, timeZone) {
    const value = dayOf(row, field, timeZone);
    return value ? spokenDay(value) : value;
  },
});

/** The placeholders that a template may hold, by the model of its record. */
export const PLACEHOLDERS = {
  "sale.order": {
    order: text("name", "number"),
    customer: text("partner_id", "customer"),
    their_reference: text("client_order_ref", "customer's reference"),
    promised: day("commitment_date", "promised date"),
  },
  "stock.picking": {
    delivery: text("name", "number"),
    order: text("sale_id", "order"),
    customer: text("partner_id", "customer"),
    scheduled: day("scheduled_date", "planned date"),
    shipped: day("date_done", "day on which it was shipped"),
    carrier: text("carrier_id", "carrier"),
    tracking: text("carrier_tracking_ref", "tracking number"),
  },
  "account.move": {
    invoice: text("name", "number"),
    customer: text("partner_id", "customer"),
    due: day("invoice_date_due", "due date"),
    left: {
      field: "amount_residual",
      noun: "open amount",
      shows(row) {
        const left = amountOf(row, "amount_residual");
        return left === undefined ? undefined : `${left} ${textOf(row, "currency_id") ?? ""}`.trim();
      },
    },
  },
} as const satisfies { readonly [model: string]: { readonly [name: string]: Placeholder } };

export type TemplateModel = keyof typeof PLACEHOLDERS;

export const placeholdersOf = (model: TemplateModel): ReadonlyMap<string, Placeholder> => new Map(Object.entries(PLACEHOLDERS[model]));

/** The names between braces. */
export const namesIn = (template: string): string[] => [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
