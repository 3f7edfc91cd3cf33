import type { Effect, EffectRecord } from "../../core/change.ts";
import { canonicalJson, isJsonObject, type Json } from "../../core/json.ts";
import type { Principal } from "../../core/principal.ts";
import type { StaleDetail } from "../../odoo/companion/stale-detail.ts";
import { sightOf } from "../access.ts";
import { splitField } from "../observe.ts";
import type { Policy } from "../policy.ts";
import type { Approval } from "./approval.ts";
import { fieldLabel, nounOf, shown, whole } from "./card-words.ts";

const MOST_LINES = 12;
/** Each line of a difference names the field that it tells of, so that a card can leave out what its viewer may not see. */
const TAGGED = /^\[([a-z_.]+)\] /;

/** What differs from what was countersigned, as lines that `outcomeFor` shows to those who are cleared for them. */
export function differenceLines({ change, effect }: Pick<Approval, "change" | "effect">, detail: StaleDetail | undefined): string[] {
  if (!detail) return [];
  if (detail.kind === "before") {
    const { model, id, field, now } = detail;
    const expected = change.before[id]?.[field];
    // Odoo reads a record as its id and its name.
    const was = Array.isArray(expected) && typeof expected[1] === "string" ? expected[1] : expected;
    const record = change.sources.find((source) => source.model === model && String(source.id) === id)?.label ?? id;
    if (field === "id") return [tagged(`${model}.id`, `${nounOf(model)} ${record} is gone.`)];
    return [tagged(`${model}.${field}`, sentence(`${nounOf(model)} ${record}`, field, was, now))];
  }
  const lines = effectLines(effect, detail.part, detail.now);
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `[open] And ${lines.length - MOST_LINES} more.`] : lines;
}

/** An outcome as one viewer may read it. */
export function outcomeFor(policy: Policy, viewer: Pick<Principal, "roles">, outcome: string): string {
  return outcome
    .split(/\n(?=\[[a-z_.]+\] )/)
    .flatMap((line) => {
      const field = TAGGED.exec(line)?.[1];
      if (field === undefined) return [line];
      return maySee(policy, viewer, field) ? [line.replace(TAGGED, "")] : [];
    })
    .map(whole)
    .join("\n");
}

function maySee(policy: Policy, viewer: Pick<Principal, "roles">, field: string): boolean {
  const [model = "", name = ""] = splitField(field);
  const label = field === "open" ? "open" : (policy.data[model]?.[name] ?? "unlisted");
  return label !== "unlisted" && sightOf(policy, viewer, label) === "shown";
}

function effectLines(approved: Effect, part: string, now: Json): string[] {
  switch (part) {
    case "amount":
      return [tagged("sale.order.amount_untaxed", `The amount was ${approved.amount} ${approved.currency} and would now be ${String(now)}.`)];
    case "created":
    case "changed":
    case "deleted":
      return recordLines(part, approved[part], Array.isArray(now) ? now.filter(isJsonObject).map(recordOf) : []);
    case "warnings": {
      const is = Array.isArray(now) ? now.map(String) : [];
      const was = approved.warnings;
      return [
        ...is.filter((warning) => !was.includes(warning)).map((warning) => tagged("open", `Odoo would now warn: ${warning}`)),
        ...was.filter((warning) => !is.includes(warning)).map((warning) => tagged("open", `Odoo would no longer warn: ${warning}`)),
      ];
    }
    default:
      return [tagged("open", `Odoo would now do something else to ${part === "other" ? "records beside it" : part}.`)];
  }
}

function recordLines(part: "created" | "changed" | "deleted", was: readonly EffectRecord[], is: readonly EffectRecord[]): string[] {
  const key = ({ model, ref }: EffectRecord) => `${model} ${ref}`;
  const [before, after] = [new Map(was.map((record) => [key(record), record])), new Map(is.map((record) => [key(record), record]))];
  const gone = was
    .filter((record) => !after.has(key(record)))
    .map((record) => tagged(`${record.model}.id`, `${nameOf(record)} would no longer be ${part}.`));
  const fresh = is
    .filter((record) => !before.has(key(record)))
    .map((record) => tagged(`${record.model}.id`, `${nameOf(record)} would now be ${part} too.`));
  const other = is.flatMap((record) => {
    const earlier = before.get(key(record));
    return earlier ? fieldLines(earlier, record) : [];
  });
  return [...other, ...gone, ...fresh];
}

function fieldLines(was: EffectRecord, is: EffectRecord): string[] {
  const sides = ["before", "after"] as const;
  return sides.flatMap((side) => {
    const [earlier, later] = [was[side] ?? {}, is[side] ?? {}];
    return [...new Set([...Object.keys(earlier), ...Object.keys(later)])]
      .filter((field) => canonicalJson(earlier[field] ?? null) !== canonicalJson(later[field] ?? null))
      .map((field) => tagged(`${is.model}.${field}`, sentence(nameOf(is), field, earlier[field], later[field])));
  });
}

/** Records are named by their kind: a name is of a class of its own, and stands on the card. */
function nameOf({ model, ref }: EffectRecord): string {
  const ordinal = ref.split("#")[1];
  return ordinal === undefined ? nounOf(model) : `New ${nounOf(model).toLowerCase()} ${ordinal}`;
}

function sentence(record: string, field: string, was: Json | undefined, is: Json | undefined): string {
  const value = (one: Json | undefined) => shown(one) ?? "empty";
  return `${record}: ${fieldLabel(field).toLowerCase()} was ${value(was)} and is now ${value(is)}.`;
}

function tagged(field: string, text: string): string {
  return `[${field}] ${text.replaceAll(/\s*\n\s*/g, " ")}`;
}

function recordOf(value: { readonly [key: string]: Json }): EffectRecord {
  const { model, ref, before, after } = value;
  return {
    model: String(model),
    ref: String(ref),
    ...(isJsonObject(before) ? { before } : {}),
    ...(isJsonObject(after) ? { after } : {}),
  };
}
