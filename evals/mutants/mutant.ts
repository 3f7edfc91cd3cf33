/** One guard taken away, and the tests that must notice. */
export interface Mutant {
  /** Which guarantee of the design it stands for, 1 to 12. */
  readonly guarantee: number;
  /** The guard that is removed, in a few words. */
  readonly guard: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly killedBy: readonly string[];
}

export const GUARANTEES: readonly string[] = [
  "No write without a countersignature",
  "The model cannot approve",
  "Four eyes",
  "What you see is what you sign",
  "Exactly once",
  "Data goes only where it is cleared",
  "The provider sees less than the user",
  "Answers are grounded",
  "Only approved uses",
  "Text from records is data",
  "Everything is on the record",
  "Failing closed, staying useful",
];
