import { keyOf, NAMING_KEYS } from "./keys.ts";
import type { Entry, Ledger } from "./ledger.ts";

/** A thing that records have a name for: an order, a customer, a product, a warehouse. */
export interface Named {
  readonly text: string;
  /** The records that hold the name. */
  readonly records: ReadonlySet<string>;
  /** Those of them whose values may be said of it: a backorder names the delivery that it came of, and its days are not that delivery's. */
  readonly owners: ReadonlySet<string>;
  /** What kind of thing is called so: models, "partner", "product", "warehouse". */
  readonly kinds: ReadonlySet<string>;
}

/** A name as it stands in an answer. */
export interface Mention {
  readonly named: Named;
  readonly at: number;
  readonly end: number;
}

/** All names of the turn's records, in lower case, the longest first. */
export function namesOf({ records }: Ledger): Named[] {
  const found = new Map<string, { records: Set<string>; owners: Set<string>; kinds: Set<string> }>();
  for (const record of records) {
    for (const fact of record.facts) {
      const naming = NAMING_KEYS[keyOf(fact)];
      if (naming === undefined) continue;
      for (const alias of aliases(fact.value)) {
        const known = found.get(alias) ?? { records: new Set(), owners: new Set(), kinds: new Set() };
        known.records.add(record.id);
        if (keyOf(fact) !== "backorderOf") known.owners.add(record.id);
        known.kinds.add(kindOfName(naming, record.model, fact.value));
        found.set(alias, known);
      }
    }
  }
  return [...found].map(([text, known]) => ({ text, ...known })).toSorted((one, other) => other.text.length - one.text.length);
}

function kindOfName(naming: string, model: string, value: string): string {
  if (naming === "origin") return /^P\d/.test(value) ? "purchase.order" : "sale.order";
  if (naming !== "own") return naming;
  if (model.startsWith("product.")) return "product";
  return model === "res.partner" ? "partner" : model === "" ? "warehouse" : model;
}

/** "[VLV-0125] Ball valve" is also called by its code and by its name. */
function aliases(value: string): string[] {
  const text = value.trim().toLowerCase();
  const [, code, name] = /^\[([^\]]+)\]\s*(.+)$/.exec(text) ?? [];
  return [text, code, name].filter(
    (alias): alias is string => alias !== undefined && alias.length >= 2 && (/\p{L}/u.test(alias) || alias.length >= 4),
  );
}

const WORD = /[\p{L}\p{N}]/u;

/** The names that stand in a text, as whole words; where two overlap, the longer one. */
export function mentionsIn(text: string, names: readonly Named[]): Mention[] {
  const lower = text.toLowerCase();
  const taken: Mention[] = [];
  for (const named of names) {
    for (let at = lower.indexOf(named.text); at >= 0; at = lower.indexOf(named.text, at + 1)) {
      const end = at + named.text.length;
      if (WORD.test(lower[at - 1] ?? " ") || WORD.test(lower[end] ?? " ")) continue;
      if (taken.some((mention) => at < mention.end && mention.at < end)) continue;
      taken.push({ named, at, end });
    }
  }
  return taken.toSorted((one, other) => one.at - other.at);
}

/** Whether a value belongs to what is called so: one of its records holds the value, or lies in or around the record that does. */
export function belongs({ within, over, kind }: Pick<Entry, "within" | "over" | "kind">, named: Named, ledger: Ledger): boolean {
  if (over.length > 0)
    return kind === "count" ? over.some((one) => isOf(one, named.owners, ledger)) : over.every((one) => isOf(one, named.owners, ledger));
  return isOf(within, named.owners, ledger);
}

function isOf(within: readonly string[], records: ReadonlySet<string>, { lineages }: Ledger): boolean {
  const own = within.at(-1);
  if (within.some((record) => records.has(record))) return true;
  if (own === undefined) return false;
  return [...records].some((record) => lineages.get(record)?.some((lineage) => lineage.includes(own)));
}

/** Whether two names are of one matter: some record holds both, or one's record lies in the other's. */
export function areRelated(one: Named, other: Named, ledger: Ledger): boolean {
  return [...one.records].some((record) => (ledger.lineages.get(record) ?? [[record]]).some((lineage) => isOf(lineage, other.records, ledger)));
}
