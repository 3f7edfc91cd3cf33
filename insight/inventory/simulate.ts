/** How a shop is run in a simulation; times are whole periods of the demand. */
export interface StockPolicy {
  /** Whole periods between an order and its receipt. */
  readonly leadTime: number;
  /** An order may be placed at the end of every `review`th period. */
  readonly review: number;
  /** What happens to demand that the shelf can't meet. */
  readonly unmet: "backorder" | "lost";
}

/** What a simulated run comes to, in units. */
export interface StockRun {
  readonly demand: number;
  readonly served: number;
  /** Units on the shelf at the end of each period, summed. */
  readonly stockAtEnd: number;
  /** Units on the shelf at the start of each period, after receipts, summed. */
  readonly stockAtStart: number;
  readonly periods: number;
}

/**
 * One product under periodic review: it starts with its level on the shelf, and each review orders what on hand, on order
 * and owed fall short of the level. `levelAt` may stay the same or change from period to period; unknown demand (null)
 * skips the period.
 */
export function simulateStock(demand: readonly (number | null)[], levelAt: (period: number) => number, policy: StockPolicy): StockRun {
  const coming = new Array<number>(demand.length + policy.leadTime + 2).fill(0);
  let net = levelAt(0);
  let onOrder = 0;
  const run = { demand: 0, served: 0, stockAtEnd: 0, stockAtStart: 0, periods: 0 };
  demand.forEach((asked, period) => {
    const arriving = coming[period] ?? 0;
    net += arriving;
    onOrder -= arriving;
    if (asked !== null) {
      const shelf = Math.max(0, net);
      const served = Math.min(shelf, asked);
      net -= policy.unmet === "backorder" ? asked : served;
      run.demand += asked;
      run.served += served;
      run.stockAtEnd += Math.max(0, net);
      run.stockAtStart += shelf;
      run.periods += 1;
    }
    if ((period + 1) % policy.review !== 0) return;
    const order = Math.max(0, levelAt(period + 1) - net - onOrder);
    coming[period + 1 + policy.leadTime] = (coming[period + 1 + policy.leadTime] ?? 0) + order;
    onOrder += order;
  });
  return run;
}

/** Share of demand served from the shelf, and units on the shelf per product and period, over many runs. */
export function totalOf(runs: Iterable<StockRun>, counted: "end" | "middle" = "end"): { readonly fill: number; readonly stock: number } {
  let [demand, served, stock, periods] = [0, 0, 0, 0];
  for (const run of runs) {
    demand += run.demand;
    served += run.served;
    stock += counted === "end" ? run.stockAtEnd : (run.stockAtEnd + run.stockAtStart) / 2;
    periods += run.periods;
  }
  return { fill: demand === 0 ? 1 : served / demand, stock: periods === 0 ? 0 : stock / periods };
}
