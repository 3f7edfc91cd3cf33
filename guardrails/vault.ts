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
    show: (label, value) => (cleared(label) || value === "" ? value : entryFor(label, value).placeholder),
    hideIn(text) {
      const hidden = [...byValue.values()].filter(({ label, value }) => !cleared(label) && value.length >= SHORTEST_IN_TEXT);
      const longestFirst = hidden.sort((one, other) => other.value.length - one.value.length);
      return longestFirst.reduce((done, { value, placeholder }) => replaceAllInsensitive(done, value, placeholder), text);
    },
    restore: (text) =>
      text.replaceAll(/\[{1,2}\s*([A-Za-z]+(?:[_ ][A-Za-z]+)*)[_ ]\s*(\d+)\s*\]{1,2}/g, (match, name: string, ordinal: string) => {
        return byPlaceholder.get(`[[${name.replaceAll(" ", "_").toUpperCase()}_${ordinal}]]`)?.value ?? match;
      }),
    fresh: () => fresh,
  };
}

function replaceAllInsensitive(text: string, value: string, placeholder: string): string {
  const pattern = value.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, "giu"), () => placeholder);
}
