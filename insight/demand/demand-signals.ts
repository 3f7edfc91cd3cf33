const DECAYS = [0.5, 0.75, 0.85, 0.93, 0.98] as const;
const BUSY_DECAYS = [0.85, 0.95] as const;
const LOT_DECAY = 0.9;
const LONGEST_SILENCE = 24;
/** Numbers that describe a series at a moment. */
export const SIGNALS = 13;

/** What is known of a series at a moment, without its size: `scale` is about its units a period. */
export interface DemandSignals {
  readonly scale: number;
  readonly values: Float64Array;
  /** Periods known so far. */
  readonly known: number;
}

/**
 * Follows a series period by period: how fast it sells over five memories, how often anything is asked for, how long
 * nothing was, how large a lot is and how much lots differ. Reads each period once.
 */
export function followDemand() {
  const sums = new Float64Array(DECAYS.length);
  const weights = new Float64Array(DECAYS.length);
  const busy = new Float64Array(BUSY_DECAYS.length);
  const seen = new Float64Array(BUSY_DECAYS.length);
  let [known, squares, silence] = [0, 0, LONGEST_SILENCE];
  let [lots, lotLogs, lotSquares] = [0, 0, 0];

  return {
    see(units: number | null): void {
      const one = units === null ? 0 : 1;
      const value = units ?? 0;
      known += one;
      for (let at = 0; at < DECAYS.length; at += 1) {
        const decay = DECAYS[at] ?? 0;
        sums[at] = (sums[at] ?? 0) * decay + value;
        weights[at] = (weights[at] ?? 0) * decay + one;
      }
      for (let at = 0; at < BUSY_DECAYS.length; at += 1) {
        const decay = BUSY_DECAYS[at] ?? 0;
        busy[at] = (busy[at] ?? 0) * decay + (value > 0 ? 1 : 0);
        seen[at] = (seen[at] ?? 0) * decay + one;
      }
      squares = squares * 0.93 + value * value;
      if (value <= 0) {
        silence = Math.min(LONGEST_SILENCE, silence + 1);
        return;
      }
      silence = 0;
      const log = Math.log(value);
      lots = lots * LOT_DECAY + 1;
      lotLogs = lotLogs * LOT_DECAY + log;
      lotSquares = lotSquares * LOT_DECAY + log * log;
    },
    signals(): DemandSignals {
      const longer = ((sums[4] ?? 0) / Math.max(weights[4] ?? 0, 0.01)) * 0.5;
      const scale = Math.max(0.02, ((sums[2] ?? 0) + longer + 0.3) / ((weights[2] ?? 0) + 0.8));
      const values = new Float64Array(SIGNALS);
      values[0] = Math.log(scale + 0.02);
      for (let at = 0; at < DECAYS.length; at += 1)
        values[1 + at] = Math.log(((sums[at] ?? 0) / Math.max(weights[at] ?? 0, 1e-6) + 0.05) / (scale + 0.05));
      for (let at = 0; at < BUSY_DECAYS.length; at += 1) values[6 + at] = ((busy[at] ?? 0) + 0.1) / ((seen[at] ?? 0) + 0.5);
      const lotMean = lots > 0 ? lotLogs / lots : 0;
      values[8] = Math.sqrt(silence);
      values[9] = Math.log1p(known);
      values[10] = lotMean - Math.log(scale + 0.05);
      values[11] = lots > 0 ? Math.sqrt(Math.max(0, lotSquares / lots - lotMean * lotMean)) : 0;
      values[12] = Math.log1p(Math.sqrt(squares / Math.max(weights[3] ?? 0, 0.1)) / (scale + 0.1));
      return { scale, values, known };
    },
  };
}
