import { watchInsight } from "./watch-insight.ts";
import { FALSE_ALARMS, LEAST_OBSERVATIONS, type Watched } from "./watched.ts";

/** One delivery of a vendor, the lines of an order that came on one day together: how long after the order and after the promise, in days. */
export interface PastDelivery {
  /** "YYYY-MM-DD". */
  readonly day: string;
  readonly took: number;
  /** Below zero when early; null without a promise. */
  readonly delay: number | null;
}

/** The newest part of the deliveries, at least what a monitor needs. */
const CURRENT_SHARE = 0.2;

/** Watches lead times by deliveries, oldest first: how long they took, how far they were from the promise, and how often late. */
export function watchLeadTimes(deliveries: readonly PastDelivery[], falseAlarms: number = FALSE_ALARMS) {
  const promised = deliveries.flatMap(({ day, delay }) => (delay === null ? [] : [{ day, delay }]));
  const late = (delays: readonly number[]) => ({ events: delays.filter((delay) => delay > 0).length, count: delays.length });
  const before = parted(promised);
  const delays = { reference: before.reference.map(({ delay }) => delay), current: before.current.map(({ delay }) => delay) };
  const [usual, lately] = [late(delays.reference), late(delays.current)];
  const watched: Watched[] = watchInsight(
    {
      inputs: [
        { of: "How many days vendors took from the order", ...parted(deliveries.map(({ took }) => took)) },
        { of: "How many days after the promise vendors came", ...delays },
      ],
      mixes: [],
      rates: [{ of: "The share of late deliveries", reference: usual, current: lately }],
      errors: [],
      outcomes: [],
    },
    { falseAlarms },
  );
  const share = ({ events, count }: typeof usual) => events / Math.max(1, count);
  return { watched, lately: { from: before.current[0]?.day, to: before.current.at(-1)?.day, late: share(lately) }, usual: share(usual) };
}

function parted<Value>(values: readonly Value[]) {
  const current = Math.max(LEAST_OBSERVATIONS, Math.floor(values.length * CURRENT_SHARE));
  return { reference: values.slice(0, -current), current: values.slice(-current) };
}
