/** What differs from trial to trial: the world that is generated, and the day on which it is asked about. */
export interface Trial {
  readonly number: number;
  readonly seed: number;
  readonly now: string;
}

/** A Wednesday, a Monday in winter, the last days of a year, a Friday in spring when clocks have changed. */
const DAYS = ["2026-06-10T15:00:00Z", "2026-02-02T14:00:00Z", "2026-12-30T18:00:00Z", "2027-04-16T13:00:00Z"] as const;

export function trialsOf(seed: number, count: number): Trial[] {
  return Array.from({ length: count }, (_, at) => ({ number: at + 1, seed: seed + at, now: DAYS[at % DAYS.length] ?? DAYS[0] }));
}
