import { dayIn, fromOdooDatetime } from "../core/dates.ts";
import { decimalAmount, decimalQuantity } from "../core/money.ts";
import type { Row } from "../odoo/reader.ts";

/** A cell that the policy hides is absent (undefined) and stays so; one that Odoo leaves empty is null. */
type Cell<Value> = Value | null | undefined;

/** Text of a char, selection or many2one cell. */
export function textOf(row: Row, field: string): Cell<string> {
  const value = row[field];
  if (value === undefined) return undefined;
  if (typeof value === "string") return value.trim() === "" ? null : value;
  // A related record out of scope comes with its id alone: its name is hidden, not empty.
  if (Array.isArray(value) && typeof value[1] === "string") return value[1] === "" ? undefined : value[1];
  return null;
}

/** Id of the record that a many2one cell points to; undefined when empty or hidden. */
export function idOf(row: Row, field: string): number | undefined {
  const value = row[field];
  if (Array.isArray(value) && typeof value[0] === "number") return value[0];
  return typeof value === "number" ? value : undefined;
}

export function numberOf(row: Row, field: string): number | undefined {
  const value = row[field];
  return typeof value === "number" ? value : undefined;
}

export function amountOf(row: Row, field: string): string | undefined {
  const value = numberOf(row, field);
  return value === undefined ? undefined : decimalAmount(value);
}

export function quantityOf(row: Row, field: string): string | undefined {
  const value = numberOf(row, field);
  return value === undefined ? undefined : decimalQuantity(value);
}

/** The instant of a datetime cell; undefined when empty or hidden. */
export function instantOf(row: Row, field: string): Date | undefined {
  const value = row[field];
  return typeof value === "string" && value.length > 10 ? fromOdooDatetime(value) : undefined;
}

/** The calendar day of a date or datetime cell; only a datetime depends on the time zone. */
export function dayOf(row: Row, field: string, timeZone: string): Cell<string> {
  const value = row[field];
  if (value === undefined) return undefined;
  if (typeof value !== "string" || value === "") return null;
  return value.length === 10 ? value : dayIn(timeZone, fromOdooDatetime(value));
}
