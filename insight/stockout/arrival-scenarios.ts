import type { LeadTimeChances } from "../inventory/lead-time-chances.ts";
import type { ComingReceipt } from "./stock-events.ts";

/** One way in which the open receipts may come in: when, and how many units. */
export interface ArrivalScenario {
  readonly probability: number;
  readonly arrivals: readonly { readonly at: number; readonly units: number }[];
}

const MOST_SCENARIOS = 125;
const POINTS = 5;

/**
 * Every way in which the receipts may be late together. Receipts of one supplier are early or late together, which is the
 * cautious reading; an overdue receipt can only be later than it already is. Suppliers are independent while their combinations stay few, and otherwise share their luck too.
 */
export function arrivalScenarios(receipts: readonly ComingReceipt[]): ArrivalScenario[] {
  const suppliers = [...new Set(receipts.map(({ receipt }) => receipt.supplier))];
  const points = receipts.some(({ receipt }) => receipt.late.length > 1) ? POINTS : 1;
  let lucks: { readonly probability: number; readonly of: ReadonlyMap<string, number> }[] = [{ probability: 1, of: new Map() }];
  for (const supplier of suppliers) {
    const independent = lucks.length * points <= MOST_SCENARIOS;
    lucks = lucks.flatMap(({ probability, of }) => {
      const shared = [...of.values()].at(-1) ?? 0.5;
      const shares = independent ? Array.from({ length: points }, (_, at) => (at + 0.5) / points) : [shared];
      return shares.map((share) => ({ probability: probability / shares.length, of: new Map([...of, [supplier, share]]) }));
    });
  }
  return lucks.map(({ probability, of }) => ({
    probability,
    arrivals: receipts
      .map(({ receipt, at, units }) => ({ at: at + lateAt(stillPossible(receipt.late, -at), of.get(receipt.supplier) ?? 0.5), units }))
      .sort((one, other) => one.at - other.at),
  }));
}

function lateAt(late: LeadTimeChances, share: number): number {
  const sorted = [...late].sort((one, other) => one.periods - other.periods);
  let below = 0;
  for (const { periods, probability } of sorted) {
    below += probability;
    if (below >= share) return periods;
  }
  return sorted.at(-1)?.periods ?? 0;
}

/** How late a receipt may be in the end, given how overdue it already is; one period more where no receipt was ever so late. */
function stillPossible(late: LeadTimeChances, overdue: number): LeadTimeChances {
  if (overdue < 0 || (overdue === 0 && late.length === 0)) return late;
  const left = late.filter(({ periods, probability }) => periods >= overdue && probability > 0);
  const total = left.reduce((sum, { probability }) => sum + probability, 0);
  return total > 0
    ? left.map(({ periods, probability }) => ({ periods, probability: probability / total }))
    : [{ periods: overdue + 1, probability: 1 }];
}
