/** What the history of one part says up to some moment, kept up to date one period at a time. Rates are units a period. */
export interface DemandPace {
  /** What a period still counts for one period later. */
  readonly memory: number;
  /** Known periods so far. */
  readonly known: number;
  /** Unknown periods since the last known one. */
  readonly silent: number;
  /** Discounted number of known periods, and their units and squared units. */
  readonly weight: number;
  readonly units: number;
  readonly squares: number;
  /** The same over a longer memory, for the usual size of a demand: periods with demand, and their units. */
  readonly longActive: number;
  readonly longUnits: number;
}

/** Nothing known yet. */
export const noPace = (memory: number): DemandPace => ({ memory, known: 0, silent: 0, weight: 0, units: 0, squares: 0, longActive: 0, longUnits: 0 });

const LONG_MEMORY = 0.97;

/** The pace after one more period; unknown demand (null) only lets what is known grow older, and a negative count is a return, so no demand. */
export function advance(pace: DemandPace, demand: number | null): DemandPace {
  const known = demand === null ? 0 : 1;
  const units = Math.max(0, demand ?? 0);
  return {
    memory: pace.memory,
    known: pace.known + known,
    silent: demand === null ? pace.silent + 1 : 0,
    weight: pace.weight * pace.memory + known,
    units: pace.units * pace.memory + units,
    squares: pace.squares * pace.memory + units * units,
    longActive: pace.longActive * LONG_MEMORY + (units > 0 ? 1 : 0),
    longUnits: pace.longUnits * LONG_MEMORY + units,
  };
}

/** The pace of a whole history, oldest first. */
export function paceOf(history: readonly (number | null)[], memory: number): DemandPace {
  return history.reduce(advance, noPace(memory));
}

/** Recent units a period; 0 where nothing is known. */
export const rateOf = ({ units, weight }: DemandPace): number => (weight > 0 ? units / weight : 0);

/** Recent variance of the units of a period. */
export const varianceOf = (pace: DemandPace): number => (pace.weight > 0 ? Math.max(0, pace.squares / pace.weight - rateOf(pace) ** 2) : 0);

/** Usual units of a period that has any demand; 0 where none had. */
export const sizeOf = ({ longUnits, longActive }: DemandPace): number => (longActive > 0 ? longUnits / longActive : 0);
