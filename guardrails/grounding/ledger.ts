import type { FactSource } from "../../core/fact.ts";
import { derivationsOf } from "./derivations.ts";
import type { GroundFact } from "./grounds.ts";
import { keyOf, kindOf, type ValueKind } from "./keys.ts";

/** A number or a day that an answer may state, with what it is and the records that it belongs to. */
export interface Entry {
  readonly key: string;
  readonly kind: ValueKind | "day";
  /** NaN for a day. */
  readonly number: number;
  /** "YYYY-MM-DD"; empty for a number. */
  readonly day: string;
  /** Records and rows that hold it, outermost first. */
  readonly within: readonly string[];
  /** Of a derivation over several records: the records that are its inputs; it belongs to what all of them belong to. */
  readonly over: readonly (readonly string[])[];
  readonly currency: string | undefined;
  readonly uom: string | undefined;
  /** "fact", or the declared derivation that made it. */
  readonly by: string;
  readonly inputs: readonly FactSource[];
  /** What a count counts. */
  readonly counts?: string;
  /** Of a count of those in one state: the words for it, one of which must stand beside the number. */
  readonly state?: readonly string[];
}

/** A record or a row of an output, with all that the turn's facts say of it. */
export interface LedgerRecord {
  /** Of its place in an output, so that one order in two rows is two. */
  readonly id: string;
  /** "sale.order/28"; the same wherever it stands. */
  readonly key: string;
  readonly model: string;
  readonly result: number;
  readonly within: readonly string[];
  readonly facts: readonly GroundFact[];
  /** The list that it stands in: "deliveries.*.waitsFor". */
  readonly list: string;
}

export interface Ledger {
  readonly facts: readonly GroundFact[];
  readonly records: readonly LedgerRecord[];
  readonly entries: readonly Entry[];
  /** Each record's enclosing records, itself included, in every place that it stands. */
  readonly lineages: ReadonlyMap<string, readonly (readonly string[])[]>;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/;

/** The turn's facts as a ledger: its entries are the facts and their declared derivations, and nothing else. */
export function ledgerOf(facts: readonly GroundFact[], today: string): Ledger {
  const records = recordsOf(facts);
  const currencies = new Map(
    records.flatMap((record) => record.facts.flatMap((fact) => (keyOf(fact) === "currency" ? [[record.id, fact.value] as const] : []))),
  );
  const direct = records.flatMap((record) => record.facts.flatMap((fact) => entryOf(fact, record, currencies)));
  const lineages = new Map<string, (readonly string[])[]>();
  for (const { id, within } of records) lineages.set(id, [...(lineages.get(id) ?? []), within]);
  return { facts, records, entries: [...direct, ...derivationsOf(records, direct, today)], lineages };
}

function recordsOf(facts: readonly GroundFact[]): LedgerRecord[] {
  const placed = facts.map((fact) => {
    const result = fact.result ?? 0;
    const plain = fact.place ? [] : [`${fact.source.model}/${fact.source.id}`];
    const within = (fact.place?.within ?? plain).map((one) => (one.startsWith("#") ? `${result}${one}` : one));
    return { fact, result, within, id: within.at(-1) ?? `${result}` };
  });
  return [...Map.groupBy(placed, ({ result, within }) => `${result}|${within.join("|")}`).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { id, result, within } = first;
    const isRecordRow = group.some(({ fact }) => fact.place?.path.at(-1) === "id") || !first.fact.place;
    const key = isRecordRow || !id.includes("#") ? (within.findLast((one) => !one.includes("#")) ?? id) : id;
    const [model = ""] = key.includes("/") ? key.split("/") : [""];
    return [{ id, key, model, result, within, facts: group.map(({ fact }) => fact), list: listOf(first.fact) }];
  });
}

function listOf({ place, source }: GroundFact): string {
  if (!place) return source.model;
  const last = place.path.findLastIndex((step) => typeof step === "number");
  return place.path
    .slice(0, last < 0 ? 1 : last)
    .map((step) => (typeof step === "number" ? "*" : step))
    .join(".");
}

function entryOf(fact: GroundFact, record: LedgerRecord, currencies: ReadonlyMap<string, string>): Entry[] {
  const key = keyOf(fact);
  const base = {
    key,
    within: record.within,
    over: [],
    by: "fact",
    inputs: [fact.source],
    // A line's amounts are in the currency of its order.
    currency: record.within.map((one) => currencies.get(one)).findLast((one) => one !== undefined) ?? currencies.get(record.id),
    uom: record.facts.find((one) => keyOf(one) === "uom")?.value,
  };
  if (NUMBER.test(fact.value)) {
    const kind = kindOf(key, fact.source.field);
    return kind === "id" ? [] : [{ ...base, kind, number: Number(fact.value), day: "" }];
  }
  return DAY.test(fact.value) ? [{ ...base, kind: "day", number: Number.NaN, day: fact.value.slice(0, 10) }] : [];
}
