/** A pattern in free text, and what is shown in its place. */
export interface Mask {
  readonly name: string;
  readonly pattern: RegExp;
  /** Undefined leaves the match as it is, for patterns that need a check digit to be sure. */
  show(match: string): string | undefined;
}
