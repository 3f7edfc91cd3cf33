/** One figure of `cs bench insight`, beside what it is compared with. */
export interface Figure {
  /** "car parts, 12 months, WQL". */
  readonly what: string;
  readonly value: number;
  /** Baselines measured in the same run, by name. */
  readonly beside: Readonly<Record<string, number>>;
  /** What must hold in this run; a sentence is printed and the exit code is 1 when it does not. */
  readonly bound?: { readonly atMost?: number; readonly atLeast?: number };
}

/** A part of `cs bench insight`: insight/<name>.ts beside this file, on the public data sets of a folder. */
export interface InsightBench {
  readonly name: string;
  run(input: { readonly data: string; readonly seed: number; out(line: string): void }): Promise<readonly Figure[]>;
}
