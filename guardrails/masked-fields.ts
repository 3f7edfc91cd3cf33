import { DATA_CLASSES } from "../core/access.ts";
import type { MaskedField } from "../core/fact.ts";
import type { AuditEvent } from "./audit/entry.ts";

/** Each field once. */
export function distinctFields(masked: readonly MaskedField[]): MaskedField[] {
  return [...new Map(masked.map((field) => [`${field.model}.${field.field}`, field])).values()];
}

/** Fields with a name and a class; one that is derived from several records has no model to name. */
export function onRecord(masked: readonly MaskedField[]): NonNullable<AuditEvent["masked"]> {
  const named = (label: string) => DATA_CLASSES.some((known) => label === known || label.startsWith(`${known}.`));
  return masked.filter(({ model, class: label }) => model !== "" && named(label)).map((field) => ({ ...field }));
}
