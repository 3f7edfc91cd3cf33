import type { ModelRow } from "./plan-model.ts";

/**
 * A smallest-by-inclusion set of named constraints that cannot hold together (QuickXplain, Junker 2004), and whether it
 * was shown to be one: alone it fails, and without any one of its members it can hold. `holds` solves with only these names;
 * undefined is out of time.
 */
export function smallestConflict(
  rows: readonly ModelRow[],
  holds: (names: ReadonlySet<string>) => boolean | undefined,
): { readonly names: readonly string[]; readonly minimal: boolean } {
  const all = [...new Set(rows.flatMap(({ name }) => (name === undefined ? [] : [name])))];
  const fails = (names: readonly string[]) => holds(new Set(names)) === false;
  const search = (kept: readonly string[], changed: boolean, open: readonly string[]): readonly string[] => {
    if (changed && fails(kept)) return [];
    if (open.length <= 1) return open;
    const first = open.slice(0, Math.floor(open.length / 2));
    const second = open.slice(first.length);
    const fromSecond = search([...kept, ...first], true, second);
    return [...search([...kept, ...fromSecond], fromSecond.length > 0, first), ...fromSecond];
  };
  const names = search([], false, all).toSorted();
  const minimal = fails(names) && names.every((name) => holds(new Set(names.filter((other) => other !== name))) === true);
  return { names, minimal };
}
