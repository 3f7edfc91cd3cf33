import { z } from "zod";
import type { DataLabel } from "../core/access.ts";

/** Names the Odoo field that a value was read from, and its data class; `path` is "model.field". */
export function from<Schema extends z.ZodType>(path: string, label: DataLabel, schema: Schema): Schema {
  return schema.meta({ ...schema.meta(), field: path, class: label });
}

/** A text column that the policy may hide (absent) and Odoo may leave empty (null). */
export function text(path: string, label: DataLabel) {
  return from(path, label, z.string().nullable()).optional();
}

/** A decimal string in the currency that the enclosing record names. */
export function amount(path: string, label: DataLabel) {
  return from(
    path,
    label,
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .nullable(),
  ).optional();
}

/** A quantity as a decimal string in the unit of measure that the enclosing object names. */
export function quantity(path: string, label: DataLabel = "open") {
  return amount(path, label);
}

/** A calendar day "YYYY-MM-DD", judged in the asker's time zone. */
export function day(path: string, label: DataLabel = "open") {
  return from(
    path,
    label,
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .nullable(),
  ).optional();
}

/** A whole number derived from a field: days late, how many there are. */
export function whole(path: string, label: DataLabel = "open") {
  return from(path, label, z.number().int().nullable()).optional();
}

/** One of a closed list of words for an Odoo state. */
export function word<const Words extends readonly [string, ...string[]]>(path: string, words: Words) {
  return from(path, "open", z.enum(words)).optional();
}

/** An object whose `id` is a record of `model`; facts found inside it are bound to that record. */
export function record<Shape extends z.ZodRawShape>(model: string, shape: Shape) {
  return z.object({ id: z.string(), ...shape }).meta({ record: model });
}
