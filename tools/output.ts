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

/** An object whose `id` is a record of `model`; facts found inside it are bound to that record. */
export function record<Shape extends z.ZodRawShape>(model: string, shape: Shape) {
  return z.object({ id: z.string(), ...shape }).meta({ record: model });
}

/** One of the records that an ambiguous name could mean. */
export const candidate = z.object({ id: z.string(), label: z.string().meta({ class: "personal.name" }) });
