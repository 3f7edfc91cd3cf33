import type { Json } from "../../core/json.ts";
import { CLEAR_TEXT, isInputKey } from "./entry.ts";
import type { Fingerprint } from "./fingerprint.ts";

/** A tool's inputs as they may stand in the log: numbers, days and references in clear, all other text as fingerprints. */
export function maskInputs(fingerprint: Fingerprint, value: unknown): Json {
  if (typeof value === "string") return CLEAR_TEXT.test(value) ? value : fingerprint(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean") return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) return value.map((item) => maskInputs(fingerprint, item));
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [isInputKey(key) ? key : fingerprint(key), maskInputs(fingerprint, item)]));
}
