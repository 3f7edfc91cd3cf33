/** A pattern in free text, and what is shown in its place. */
export interface Mask {
  readonly name: string;
  /** The data label of what it finds. */
  readonly label: string;
  readonly pattern: RegExp;
  /** Undefined leaves the match as it is, for patterns that need a check digit to be sure. */
  show(match: string): string | undefined;
}
