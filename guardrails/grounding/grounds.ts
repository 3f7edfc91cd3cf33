import type { Fact, FactSource } from "../../core/fact.ts";
import type { FactPlace } from "../observe.ts";

/** A fact with where in its output it stood, and which call of the turn returned it. */
export interface GroundFact extends Fact {
  readonly place?: FactPlace;
  readonly result?: number;
}

/** What an answer may rest on. */
export interface Grounds {
  readonly facts: readonly GroundFact[];
  /** The person's own words, which may be repeated, but prove nothing of a record. */
  readonly said: readonly string[];
  /** What the gate itself said (approvals, refusals); it may be repeated as it is. */
  readonly told?: readonly string[];
  /** Today in the person's time zone, "YYYY-MM-DD". */
  readonly today: string;
  /** Language models may invent names and deeds; the playbook's sentences are ours, and of them only what they say of records is checked. */
  readonly checkNames: boolean;
}

/** How a value of an answer was found to hold. */
export interface Support {
  /** As the answer writes it. */
  readonly text: string;
  /** "fact", "said", or the declared derivation. */
  readonly by: string;
  readonly inputs: readonly FactSource[];
}

/** What the check of one answer came to. */
export interface Grounding {
  readonly unsupported: readonly string[];
  readonly supports: readonly Support[];
}
