import { canonicalJson, isJsonObject, type Json, type JsonObject } from "../../../core/json.ts";
import type { Behaviour } from "../engine/behaviour.ts";
import { environment } from "../engine/call.ts";
import type { Env } from "../engine/env.ts";
import { missingRecord } from "../engine/mutate.ts";
import { settle } from "../engine/record.ts";
import { act, noted, postNote } from "./acts.ts";
import { type CheckedChange, checkBefore, checkedChange } from "./checks.ts";
import { wholeEffect } from "./effect.ts";
import { commitIdOf, RECEIPT, RECORD, receiptOf, writeReceipt } from "./receipts.ts";
import { stop } from "./values.ts";

/** The server action of the embedded Odoo that is the companion; it answers as the Python one does in a real Odoo. */
export const COMPANION_ACTION_ID = 1;

export const irActionsServer: Behaviour = {
  model: "ir.actions.server",
  methods: {
    run: {
      on: "records",
      params: [],
      needs: null,
      run(env, ids) {
        for (const id of ids) if (id !== COMPANION_ACTION_ID) throw missingRecord("ir.actions.server", id, env);
        return ids.length === 0 ? false : companion(env);
      },
    },
  },
};

function companion(env: Env): Json {
  const order = env.context["cs"];
  if (!isJsonObject(order)) return stop("REFUSED", { why: "op" });
  switch (order["op"]) {
    case "preview":
      return stop("PREVIEW", perform(env, checkedChange(order["change"])).effect);
    case "commit":
      return commit(env, order);
    case "receipt":
      return { receipt: receiptOf(env, commitIdOf(order)) };
    default:
      return stop("REFUSED", { why: "op" });
  }
}

function perform(env: Env, change: CheckedChange): { ids: readonly number[]; effect: JsonObject; work: Env } {
  const kept: Record<string, Json> = { allowed_company_ids: [change.company] };
  for (const key of change.kind.context) if (env.context[key] !== undefined && key !== "allowed_company_ids") kept[key] = env.context[key];
  const work = environment(env.world, env.uid, env.now, kept);
  const look: Env = { ...work, context: { ...kept, active_test: false } };
  checkBefore(look, change);
  const journal = env.world.journal ?? new Map();
  const earlier = new Set([...journal].flatMap(([model, rows]) => [...rows.keys()].map((id) => `${model} ${id}`)));
  const ids = act(work, change);
  settle(work);
  // Plain data: the effect's types only say more.
  const effect = JSON.parse(JSON.stringify(wholeEffect(look, journal, earlier, change, ids))) as JsonObject;
  return { ids, effect, work };
}

function commit(env: Env, order: JsonObject): Json {
  const commitId = commitIdOf(order);
  const earlier = receiptOf(env, commitId);
  if (earlier) return { receipt: earlier };
  const change = checkedChange(order["change"]);
  writeReceipt(env, commitId, RECEIPT, env.uid);
  const { ids, effect, work } = perform(env, change);
  const approved = isJsonObject(order["effect"]) ? order["effect"] : {};
  for (const part of Object.keys(effect)) {
    if (canonicalJson(approved[part] ?? null) !== canonicalJson(effect[part])) stop("STALE", { effect: part, now: effect[part] ?? null });
  }
  const { note } = order;
  ids.forEach((id, at) => {
    writeReceipt(env, `${commitId}.${at + 1}`, `${RECORD}${change.model}`, id);
    const on = noted(work, change.model, id);
    if (on && typeof note === "string" && note !== "") postNote(work, on.model, [on.id], note);
  });
  settle(work);
  return { receipt: receiptOf(env, commitId) };
}
