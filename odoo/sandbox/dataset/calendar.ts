import { addDays } from "../../../core/dates.ts";
import type { Day, Moment } from "./dataset.ts";
import type { Random } from "./random.ts";

/** Turns day offsets from the data set's today into dates; every time of day lies in a US working day, in UTC. */
export interface Calendar {
  readonly today: Day;
  day(offset: number): Day;
  at(offset: number, time: string): Moment;
  /** A random minute of that day's working hours, so that hardly any two fall together. */
  during(random: Random, offset: number): Moment;
}

export function createCalendar(today: Day): Calendar {
  const day = (offset: number) => addDays(today, offset);
  const at = (offset: number, time: string) => `${day(offset)} ${time}:00`;
  return {
    today,
    day,
    at,
    during: (random, offset) => at(offset, `${random.int(13, 20)}:${String(random.int(0, 59)).padStart(2, "0")}`),
  };
}
