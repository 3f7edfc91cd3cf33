import { isJsonObject, type Json, type JsonObject } from "../../../core/json.ts";

/** Rows with at least this many in common are written as a table, whose column names stand there once. */
const FEWEST_ROWS = 2;

/** A result for a reader that pays by the token: empty values are left out, and lists of records are tables. */
export function compactResult(value: Json): string {
  if (!isJsonObject(value)) return JSON.stringify(withoutEmpty(value) ?? null);
  const parts = Object.entries(value).flatMap(([key, item]) => partOf(key, item));
  return parts.length === 0 ? "(nothing)" : parts.join("\n");
}

function partOf(key: string, item: Json): string[] {
  if (Array.isArray(item)) {
    if (item.length === 0) return [`${key}: none`];
    const rows = item.filter(isJsonObject);
    const kept = withoutEmpty(item) ?? [];
    return [rows.length === item.length && rows.length >= FEWEST_ROWS ? tableOf(key, rows) : `${key}: ${written(kept)}`];
  }
  const kept = withoutEmpty(item);
  return kept === undefined ? [] : [`${key}: ${written(kept)}`];
}

/** One line a record; what is the same for all of them is said once, before. */
function tableOf(key: string, rows: readonly JsonObject[]): string {
  const compact = rows.map((row) => withoutEmpty(row)).map((row) => (isJsonObject(row) ? row : {}));
  const columns = [...new Set(compact.flatMap((row) => Object.keys(row)))];
  const [first] = compact;
  const shared = columns.filter((column) => compact.every((row) => row[column] !== undefined && cell(row[column]) === cell(first?.[column] ?? null)));
  const own = columns.filter((column) => !shared.includes(column));
  const head = shared.length > 0 ? ` (each: ${shared.map((column) => `${column} ${cell(first?.[column] ?? null)}`).join(", ")})` : "";
  if (own.length === 0) return `${key}${head}: ${rows.length} alike`;
  return [`${key}${head}:`, own.join("|"), ...compact.map((row) => own.map((column) => cell(row[column] ?? null)).join("|"))].join("\n");
}

/** Text of records can't end a cell or a line. */
function cell(value: Json): string {
  if (value === null) return "";
  return written(value).replaceAll("|", "/").replaceAll(/\s+/g, " ");
}

function written(value: Json): string {
  if (typeof value === "string") return value.replaceAll(/\s*\n\s*/g, " ");
  if (typeof value === "object" && value !== null && !Array.isArray(value) && isJsonObject(value) && isFlat(value))
    return Object.entries(value)
      .map(([key, item]) => `${key} ${cell(item)}`)
      .join(", ");
  return JSON.stringify(value);
}

function isFlat(value: JsonObject): boolean {
  return Object.values(value).every((item) => typeof item !== "object" || item === null);
}

/** Undefined for what says nothing: null, and lists and objects that hold nothing. */
function withoutEmpty(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    const kept = value.flatMap((item: Json) => withoutEmpty(item) ?? []);
    return kept.length === 0 ? undefined : kept;
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, item]): [string, Json][] => {
    const kept = withoutEmpty(item);
    return kept === undefined ? [] : [[key, kept]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
