/** Where a value came from: the tool that returned it and the Odoo record and field it was read from. */
export interface FactSource {
  readonly tool: string;
  readonly model: string;
  /** The record's id as a string; empty for a value derived from several records. */
  readonly id: string;
  readonly field: string;
}

/** A value that this turn's tools returned; the answer may hold no other values. */
export interface Fact {
  readonly value: string;
  readonly source: FactSource;
}

/** A field that was left out or masked, by the policy, for this principal. */
export interface MaskedField {
  readonly model: string;
  readonly field: string;
  readonly class: string;
}
