import { DATA_CLASSES } from "../core/access.ts";
import { CopilotError } from "../core/errors.ts";
import { covers } from "./access.ts";
import { partsOf } from "./masks/known-names.ts";
import { TEXT_MASKS } from "./masks/scrub.ts";
import { type PlaceholderCode, placeholderOf, replacePlaceholders, unknownPlaceholders, withoutLookalikes } from "./placeholders.ts";
import type { Policy } from "./policy.ts";

/** One value that a model sees as a placeholder only. */
export interface VaultEntry {
  readonly placeholder: string;
  readonly label: string;
  readonly value: string;
}

/** A text with the values put back that the user may see. */
export interface Restored {
  readonly text: string;
  /** Placeholders that stand for nothing in this conversation; a text with one is not shown. */
  readonly unknown: readonly string[];
}

/**
 * Stable placeholders of one conversation for a model whose provider is not cleared: the same value has the same
 * placeholder for the whole conversation. The entries are sealed in the database by the caller, apart from checkpoints.
 */
export interface Vault {
  /** The value itself when the provider is cleared for its label, else its placeholder. */
  show(label: string, value: string): string;
  /** Replaces every value that is known to the vault wherever it occurs in a text, and what looks like an address, an account or a name's part. */
  hideIn(text: string): string;
  /** Puts the values back that `sees` allows; the others are shown as dots. */
  restore(text: string, sees: (label: string, value: string) => boolean): Restored;
  /** Entries made since the vault was opened. */
  fresh(): readonly VaultEntry[];
}

/** Short values occur inside other words by chance, so that only longer ones are looked for in running text. */
const SHORTEST_IN_TEXT = 3;
const HIDDEN = "•••";
const MOST_ATTEMPTS = 20;

export function createVault(policy: Policy, provider: string, known: readonly VaultEntry[], codeOf: PlaceholderCode): Vault {
  const sees = policy.providers[provider]?.sees ?? [];
  const byValue = new Map(known.map((entry) => [`${entry.label}\n${entry.value}`, entry]));
  const byCode = new Map(known.map((entry) => [codeIn(entry.placeholder), entry]));
  const fresh: VaultEntry[] = [];
  const cleared = (label: string) => (label === "open" ? sees.includes("open") : covers(sees, label));
  const seesAll = DATA_CLASSES.every(cleared);
  /** What a record says must not be filled in later, even where it holds a placeholder of this very conversation. */
  const clear = (text: string) =>
    seesAll ? text : replacePlaceholders(withoutLookalikes(text), (code) => (byCode.has(code) ? "(a placeholder)" : undefined));

  function entryFor(label: string, value: string): VaultEntry {
    const found = byValue.get(`${label}\n${value}`);
    if (found) return found;
    const entry = { placeholder: placeholderOf(label, freeCode(label, value)), label, value };
    byValue.set(`${label}\n${value}`, entry);
    byCode.set(codeIn(entry.placeholder), entry);
    fresh.push(entry);
    return entry;
  }

  function freeCode(label: string, value: string): string {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const code = codeOf(label, value, attempt);
      if (!byCode.has(code)) return code;
    }
    throw new CopilotError("STALE", "This conversation holds too many values to tell their placeholders apart. Start a new one.");
  }

  /** Addresses, accounts and numbers that a text holds beside what its field is for. */
  function hidePatterns(text: string, isFree: boolean): string {
    return TEXT_MASKS.filter(({ name, label }) => !cleared(label) && (isFree || name !== "phone")).reduce(
      (done, mask) => done.replace(mask.pattern, (match) => (mask.show(match) === undefined ? match : entryFor(mask.label, match).placeholder)),
      text,
    );
  }

  /** Known values, and for a name also its parts, each to be replaced by the placeholder of just what stood there. */
  function sought(): Sought[] {
    const hidden = [...byValue.values()].filter(({ label, value }) => !cleared(label) && value.length >= SHORTEST_IN_TEXT);
    const whole = hidden.map(({ label, value, placeholder }): Sought => ({ label, value, placeholder }));
    const parts = hidden.flatMap(({ label, value }) =>
      label === "personal.name" ? partsOf(value).map((part): Sought => ({ label, value: part, placeholder: undefined })) : [],
    );
    return [...whole, ...parts].sort((one, other) => other.value.length - one.value.length);
  }

  return {
    show: (label, value) => (cleared(label) || value === "" ? hidePatterns(clear(value), label === "free_text") : entryFor(label, value).placeholder),
    hideIn: (text) =>
      hidePatterns(
        replaceInOnePass(clear(text), sought(), (label, part) => entryFor(label, part).placeholder),
        true,
      ),
    restore(text, seenBy) {
      if (seesAll) return { text, unknown: [] };
      const restored = replacePlaceholders(text, (code) => {
        const entry = byCode.get(code);
        if (!entry || cleared(entry.label)) return undefined;
        return seenBy(entry.label, entry.value) ? entry.value : HIDDEN;
      });
      return { text: restored, unknown: unknownPlaceholders(restored) };
    },
    fresh: () => fresh,
  };
}

interface Sought {
  readonly label: string;
  readonly value: string;
  /** Undefined for a part of a name, which gets one of its own when it is met. */
  readonly placeholder: string | undefined;
}

function codeIn(placeholder: string): string {
  return /(\d+)\]\]$/.exec(placeholder)?.[1] ?? placeholder;
}

/** All values in one pass, so that none is looked for inside a placeholder that has just been put in. */
function replaceInOnePass(text: string, all: readonly Sought[], placeholderFor: (label: string, part: string) => string): string {
  if (all.length === 0) return text;
  const patterns = all.map(({ value }) => `(${AMOUNT.test(value) ? amountPattern(value) : textPattern(value)})`);
  return text.replaceAll(new RegExp(patterns.join("|"), "giu"), (match, ...groups: unknown[]) => {
    const one = all[groups.indexOf(match)];
    return one ? (one.placeholder ?? placeholderFor(one.label, match)) : match;
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
