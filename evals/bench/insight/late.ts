import { estimateLate } from "../../../insight/late/estimate-late.ts";
import { dateOf, dayOf } from "../../../insight/lead-time/day-of.ts";
import { type JudgedOrder, readDeliveredOrders } from "../../../insight/lead-time/read-supplier-orders.ts";
import type { SupplierOrder } from "../../../insight/lead-time/supplier-order.ts";
import { type RankingFigures, rankingFigures } from "../../../insight/learning/ranking-figures.ts";
import type { Figure, InsightBench } from "./insight-bench.ts";

const ORIGINS = ["2010-12-31", "2011-06-30", "2011-12-31", "2012-06-30", "2012-12-31"] as const;
/** Two years, as far as the kept-back orders lie ahead. */
const AHEAD = 730;
/** Orders' worth of the common rate in a group's rate. */
const SMOOTHING = 10;

interface Later {
  readonly row: JudgedOrder;
  readonly ours: number;
  readonly vendorMode: number;
  readonly vendor: number;
}

/** Late delivery by rolling origin: outcomes known by a day, asked of what was delivered in the two years after it. */
const late: InsightBench = {
  name: "late",
  async run({ data, out }) {
    const rows = (await readDeliveredOrders(`${data}/suppliers/scms_deliveries.csv`)).filter((row) => row.late !== undefined);
    const windows = ORIGINS.map((origin) => compare(rows, dayOf(origin) ?? 0));
    const ordered = windows.map((later) => later.filter(({ row }) => row.order.orderedOn !== undefined));
    ORIGINS.forEach((origin, at) => {
      for (const [name, later] of [
        ["with an order date", ordered[at] ?? []],
        ["all", windows[at] ?? []],
      ] as const)
        out(`  late from ${dateOf(dayOf(origin) ?? 0)}, ${name}: ${told(later)}`);
    });
    return [...figures("orders with an order date", ordered, 0.82), ...figures("all deliveries", windows, undefined)];
  },
};

export default late;

function compare(rows: readonly JudgedOrder[], day: number): Later[] {
  const history = rows.filter(({ order: { deliveredOn = day } }) => deliveredOn <= day);
  const later = rows.filter(({ order: { deliveredOn = day } }) => deliveredOn > day && deliveredOn <= day + AHEAD);
  const estimates = estimateLate(
    history,
    later.map(({ order }) => ({ ...order, deliveredOn: undefined })),
    day,
  );
  const vendorMode = rateBy(history, ({ vendor, mode }) => `${vendor}\n${mode}`);
  const vendor = rateBy(history, (order) => order.vendor);
  return later.map((row, at) => ({
    row,
    ours: estimates[at]?.probability ?? Number.NaN,
    vendorMode: vendorMode(row.order),
    vendor: vendor(row.order),
  }));
}

function rateBy(history: readonly JudgedOrder[], key: (order: SupplierOrder) => string): (order: SupplierOrder) => number {
  const lates = (rows: readonly JudgedOrder[]) => rows.filter((row) => row.late === true).length;
  const common = lates(history) / history.length;
  const groups = new Map([...Map.groupBy(history, ({ order }) => key(order))].map(([name, own]) => [name, { late: lates(own), count: own.length }]));
  return (order) => {
    const { late, count } = groups.get(key(order)) ?? { late: 0, count: 0 };
    return (late + SMOOTHING * common) / (count + SMOOTHING);
  };
}

function measured(later: readonly Later[], of: (one: Later) => number): RankingFigures {
  return rankingFigures(
    later.map(of),
    later.map(({ row }) => (row.late === true ? 1 : 0)),
  );
}

function figures(name: string, windows: readonly (readonly Later[])[], atLeast: number | undefined): Figure[] {
  const mean = (of: (one: Later) => number, figure: keyof RankingFigures) =>
    windows.reduce((sum, later) => sum + measured(later, of)[figure], 0) / windows.length;
  const figure = (what: string, key: keyof RankingFigures) => ({
    what: `late, ${name}, ${what}`,
    value: mean(({ ours }) => ours, key),
    beside: { "vendor × mode": mean(({ vendorMode }) => vendorMode, key), vendor: mean(({ vendor }) => vendor, key) },
  });
  const auc = figure("AUC", "auc");
  const precision = figure("average precision", "averagePrecision");
  const error = figure("calibration error", "calibrationError");
  return [
    { ...auc, bound: { atLeast: Math.max(atLeast ?? 0, ...Object.values(auc.beside)) } },
    { ...precision, bound: { atLeast: Math.max(...Object.values(precision.beside)) } },
    error,
  ];
}

function told(later: readonly Later[]): string {
  const { auc, averagePrecision, calibrationError } = measured(later, ({ ours }) => ours);
  const rate = later.filter(({ row }) => row.late === true).length / later.length;
  const said = later.reduce((sum, { ours }) => sum + ours, 0) / later.length;
  const beside = measured(later, ({ vendorMode }) => vendorMode);
  return `${later.length} orders, ${(100 * rate).toFixed(1)}% late (${(100 * said).toFixed(1)}% expected); AUC ${auc.toFixed(3)}, average precision ${averagePrecision.toFixed(3)}, calibration error ${calibrationError.toFixed(3)} (vendor × mode ${beside.auc.toFixed(3)}, ${beside.averagePrecision.toFixed(3)})`;
}
