import { z } from "zod";
import { addDays } from "../core/dates.ts";

/** A name, code or reference as a person would type it. */
export const typed = (what: string) => z.string().trim().min(1).max(200).describe(what);

/** Days outside these belong to no business, and near the calendar's ends a day more or less has no date. */
const FIRST_DAY = "1900-01-01";
const LAST_DAY = "2199-12-31";

/** A calendar day that exists. */
export const isoDay = (what: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "must be YYYY-MM-DD")
    .refine((day) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && addDays(day, 0) === day, "is not a day of the calendar")
    .refine((day) => FIRST_DAY <= day && day <= LAST_DAY, `must lie between ${FIRST_DAY} and ${LAST_DAY}`)
    .describe(what);

/** A quantity as a positive decimal string; plain numbers are taken too. */
export const positiveQuantity = (what: string) =>
  z
    .union([z.string().trim(), z.number().transform(String)])
    .pipe(z.string().regex(/^\d{1,9}(\.\d{1,5})?$/, "must be a number such as 12 or 2.5"))
    .refine((text) => Number(text) > 0, "must be more than 0")
    .describe(what);

/** A quantity as a decimal string that may be 0. */
export const quantityOrNone = (what: string) =>
  z
    .union([z.string().trim(), z.number().transform(String)])
    .pipe(z.string().regex(/^\d{1,9}(\.\d{1,5})?$/, "must be a number such as 0, 12 or 2.5"))
    .describe(what);
