import { isJsonObject, type Json, type JsonObject } from "../../../core/json.ts";
import { CHANGE_KINDS, type ChangeKind } from "../../companion/kinds.ts";
import type { Env } from "../engine/env.ts";
import { readRecords } from "../engine/read.ts";
import { searchIds } from "../engine/search.ts";
import { rowOf } from "../engine/world.ts";
import { isId, isPlain, raw, sameRaw, stop } from "./values.ts";

/** A change whose kind, model, method, ids and keys are all on the companion's own list. */
export interface CheckedChange {
  readonly name: string;
  readonly kind: ChangeKind;
  readonly model: string;
  readonly ids: readonly number[];
  readonly values: JsonObject;
  readonly company: number;
  readonly before: JsonObject;
}

export function checkedChange(change: Json | undefined): CheckedChange {
  if (!isJsonObject(change)) return stop("REFUSED", { why: "kind" });
  const name = String(change["kind"]);
  const kinds: { readonly [kind: string]: ChangeKind } = CHANGE_KINDS;
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) return stop("REFUSED", { why: "kind" });
  const { model, ids, values, company, before } = change;
  if (typeof model !== "string" || !kind.models.includes(model) || change["operation"] !== kind.operation || change["method"] !== kind.method)
    return stop("REFUSED", { why: "model or method" });
  if (!Array.isArray(ids) || ids.length !== (kind.operation === "create" ? 0 : 1) || !ids.every(isId)) return stop("REFUSED", { why: "ids" });
  if (!isJsonObject(values) || !isId(company)) return stop("REFUSED", { why: "values or company" });
  for (const [key, value] of Object.entries(values)) {
    if (!kind.values.includes(key)) stop("REFUSED", { why: "value", key });
    const allowed = kind.lines[key];
    if (allowed) checkLines(value, allowed);
    else if (!isPlain(value)) stop("REFUSED", { why: "value", key });
  }
  if (values["company_id"] !== undefined && values["company_id"] !== company) return stop("REFUSED", { why: "company" });
  return { name, kind, model, ids: ids.filter(isId), values, company, before: isJsonObject(before) ? before : {} };
}

function checkLines(lines: Json, allowed: readonly string[]): void {
  if (!Array.isArray(lines)) stop("REFUSED", { why: "lines" });
  for (const line of lines) {
    if (!Array.isArray(line) || line.length !== 3 || line[0] !== 0 || line[1] !== 0 || !isJsonObject(line[2])) stop("REFUSED", { why: "lines" });
    else
      for (const [key, value] of Object.entries(line[2])) if (!allowed.includes(key) || !isPlain(value)) stop("REFUSED", { why: "line value", key });
  }
}

/** A value of `read` as the approver is told of it: a record by its name. */
function shownNow(value: Json | undefined): Json {
  return Array.isArray(value) && value.length === 2 && isId(value[0]) ? String(value[1]) : raw(value);
}

/** What the plan rested on must still hold in this transaction. */
export function checkBefore(look: Env, { model, ids, company, before }: CheckedChange): void {
  for (const [id, expected] of Object.entries(before)) {
    if (!isJsonObject(expected)) continue;
    const [found] = searchIds(look, model, [["id", "=", Number(id)]]);
    if (found === undefined) stop("STALE", { model, id, field: "id" });
    const [row] = readRecords(look, model, [Number(id)], ["id", ...Object.keys(expected)]);
    for (const [field, value] of Object.entries(expected))
      if (!sameRaw(row?.[field], value)) stop("STALE", { model, id, field, now: shownNow(row?.[field]) });
  }
  for (const id of ids) {
    const own = rowOf(look.world, model, id)?.["company_id"];
    if (typeof own === "number" && own !== company) stop("REFUSED", { why: "company" });
  }
}
