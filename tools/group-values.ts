import { decimalAmount, decimalQuantity } from "../core/money.ts";
import type { GroupRow } from "../odoo/reader.ts";

/** The name of the record that a group stands for; undefined where the group has none, or it is hidden. */
export function groupName(row: GroupRow, spec: string): string | undefined {
  const key = row[spec];
  return Array.isArray(key) && typeof key[1] === "string" && key[1] !== "" ? key[1] : undefined;
}

export function groupId(row: GroupRow, spec: string): number | undefined {
  const key = row[spec];
  return Array.isArray(key) && typeof key[0] === "number" ? key[0] : undefined;
}

/** A sum of amounts; undefined where the policy leaves it out. */
export function groupAmount(row: GroupRow, spec: string): string | undefined {
  return typeof row[spec] === "number" ? decimalAmount(row[spec]) : undefined;
}

export function groupQuantity(row: GroupRow, spec: string): string | undefined {
  return typeof row[spec] === "number" ? decimalQuantity(row[spec]) : undefined;
}

export function groupCount(row: GroupRow): number {
  return typeof row["__count"] === "number" ? row["__count"] : 0;
}
