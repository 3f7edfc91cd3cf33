import type { Json, JsonObject } from "../../../core/json.ts";
import { EFFECT_FIELDS } from "../../companion/kinds.ts";
import type { Env } from "../engine/env.ts";
import { readRecords } from "../engine/read.ts";
import { fieldOf } from "../engine/record.ts";
import { searchIds } from "../engine/search.ts";
import { insertRow, table } from "../engine/world.ts";
import { asText, stop } from "./values.ts";

export const RECEIPT = "countersign.receipt";
export const RECORD = "countersign.record/";

export function commitIdOf(order: JsonObject): string {
  const id = order["commit_id"];
  return typeof id === "string" && /^[0-9a-f]{64}$/.test(id) ? id : stop("REFUSED", { why: "commit id" });
}

export function writeReceipt(env: Env, name: string, model: string, res_id: number): void {
  insertRow(env.world, "ir.model.data", {
    module: "countersign",
    name,
    model,
    res_id,
    noupdate: true,
    create_uid: env.uid,
    write_uid: env.uid,
    create_date: env.now,
    write_date: env.now,
  });
}

/** The receipt with the records as they are now, or null when nothing was committed under this id. */
export function receiptOf(env: Env, commitId: string): JsonObject | null {
  const mine = [...table(env.world, "ir.model.data").rows.values()].filter(
    (row) => row["module"] === "countersign" && String(row["name"]).startsWith(commitId),
  );
  const receipt = mine.find((row) => row["name"] === commitId && row["model"] === RECEIPT);
  if (!receipt) return null;
  const about = mine.filter((row) => String(row["model"]).startsWith(RECORD)).sort((a, b) => a.id - b.id);
  const model = String(about[0]?.["model"] ?? "").slice(RECORD.length);
  const ids = about.map((row) => Number(row["res_id"]));
  return { commitId, model, ids, at: `${String(receipt["create_date"]).replace(" ", "T")}Z`, readBack: readBack(env, model, ids) };
}

function readBack(env: Env, model: string, ids: readonly number[]): JsonObject {
  const look = { ...env, context: { active_test: false } };
  const shown: { readonly [name: string]: readonly string[] } = EFFECT_FIELDS;
  const fields = shown[model] ?? ["display_name"];
  const visible = searchIds(look, model, [["id", "in", ids]]);
  return Object.fromEntries(
    readRecords(look, model, visible, fields).map((row) => [
      String(row["id"]),
      Object.fromEntries(fields.map((name) => [name, shownNow(fieldOf(env, model, name).type, row[name] ?? null)])),
    ]),
  );
}

function shownNow(type: string, value: Json): Json {
  if (value === null || (value === false && type !== "boolean")) return null;
  if (type === "many2one" && Array.isArray(value)) return { id: value[0] ?? 0, name: value[1] ?? "" };
  if (type === "monetary") return Number(value).toFixed(2);
  if (type === "html") return asText(String(value));
  return value;
}
