import type { Plot } from "../../core/wire.ts";

interface Item {
  /** Absent or masked where the person may not see it. */
  readonly label: string | null | undefined;
  readonly value: string | null | undefined;
  readonly currency: string | null | undefined;
}

const FEWEST = 2;

/** One plot of bars for each currency, in the order given; where a label or an amount is hidden, or there is nothing to compare, none. */
export function barsByCurrency(title: string, headings: Extract<Plot, { kind: "bars" }>["headings"], items: readonly Item[]): readonly Plot[] {
  return [...Map.groupBy(items, ({ currency }) => currency ?? "")].flatMap(([currency, own]): readonly Plot[] => {
    const bars = own.flatMap(({ label, value }) => (label && value ? [{ label, value }] : []));
    if (currency === "" || bars.length < Math.max(FEWEST, own.length)) return [];
    return [{ kind: "bars", title, unit: { currency }, headings, bars }];
  });
}
