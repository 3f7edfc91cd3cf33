/** One estimate of `cs insight NAME`: insight/<name>.ts beside this file. It reads files, writes a file and needs no program. */
export interface InsightCommand {
  readonly name: string;
  readonly usage: string;
  /** Its options; null stands for one that must be given, a text for its default. */
  readonly options: Readonly<Record<string, string | null>>;
  /** Returns what to tell the person, printed to standard error so that `--out -` stays clean CSV. */
  run(options: Readonly<Record<string, string>>): Promise<string>;
}
