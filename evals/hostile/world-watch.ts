import type { Json, JsonObject } from "../../core/json.ts";
import type { Sandbox, WorldRow, WorldSnapshot } from "../../odoo/sandbox/sandbox.ts";
import type { Failures } from "./failures.ts";

interface Happened {
  readonly at: Date;
  /** Of the records that it created, the first id of each model. */
  readonly firstIds: { readonly [model: string]: number };
}

/** Everything that changed the embedded Odoo, in order: commits by their secret id, and the suite's own hand. */
export type WorldEvent = Happened &
  (
    | { readonly kind: "commit"; readonly commitId: string }
    | { readonly kind: "hand"; readonly model: string; readonly method: string; readonly params: JsonObject }
  );

/** Sees every transaction of the embedded Odoo and knows whose it was. */
export interface WorldWatch {
  byHand(model: string, method: string, params: JsonObject, act: () => Json): Json;
  /** Values that are planted before the run begins; they are part of the world as it was. */
  planting<Result>(act: () => Promise<Result>): Promise<Result>;
  /** From now on every change must be explained. */
  begin(world: WorldSnapshot): void;
  readonly events: readonly WorldEvent[];
}

const RECEIPT_MODEL = "countersign.receipt";

export function createWorldWatch(clock: () => Date, failures: Failures): WorldWatch & { watch(sandbox: Sandbox): void } {
  const events: WorldEvent[] = [];
  let hand: { readonly model: string; readonly method: string; readonly params: JsonObject } | undefined;
  let watching = false;
  const nextIds = new Map<string, number>();

  function seen(rows: readonly WorldRow[]): void {
    if (!watching) return;
    const firstIds: Record<string, number> = {};
    for (const { model, id } of rows) if (id >= (nextIds.get(model) ?? 1)) firstIds[model] = Math.min(firstIds[model] ?? id, id);
    for (const { model, id } of rows) nextIds.set(model, Math.max(nextIds.get(model) ?? 1, id + 1));
    const at = clock();
    const receipt = rows.find(({ model, data }) => model === "ir.model.data" && data?.["model"] === RECEIPT_MODEL);
    if (hand) events.push({ kind: "hand", ...hand, at, firstIds });
    else if (receipt) events.push({ kind: "commit", commitId: String(receipt.data?.["name"]), at, firstIds });
    else failures.add(`Odoo was changed without a commit: ${[...new Set(rows.map(({ model }) => model))].join(", ")}`);
  }

  return {
    watch(sandbox: Sandbox): void {
      sandbox.onCommit(seen);
    },
    events,
    begin(world: WorldSnapshot): void {
      for (const [model, next] of Object.entries(world.nextIds)) nextIds.set(model, next);
      watching = true;
    },
    byHand(model: string, method: string, params: JsonObject, act: () => Json): Json {
      hand = { model, method, params };
      try {
        return act();
      } finally {
        hand = undefined;
      }
    },
    async planting<Result>(act: () => Promise<Result>): Promise<Result> {
      if (watching) throw new TypeError("Values are planted before the watch begins.");
      return act();
    },
  };
}
