import { keyOf } from "./keys.ts";
import type { Entry, LedgerRecord } from "./ledger.ts";

const DAY_MS = 86_400_000;
const MOST_RECORDS = 400;

/** Named differences inside one record: the first less the second is what the third name says. */
const DIFFERENCES: readonly (readonly [from: string, less: string, is: string])[] = [
  ["ordered", "delivered", "open"],
  ["ordered", "received", "open"],
  ["total", "open", "paid"],
  ["total", "untaxed", "tax"],
  ["onHand", "free", "reserved"],
  ["listPrice", "cost", "margin"],
  ["forecast", "onHand", "change"],
];

/** Named shares inside one record, in percent. */
const SHARES: readonly (readonly [part: string, whole: string, is: string])[] = [
  ["delivered", "ordered", "delivered"],
  ["received", "ordered", "received"],
  ["open", "ordered", "open"],
  ["open", "total", "open"],
  ["margin", "listPrice", "marginPercent"],
  ["free", "onHand", "free"],
];

/** Keys of a record by which its list may be counted: "2 of them are late". */
const STATES = ["status", "risk", "kind", "invoicing", "currency", "warehouse", "company"];

/**
 * The declared derivations: sums of one column of one result, named differences and shares inside one record, days
 * between one of a record's days and today or another of its days, conversion by a factor that is a fact, and counts.
 * Nothing else is worked out, so that a wrong number finds no arithmetic that happens to fit.
 */
export function derivationsOf(all: readonly LedgerRecord[], direct: readonly Entry[], today: string): Entry[] {
  const records = all.slice(0, MOST_RECORDS);
  const byRecord = Map.groupBy(direct, ({ within }) => within.join("|"));
  return [
    ...records.flatMap((record) => ofOneRecord(byRecord.get(record.within.join("|")) ?? [], today)),
    ...sums(records, byRecord),
    ...counts(records),
  ];
}

function ofOneRecord(entries: readonly Entry[], today: string): Entry[] {
  const of = (key: string) => entries.filter((entry) => entry.key === key && entry.kind !== "day");
  const pairs = (one: string, other: string) => of(one).flatMap((first) => of(other).map((second) => [first, second] as const));
  const differences = DIFFERENCES.flatMap(([from, less, is]) =>
    pairs(from, less)
      .filter(([one, other]) => one.kind === other.kind)
      .map(([one, other]) => made("difference", { ...one, key: is, number: one.number - other.number }, [one, other])),
  );
  const shares = SHARES.flatMap(([part, whole, is]) =>
    pairs(part, whole)
      .filter(([one, other]) => one.kind === other.kind && other.number > 0 && one.number >= 0 && one.number <= other.number)
      .map(([one, other]) => made("ratio", { ...one, key: is, kind: "percent", number: (one.number / other.number) * 100 }, [one, other])),
  );
  const days = entries.filter(({ kind }) => kind === "day").slice(0, 12);
  const toToday = days.map((one) => made("days between", { ...one, kind: "days", number: apart(one.day, today) }, [one]));
  const between = days.flatMap((one, index) =>
    days
      .slice(index + 1)
      .map((other) => made("days between", { ...one, key: "between", kind: "days", number: apart(one.day, other.day) }, [one, other])),
  );
  const factors = entries.filter(({ kind, number }) => kind === "factor" && number > 0);
  const converted = factors.flatMap((factor) =>
    entries
      .filter(({ kind }) => kind === "amount" || kind === "quantity")
      .flatMap((entry) =>
        [entry.number * factor.number, entry.number / factor.number].map((number) =>
          made("conversion", { ...entry, number, currency: undefined, uom: undefined }, [entry, factor]),
        ),
      ),
  );
  return [...differences, ...shares, ...toToday, ...between, ...converted];
}

/** One column of one list, over the whole result or inside one record; never over two currencies or units. */
function sums(records: readonly LedgerRecord[], byRecord: ReadonlyMap<string, readonly Entry[]>): Entry[] {
  const rows = records.map((record) => ({ record, entries: byRecord.get(record.within.join("|")) ?? [] }));
  const columns = [
    ...Map.groupBy(rows, ({ record }) => `${record.result}|${record.list}`).values(),
    ...Map.groupBy(rows, ({ record }) => `${record.result}|${record.list}|${record.within.slice(0, -1).join("|")}`).values(),
  ].filter((column) => column.length > 1);
  return columns.flatMap((column) => {
    const entries = column.flatMap((row) => row.entries.filter(({ kind }) => kind === "amount" || kind === "quantity"));
    return [...Map.groupBy(entries, ({ key }) => key).values()].flatMap((same) => {
      const [first] = same;
      if (!first || same.length < 2 || new Set(same.map(({ currency, uom }) => `${currency}|${uom}`)).size > 1) return [];
      const number = same.reduce((sum, entry) => sum + entry.number, 0);
      return [{ ...made("sum", { ...first, number }, same), within: [], over: same.map(({ within }) => within) }];
    });
  });
}

/** How many records a list holds, and how many of them are in one state or late. */
function counts(records: readonly LedgerRecord[]): Entry[] {
  const lists = [
    ...Map.groupBy(records, ({ result, list }) => `${result}|${list}`).values(),
    ...Map.groupBy(records, ({ result, list, within }) => `${result}|${list}|${within.slice(0, -1).join("|")}`).values(),
    ...Map.groupBy(records, ({ result, model }) => `${result}|${model}`).values(),
  ];
  return lists.flatMap((list) => {
    const distinct = [...new Map(list.map((record) => [record.key, record])).values()];
    const late = distinct.filter((record) => record.facts.some((fact) => /^days(?:Late|Overdue)$/.test(keyOf(fact)) && Number(fact.value) > 0));
    const inState = STATES.flatMap((key) => {
      const stated = distinct.flatMap((record) => record.facts.filter((fact) => keyOf(fact) === key).map((fact) => ({ record, state: fact.value })));
      return [...Map.groupBy(stated, ({ state }) => state)].map(([state, group]) =>
        countOf(
          group.map(({ record }) => record),
          [state.toLowerCase()],
        ),
      );
    });
    return [countOf(list), countOf(distinct), countOf(late, LATE), ...inState].filter(({ number }) => number > 0);
  });
}

const LATE = ["late", "overdue", "verspätet", "überfällig", "retard", "te laat", "achterstallig", "retraso", "vencid"];

function countOf(group: readonly LedgerRecord[], state?: readonly string[]): Entry {
  const [first] = group;
  return {
    key: "count",
    kind: "count",
    number: group.length,
    day: "",
    within: [],
    over: group.map(({ within }) => within),
    currency: undefined,
    uom: undefined,
    by: "count",
    inputs: group.slice(0, 3).flatMap(({ facts }) => facts.slice(0, 1).map(({ source }) => source)),
    counts: first?.model ?? "",
    ...(state ? { state } : {}),
  };
}

function made(by: string, entry: Entry, inputs: readonly Entry[]): Entry {
  return { ...entry, day: "", by, inputs: inputs.slice(0, 10).flatMap((input) => input.inputs) };
}

function apart(one: string, other: string): number {
  return Math.abs(Math.round((Date.parse(one) - Date.parse(other)) / DAY_MS));
}
