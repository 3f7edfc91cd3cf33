import type { Effect, EffectRecord } from "../../../core/change.ts";
import type { Json, JsonObject } from "../../../core/json.ts";
import { EFFECT_FIELDS } from "../../companion/kinds.ts";
import { maySeeField, mayUseModel } from "../engine/access.ts";
import type { Env } from "../engine/env.ts";
import type { Field } from "../engine/field.ts";
import { asJson } from "../engine/read.ts";
import { displayName, fieldOf, fieldValue } from "../engine/record.ts";
import { emptyOf } from "../engine/registry.ts";
import { searchIds } from "../engine/search.ts";
import { type Row, rowOf, table } from "../engine/world.ts";
import { amountOf, warningsOf } from "./amounts.ts";
import type { CheckedChange } from "./checks.ts";
import { asText, sameRaw } from "./values.ts";

/** Tables that say nothing of business. */
const NOISE: ReadonlySet<string> = new Set([
  "ir.sequence",
  "ir.model.data",
  "stock.return.picking",
  "stock.return.picking.line",
  "choose.delivery.carrier",
  "account.move.reversal",
]);

type Touched = ReadonlyMap<string, ReadonlyMap<number, Row | null>>;

interface Rows {
  readonly created: readonly number[];
  readonly changed: readonly number[];
  readonly deleted: readonly number[];
}

const fieldsShown: { readonly [model: string]: readonly string[] } = EFFECT_FIELDS;

/** All that the transaction did, in the normal form that two runs of it share. `earlier` are the rows that it had touched before the change. */
export function wholeEffect(look: Env, touched: Touched, earlier: ReadonlySet<string>, change: CheckedChange, ids: readonly number[]): Effect {
  const rows = new Map<string, Rows>();
  for (const [model, journal] of touched) {
    if (NOISE.has(model)) continue;
    const found = rowsOf(look, model, journal, earlier);
    if (found.created.length + found.changed.length + found.deleted.length > 0) rows.set(model, found);
  }
  const refs = new Map([...rows].map(([model, { created }]) => [model, new Map(created.map((id, at) => [id, `${model}#${at + 1}`]))]));
  const effect = { created: [] as EffectRecord[], changed: [] as EffectRecord[], deleted: [] as EffectRecord[], other: {} as Record<string, string> };
  const show = shower(look, refs, [...Object.values(change.values).map(String), ...timesHeld(look, touched, change)]);
  for (const model of [...rows.keys()].sort((a, b) => (tableName(a) < tableName(b) ? -1 : 1))) {
    const found = rows.get(model);
    if (!found) continue;
    const rest = fieldsShown[model] ? list(look, model, found, touched.get(model) ?? new Map(), change, refs, effect, show) : found;
    if (rest.created.length + rest.changed.length + rest.deleted.length > 0)
      effect.other[tableName(model)] = `${rest.created.length}/${rest.changed.length}/${rest.deleted.length}`;
  }
  const currency = String(
    fieldValue({ ...look, su: true }, "res.currency", Number(rowOf(look.world, "res.company", change.company)?.["currency_id"] ?? 0), "name") ||
      "USD",
  );
  return {
    ...effect,
    amount: amountOf(look, change, ids, madeOrChanged(rows)),
    currency,
    warnings: warningsOf(look, change, ids, madeOrChanged(rows)),
  };
}

/** Times that the records and their lines held before: what repeats one of them was not derived from now, unless the two can't be told apart. */
function timesHeld(look: Env, touched: Touched, { model, ids }: CheckedChange): string[] {
  const held = (of: string, records: readonly number[]) => {
    const fields = [...(look.world.registry.models.get(of)?.fields.values() ?? [])].filter(({ type }) => type === "datetime");
    const isApart = (time: string) => {
      const apart = Math.abs((secondsOf(time) - secondsOf(look.now)) % 86_400);
      return apart >= 2 && apart <= 86_398;
    };
    return records.flatMap((id) => {
      const row = touched.get(of)?.get(id) ?? rowOf(look.world, of, id);
      return fields.flatMap(({ name }) => (typeof row?.[name] === "string" && isApart(String(row[name])) ? [String(row[name])] : []));
    });
  };
  const lines = ids.length > 0 ? look.world.registry.models.get(model)?.fields.get("order_line")?.relation : undefined;
  return [...held(model, ids), ...(lines ? held(lines, searchIds({ ...look, su: true }, lines, [["order_id", "in", [...ids]]])) : [])];
}

/** Whether the change itself made or changed a record. */
const madeOrChanged = (rows: ReadonlyMap<string, Rows>) => (model: string, id: number) =>
  (rows.get(model)?.created.includes(id) ?? false) || (rows.get(model)?.changed.includes(id) ?? false);

const tableName = (model: string) => model.replaceAll(".", "_");

function rowsOf(look: Env, model: string, journal: ReadonlyMap<number, Row | null>, earlier: ReadonlySet<string>): Rows {
  const now = table(look.world, model).rows;
  const ids = [...journal.keys()].filter((id) => !earlier.has(`${model} ${id}`)).sort((a, b) => a - b);
  return {
    created: ids.filter((id) => journal.get(id) === null && now.has(id)),
    changed: ids.filter((id) => journal.get(id) !== null && now.has(id)),
    deleted: ids.filter((id) => journal.get(id) !== null && !now.has(id)),
  };
}

type Show = (field: Field, value: Json, derived: boolean) => Json;

function shower(look: Env, refs: ReadonlyMap<string, ReadonlyMap<number, string>>, given: readonly string[]): Show {
  return (field, value, derived) => {
    if (value === null || (value === false && field.type !== "boolean")) return null;
    switch (field.type) {
      case "many2one": {
        const [id, name] = Array.isArray(value) ? value : [value, ""];
        const ref = refs.get(field.relation ?? "")?.get(Number(id));
        return ref ? { ref } : { id: Number(id), name: String(name) };
      }
      case "datetime":
        return derived && !given.includes(String(value)) ? (offset(String(value), look.now) ?? String(value)) : String(value);
      case "monetary":
        return Number(value).toFixed(2);
      case "float":
        return Math.round(Number(value) * 1e6) / 1e6;
      case "html":
        return asText(String(value));
      default:
        return value;
    }
  };
}

/** Of an Odoo datetime, "2026-06-10 12:00:00" in UTC. */
const secondsOf = (time: string) => Date.parse(`${time.replace(" ", "T")}Z`) / 1000;

/** A time that lies whole days from now, as two previews of one change share it. */
function offset(value: string, now: string): string | undefined {
  const seconds = secondsOf(value) - secondsOf(now);
  const days = Math.round(seconds / 86_400);
  if (Math.abs(seconds - days * 86_400) > 30) return undefined;
  return days === 0 ? "now" : `now${days > 0 ? "+" : ""}${days}d`;
}

function list(
  look: Env,
  model: string,
  { created, changed, deleted }: Rows,
  journal: ReadonlyMap<number, Row | null>,
  change: CheckedChange,
  refs: ReadonlyMap<string, ReadonlyMap<number, string>>,
  effect: { created: EffectRecord[]; changed: EffectRecord[]; deleted: EffectRecord[] },
  show: Show,
): Rows {
  const fields = (fieldsShown[model] ?? [])
    .map((name) => fieldOf(look, model, name))
    .filter((field) => maySeeField(look, field.groups))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const stamps = change.kind.stamps?.[model] ?? [];
  const readable = mayUseModel(look, model, "read");
  const seen = new Set(readable ? searchIds(look, model, [["id", "in", [...created, ...changed]]]) : []);
  const listed = new Set<number>();
  for (const id of created.filter((one) => seen.has(one))) {
    listed.add(id);
    if (model === "mail.message" && rowOf(look.world, model, id)?.["message_type"] !== "comment") continue;
    const after: Record<string, Json> = {};
    for (const field of fields) {
      const value = show(field, now(look, model, id, field), true);
      if (value !== null) after[field.name] = value;
    }
    effect.created.push({ model, ref: refs.get(model)?.get(id) ?? "", after });
  }
  for (const id of changed.filter((one) => seen.has(one))) {
    const past = journal.get(id);
    if (!past) continue;
    const before: Record<string, Json> = {};
    const after: Record<string, Json> = {};
    for (const field of fields) {
      const [was, is] = [then(look, past, field), now(look, model, id, field)];
      if (sameRaw(was, is) && !stamps.includes(field.name)) continue;
      before[field.name] = show(field, was, false);
      after[field.name] = show(field, is, true);
    }
    if (Object.keys(after).length === 0) continue;
    listed.add(id);
    effect.changed.push({ model, ref: String(id), label: labelThen(look, model, id, past), before, after });
  }
  for (const id of readable ? deleted : []) {
    const past = journal.get(id);
    if (!past) continue;
    listed.add(id);
    const before: JsonObject = Object.fromEntries(fields.map((field) => [field.name, show(field, then(look, past, field), false)]));
    effect.deleted.push({ model, ref: String(id), label: labelThen(look, model, id, past), before });
  }
  const unseen = (ids: readonly number[]) => ids.filter((id) => !listed.has(id));
  return { created: unseen(created), changed: unseen(changed), deleted: unseen(deleted) };
}

const now = (look: Env, model: string, id: number, field: Field): Json =>
  named(look, field, asJson(field, fieldValue({ ...look, su: true }, model, id, field.name)));
const then = (look: Env, past: Row, field: Field): Json => named(look, field, asJson(field, past[field.name] ?? emptyOf(field)));
const named = (look: Env, field: Field, value: Json): Json =>
  field.type === "many2one" && typeof value === "number" ? [value, displayName(look, field.relation ?? "", value)] : value;

/** What the record was called, and a line by its product; the record's own row is put back for the moment of asking. */
function labelThen(look: Env, model: string, id: number, past: Row): string {
  if (model.endsWith(".line")) {
    const product = past["product_id"];
    return typeof product === "number" ? displayName(look, "product.product", product) : "";
  }
  const { rows } = table(look.world, model);
  const current = rows.get(id);
  rows.set(id, past);
  try {
    return displayName(look, model, id);
  } finally {
    if (current) rows.set(id, current);
    else rows.delete(id);
  }
}
