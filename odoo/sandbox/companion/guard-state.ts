import type { Rec } from "../engine/record.ts";
import { stop } from "./values.ts";

export function stale(rec: Rec, field: string): never {
  return stop("STALE", { model: rec.model, id: String(rec.id), field });
}

export function refuseStates(rec: Rec, states: readonly string[]): void {
  if (states.includes(rec.str("state"))) stale(rec, "state");
}

export function wantStates(rec: Rec, states: readonly string[]): void {
  if (!states.includes(rec.str("state"))) stale(rec, "state");
}
