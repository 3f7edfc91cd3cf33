import type { Env } from "./env.ts";
import { insertRow, patchRow, type Row, rowOf, table } from "./world.ts";

/** The next number of a sequence, as text with its prefix; the sequence is made when it is first asked. */
export function nextNumber(env: Env, code: string, prefix: string, padding: number): string {
  const row = sequence(env, code, prefix, padding);
  const number = Number(row["number_next"] ?? 1);
  patchRow(env.world, "ir.sequence", row.id, { number_next: number + 1 });
  return `${prefix}${String(number).padStart(padding, "0")}`;
}

/** A number that somebody chose; the sequence goes on after it. */
export function noteNumber(env: Env, code: string, prefix: string, padding: number, number: number): void {
  const row = sequence(env, code, prefix, padding);
  if (number >= Number(row["number_next"] ?? 1)) patchRow(env.world, "ir.sequence", row.id, { number_next: number + 1 });
}

function sequence(env: Env, code: string, prefix: string, padding: number): Row {
  for (const row of table(env.world, "ir.sequence").rows.values()) if (row["code"] === code) return row;
  const id = insertRow(env.world, "ir.sequence", { name: code, code, prefix, padding, number_next: 1, active: true });
  const row = rowOf(env.world, "ir.sequence", id);
  if (!row) throw new RangeError(`The sequence ${code} can't be made.`);
  return row;
}
