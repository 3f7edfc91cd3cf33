import { z } from "zod";
import data from "./data.json" with { type: "json" };

const text = z.string();
const number = z.number();
const flag = z.boolean();

const Data = z.object({
  groups: z.array(z.tuple([text, text, text, flag, z.array(text), number])),
  access: z.array(z.tuple([text, text.nullable(), text])),
  currencies: z.array(z.tuple([text, text, text, text, flag])),
  countries: z.array(z.tuple([text, text, number])),
  states: z.array(z.tuple([text, text, text])),
  uoms: z.array(z.tuple([text, text, number, text.nullable(), number, flag])),
  paymentTerms: z.array(z.tuple([text, text, text, number, z.array(z.tuple([text, number, text, number, text]))])),
  subtypes: z.array(z.tuple([text, text, text, flag, flag, text, number, flag])),
  activityTypes: z.array(z.tuple([text, text, text, number, number, text, text, text])),
  journals: z.array(z.tuple([text, text, text, number, text.nullable()])),
  accounts: z.array(z.tuple([text, text, text, flag])),
});

export type BaseData = z.output<typeof Data>;

/** Groups, rights, countries, units and accounts as a fresh Odoo 19 Community with the distribution apps has them. */
export const baseData = (): BaseData => Data.parse(data);
