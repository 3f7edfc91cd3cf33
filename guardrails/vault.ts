import { DATA_CLASSES } from "../core/access.ts";
import { covers } from "./access.ts";
import type { Policy } from "./policy.ts";

/** One value that a model sees as a placeholder only. */
export interface VaultEntry {
  readonly placeholder: string;
  readonly label: string;
  readonly value: string;
}

/**
 * Stable placeholders of one conversation for a model whose provider is not cleared: the same value has the same
 * placeholder for the whole conversation. The entries are sealed in the database by the caller, apart from checkpoints.
 */
export interface Vault {
  /** The value itself when the provider is cleared for its label, else its placeholder. */
  show(label: string, value: string): string;
  /** Replaces every value that is known to the vault wherever it occurs in a text. */
  hideIn(text: string): string;
  /** Puts the values back for the user; placeholders the model invented stay as they are. */
  restore(text: string): string;
  /** Entries made since the vault was opened. */
  fresh(): readonly VaultEntry[];
}

/** Short values occur inside other words by chance, so that only longer ones are looked for in running text. */
const SHORTEST_IN_TEXT = 3;

export function createVault(policy: Policy, provider: string, known: readonly VaultEntry[]): Vault {
  const sees = policy.providers[provider]?.sees ?? [];
  const byValue = new Map(known.map((entry) => [`${entry.label}\n${entry.value}`, entry]));
  const byPlaceholder = new Map(known.map((entry) => [entry.placeholder, entry]));
  const fresh: VaultEntry[] = [];
  const cleared = (label: string) => (label === "open" ? sees.includes("open") : covers(sees, label));
  const seesAll = DATA_CLASSES.every(cleared);
  const clear = (text: string) => (seesAll ? text : withoutLookalikes(text));

  function entryFor(label: string, value: string): VaultEntry {
    const found = byValue.get(`${label}\n${value}`);
    if (found) return found;
    const entry = { placeholder: `[[${label.replace(".", "_").toUpperCase()}_${byPlaceholder.size + 1}]]`, label, value };
    byValue.set(`${label}\n${value}`, entry);
    byPlaceholder.set(entry.placeholder, entry);
    fresh.push(entry);
    return entry;
  }

  return {
    show: (label, value) => (cleared(label) || value === "" ? clear(value) : entryFor(label, value).placeholder),
    hideIn(text) {
      const hidden = [...byValue.values()].filter(({ label, value }) => !cleared(label) && value.length >= SHORTEST_IN_TEXT);
      const longestFirst = hidden.sort((one, other) => other.value.length - one.value.length);
      return replaceInOnePass(clear(text), longestFirst);
    },
    restore: (text) =>
      text.replaceAll(PLACEHOLDER, (match, name: string, ordinal: string) => {
        const entry = byPlaceholder.get(`[[${name.replaceAll(" ", "_").toUpperCase()}_${ordinal}]]`);
        return entry && !cleared(entry.label) ? entry.value : match;
      }),
    fresh: () => fresh,
  };
}

/** A placeholder as models write it back. */
const PLACEHOLDER = /\[{1,2}\s*([A-Za-z]+(?:[_ ][A-Za-z]+)*)[_ ]\s*(\d+)\s*\]{1,2}/g;

/** A record or a message that holds what looks like a placeholder must not have somebody's value filled in there later. */
function withoutLookalikes(text: string): string {
  return text.replaceAll(PLACEHOLDER, (match) => match.replaceAll("[", "(").replaceAll("]", ")"));
}

/** All values in one pass, so that none is looked for inside a placeholder that has just been put in. */
function replaceInOnePass(text: string, entries: readonly VaultEntry[]): string {
  if (entries.length === 0) return text;
  const patterns = entries.map(({ value }) => `(${AMOUNT.test(value) ? amountPattern(value) : textPattern(value)})`);
  return text.replaceAll(new RegExp(patterns.join("|"), "giu"), (match, ...groups: unknown[]) => {
    const at = groups.indexOf(match);
    return entries[at]?.placeholder ?? match;
  });
}

function textPattern(value: string): string {
  return `(?<![\\p{L}\\p{N}])${value.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`;
}

const AMOUNT = /^-?\d+(\.\d+)?$/;

/** An amount however an answer writes it: 1234.50, 1,234.5 or 1.234,50. */
function amountPattern(value: string): string {
  const [whole = "", part = ""] = value.replace("-", "").split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, "[.,'\u00a0\u202f ]?");
  const decimals = part.replace(/0+$/, "");
  const tail = decimals !== "" ? `[.,]${decimals}0*` : part === "" ? "" : whole.length > 3 ? "(?:[.,]0+)?" : `[.,]${part}`;
  return `(?<![\\p{L}\\p{N}]|\\d[.,'])${grouped}${tail}(?![\\p{L}\\p{N}]|[.,]\\d)`;
}
