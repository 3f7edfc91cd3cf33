import type { Config } from "../server/config.ts";

/** What a suite or a benchmark is run with. */
export interface RunInput {
  /** Every random choice follows from it; it is printed, so that a failure can be run again. */
  readonly seed: number;
  /** The suite's own options as they were typed, defaults filled in. */
  readonly options: Readonly<Record<string, string>>;
  /** Settings of the process in which the command was typed; suites that need a store make a temporary one. */
  readonly config: Config;
  out(line: string): void;
}

/** What came out: figures to print and compare, and a sentence for each thing that must not be. */
export interface RunResult {
  readonly figures: Readonly<Record<string, number | string>>;
  /** Empty when all is well. */
  readonly failures: readonly string[];
}

/** An experiment of `cs eval --suite NAME`: suites/<name>.ts. */
export interface Suite {
  readonly name: string;
  readonly description: string;
  /** Its own options and their defaults: { steps: "5000" } is set by --steps. */
  readonly options: Readonly<Record<string, string>>;
  run(input: RunInput): Promise<RunResult>;
}

/** A benchmark of `cs bench NAME`: bench/<name>.ts. It measures ratios in one run and prints the sizes. */
export type Bench = Suite;
