/** What a reader of an estimate may rely on; docs/governance/models/<name>.md is written from it and the benchmark's figures. */
export interface ModelCard {
  /** The file's name, as in `cs insight <name>` where there is such a command. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly purpose: string;
  /** What it is computed from, and what it must never be given. */
  readonly data: string;
  readonly method: string;
  /** Where it is wrong or silent, one sentence each. */
  readonly limits: readonly string[];
  /** The role that answers for it. */
  readonly owner: string;
}
