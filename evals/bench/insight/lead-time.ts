import { dateOf, dayOf } from "../../../insight/lead-time/day-of.ts";
import { estimateLeadTimes, LEAD_TIME_LEVELS } from "../../../insight/lead-time/estimate-lead-times.ts";
import { readDeliveredOrders } from "../../../insight/lead-time/read-supplier-orders.ts";
import type { SupplierOrder } from "../../../insight/lead-time/supplier-order.ts";
import type { InsightBench } from "./insight-bench.ts";

const ORIGINS = ["2010-06-30", "2010-12-31", "2011-06-30", "2011-12-31", "2012-06-30"] as const;
/** A vendor's own quantile is taken from this many deliveries on. */
const LEAST_OF_VENDOR = 10;
/** The least later orders of a vendor to judge its coverage by; the kept-back part has room for 200, these windows for fewer. */
const LARGE = 75;

interface Later {
  readonly vendor: string;
  readonly waiting: boolean;
  readonly took: number;
  /** By LEAD_TIME_LEVELS. */
  readonly quantiles: readonly number[];
}

/** Lead times by rolling origin: what was delivered by a day, asked of everything delivered after it, as in acceptance. */
const leadTime: InsightBench = {
  name: "lead-time",
  async run({ data, out }) {
    const rows = (await readDeliveredOrders(`${data}/suppliers/scms_deliveries.csv`))
      .map(({ order }) => order)
      .filter((row) => row.orderedOn !== undefined);
    const windows = ORIGINS.map((origin) => compare(rows, dayOf(origin) ?? 0));
    for (const { day, ours, all, vendor } of windows)
      out(
        `  lead-time from ${dateOf(day)}: ${ours.length} later orders, ${ours.filter(({ waiting }) => waiting).length} of them waiting; coverage ${covered(ours).toFixed(3)}; 90th percentile, pinball ${pinball(ours).toFixed(2)} (all ${pinball(all).toFixed(2)} at coverage ${below(all).toFixed(3)}, per vendor ${pinball(vendor).toFixed(2)} at ${below(vendor).toFixed(3)}); median off by ${median(ours).toFixed(1)} days (all ${median(all).toFixed(1)})`,
      );
    const mean = (of: (window: (typeof windows)[number]) => number) => windows.reduce((sum, window) => sum + of(window), 0) / windows.length;
    const large = windows.flatMap(({ day, ours }) => largeVendors(ours).map((found) => ({ ...found, day })));
    for (const { day, name, count, coverage } of large)
      out(`  lead-time from ${dateOf(day)}: ${name}, ${count} orders, coverage ${coverage.toFixed(3)}`);
    const waiting = (later: readonly Later[], asked: boolean) => later.filter((one) => one.waiting === asked);
    const beside = { "all orders' quantile": mean(({ all }) => pinball(all)), "per vendor": mean(({ vendor }) => pinball(vendor)) };
    return [
      {
        what: "lead time, coverage of the 90% interval",
        value: mean(({ ours }) => covered(ours)),
        beside: { "all orders": mean(({ all }) => covered(all)), "per vendor": mean(({ vendor }) => covered(vendor)) },
        bound: { atLeast: 0.88, atMost: 0.94 },
      },
      {
        what: "lead time, pinball at 0.9 (days)",
        value: mean(({ ours }) => pinball(ours)),
        beside,
        bound: { atMost: 0.95 * Math.min(...Object.values(beside)) },
      },
      {
        what: "lead time, pinball at 0.9, ordered after the origin",
        value: mean(({ ours }) => pinball(waiting(ours, false))),
        beside: {
          "all orders": mean(({ all }) => pinball(waiting(all, false))),
          "per vendor": mean(({ vendor }) => pinball(waiting(vendor, false))),
        },
      },
      {
        what: "lead time, pinball at 0.9, waiting at the origin",
        value: mean(({ ours }) => pinball(waiting(ours, true))),
        beside: { "all orders": mean(({ all }) => pinball(waiting(all, true))), "per vendor": mean(({ vendor }) => pinball(waiting(vendor, true))) },
      },
      {
        what: "lead time, median off by (days)",
        value: mean(({ ours }) => median(ours)),
        beside: { "all orders": mean(({ all }) => median(all)), "per vendor": mean(({ vendor }) => median(vendor)) },
      },
      {
        what: `lead time, large vendors' coverage off 0.9 by, on average (${large.length} with ${LARGE} later orders)`,
        value: large.reduce((sum, { coverage }) => sum + Math.abs(coverage - 0.9), 0) / large.length,
        beside: {
          "all orders": offBy(windows.flatMap(({ all }) => largeVendors(all))),
          "per vendor": offBy(windows.flatMap(({ vendor }) => largeVendors(vendor))),
        },
        bound: { atMost: 0.08 },
      },
    ];
  },
};

export default leadTime;

function compare(rows: readonly SupplierOrder[], day: number) {
  const history = rows.filter(({ deliveredOn = day }) => deliveredOn <= day);
  const later = rows.filter(({ deliveredOn = day }) => deliveredOn > day);
  const estimates = estimateLeadTimes(
    history,
    later.map((row) => ({ ...row, deliveredOn: undefined })),
  );
  const took = history.map(daysOf).sort((a, b) => a - b);
  const perVendor = new Map(
    [...Map.groupBy(history, ({ vendor }) => vendor)].map(([vendor, own]) => [vendor, own.map(daysOf).sort((a, b) => a - b)]),
  );
  const of = (quantiles: (row: SupplierOrder, at: number) => readonly number[]): Later[] =>
    later.map((row, at) => ({ vendor: row.vendor, waiting: (row.orderedOn ?? day) <= day, took: daysOf(row), quantiles: quantiles(row, at) }));
  const own = ({ vendor }: SupplierOrder) => {
    const days = perVendor.get(vendor) ?? [];
    return days.length < LEAST_OF_VENDOR ? took : days;
  };
  return {
    day,
    ours: of((_, at) => estimates[at]?.quantiles ?? []),
    all: of(() => LEAD_TIME_LEVELS.map((level) => quantile(took, level))),
    vendor: of((row) => LEAD_TIME_LEVELS.map((level) => quantile(own(row), level))),
  };
}

function daysOf({ orderedOn = 0, deliveredOn = 0 }: SupplierOrder): number {
  return deliveredOn - orderedOn;
}

function quantile(sorted: readonly number[], level: number): number {
  const place = (sorted.length - 1) * level;
  const low = sorted[Math.floor(place)] ?? 0;
  return low + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? low) - low);
}

function average(later: readonly Later[], of: (one: Later) => number): number {
  return later.reduce((sum, one) => sum + of(one), 0) / later.length;
}

function covered(later: readonly Later[]): number {
  return average(later, ({ took, quantiles }) => Number(took >= (quantiles[0] ?? 0) && took <= (quantiles[3] ?? 0)));
}

function below(later: readonly Later[]): number {
  return average(later, ({ took, quantiles }) => Number(took <= (quantiles[2] ?? 0)));
}

function pinball(later: readonly Later[]): number {
  return average(later, ({ took, quantiles }) => Math.max(0.9 * (took - (quantiles[2] ?? 0)), -0.1 * (took - (quantiles[2] ?? 0))));
}

function median(later: readonly Later[]): number {
  return average(later, ({ took, quantiles }) => Math.abs(took - (quantiles[1] ?? 0)));
}

function largeVendors(later: readonly Later[]) {
  const vendors = [...Map.groupBy(later, ({ vendor }) => vendor)].filter(([, own]) => own.length >= LARGE);
  return vendors.map(([name, own]) => ({ name, count: own.length, coverage: covered(own) }));
}

function offBy(vendors: readonly { readonly coverage: number }[]): number {
  return vendors.reduce((sum, { coverage }) => sum + Math.abs(coverage - 0.9), 0) / vendors.length;
}
