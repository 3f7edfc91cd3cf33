import type { MarginLeak } from "../../../insight/margin/margin-leak.ts";
import { findMarginLeaks } from "../../../insight/margin/margin-leaks.ts";
import { type Planted, plantedSales } from "../../../insight/margin/planted-sales.ts";
import type { SaleLine } from "../../../insight/margin/sale-line.ts";
import type { Figure, InsightBench } from "./insight-bench.ts";

const SEEDS = [11, 12, 13, 14, 15] as const;
const KINDS = ["below-floor", "unbilled-freight", "cost-drift", "discount-creep", "erosion"] as const;

/** What is found of leaks that were planted in five years of a distributor's lines, and how much of what is found was planted. */
const margin: InsightBench = {
  name: "margin",
  run({ out }) {
    const years = SEEDS.map((seed) => {
      const { lines, planted, rates } = plantedSales(seed);
      return {
        lines: lines.length,
        planted: planted.map(keyOf),
        sizes: planted,
        found: findMarginLeaks(lines, rates).leaks.map(keyOf),
        simple: simpleRules(lines).map(keyOf),
      };
    });
    out(`  ${years.reduce((sum, { lines }) => sum + lines, 0)} lines, ${years.reduce((sum, { planted }) => sum + planted.length, 0)} planted leaks`);
    const figures = ["", ...KINDS].flatMap((kind): Figure[] => {
      const [own, simple] = [
        tally(
          years.map(({ planted, found }) => ({ planted, found })),
          kind,
        ),
        tally(
          years.map(({ planted, simple: found }) => ({ planted, found })),
          kind,
        ),
      ];
      const bounds = kind === "" ? [{ atLeast: 0.95 }, { atLeast: 0.9 }] : [];
      return [
        {
          what: `margin leaks, ${kind || "all kinds"}: precision`,
          value: own.precision,
          beside: { "simple rules": simple.precision },
          ...(bounds[0] && { bound: bounds[0] }),
        },
        {
          what: `margin leaks, ${kind || "all kinds"}: recall`,
          value: own.recall,
          beside: { "simple rules": simple.recall, planted: own.planted },
          ...(bounds[1] && { bound: bounds[1] }),
        },
      ];
    });
    for (const [low, high] of [
      [0.03, 0.06],
      [0.06, 0.09],
      [0.09, 0.15],
    ] as const) {
      const seen = years.flatMap(({ sizes, found }) => {
        const keys = new Set(found);
        return sizes
          .filter(({ kind, size }) => !["below-floor", "unbilled-freight"].includes(kind) && size >= low && size < high)
          .map((leak) => keys.has(keyOf(leak)));
      });
      out(`  gradual leaks of ${100 * low} to ${100 * high}%: ${seen.filter(Boolean).length} of ${seen.length} found`);
    }
    return Promise.resolve(figures);
  },
};

export default margin;

function keyOf({ kind, of }: Pick<Planted, "kind" | "of">): string {
  return [kind, of.order, kind === "unbilled-freight" ? "" : of.product, kind === "cost-drift" ? "" : of.customer, of.salesperson].join("|");
}

function tally(years: readonly { readonly planted: readonly string[]; readonly found: readonly string[] }[], kind: string) {
  const sums = years.map(({ planted, found }) => {
    const [truth, said] = [planted, found].map((keys) => new Set(keys.filter((key) => key.startsWith(kind))));
    return { planted: truth?.size ?? 0, found: said?.size ?? 0, both: [...(truth ?? [])].filter((key) => said?.has(key)).length };
  });
  const total = (of: "planted" | "found" | "both") => sums.reduce((sum, each) => sum + each[of], 0);
  return { planted: total("planted"), precision: total("both") / total("found"), recall: total("both") / total("planted") };
}

/** What a spreadsheet would do: the last quarter against the first three, at the lines people usually draw. */
function simpleRules(lines: readonly SaleLine[]): Pick<MarginLeak, "kind" | "of">[] {
  const split = lines.map(({ date }) => date).toSorted()[Math.floor(lines.length * 0.75)] ?? "";
  const fell = (own: readonly SaleLine[], value: (line: SaleLine) => number, by: number) => {
    const [late, early] = [own.filter(({ date }) => date >= split), own.filter(({ date }) => date < split)];
    const mean = (part: readonly SaleLine[]) => part.reduce((sum, line) => sum + value(line), 0) / part.length;
    return late.length > 0 && early.length > 0 && mean(late) < mean(early) - by;
  };
  const net = ({ price, discount }: SaleLine) => Number(price) * (1 - Number(discount) / 100);
  const marginOf = (line: SaleLine) => 1 - Number(line.cost) / net(line);
  const by = (key: (line: SaleLine) => string) => [...Map.groupBy(lines, key)];
  return [
    ...lines
      .filter((line) => net(line) < Number(line.floorPrice))
      .map(({ order, product, customer }) => ({ kind: "below-floor" as const, of: { order, product, customer } })),
    ...by(({ order }) => order).flatMap(([order, own]) =>
      own.reduce((sum, { freightCharged, freightCost }) => sum + Number(freightCharged) - 0.8 * Number(freightCost), 0) < 0
        ? [{ kind: "unbilled-freight" as const, of: { order, customer: own[0]?.customer ?? "" } }]
        : [],
    ),
    ...by(({ product }) => product).flatMap(([product, own]) =>
      fell(own, marginOf, 0.03) && fell(own, ({ cost }) => -Number(cost), 0) ? [{ kind: "cost-drift" as const, of: { product } }] : [],
    ),
    ...by(({ customer }) => customer).flatMap(([customer, own]) =>
      fell(own, ({ discount }) => -Number(discount), 2) ? [{ kind: "discount-creep" as const, of: { customer } }] : [],
    ),
    ...by(({ salesperson }) => salesperson ?? "").flatMap(([salesperson, own]) =>
      fell(own, ({ discount }) => -Number(discount), 2) ? [{ kind: "discount-creep" as const, of: { salesperson } }] : [],
    ),
    ...by(({ customer, product }) => `${customer}|${product}`).flatMap(([, own]) => {
      const [first] = own;
      return first && fell(own, marginOf, 0.03) ? [{ kind: "erosion" as const, of: { customer: first.customer, product: first.product } }] : [];
    }),
  ];
}
