import { CopilotError } from "../../core/errors.ts";

/** A record that a name could mean: how well it fits, and what people would call it. */
export interface Candidate<Found> {
  readonly found: Found;
  readonly label: string;
  readonly score: number;
}

export interface Sought {
  /** "customer", "sales order" */
  readonly what: string;
  readonly typed: string;
  /** "Look it up with find_customers." */
  readonly hint: string;
}

const MOST_CHOICES = 6;

/** The one best candidate. Two equally good ones are put back to the person; none is said, with how to look it up. */
export function chooseOne<Found>(candidates: readonly Candidate<Found>[], sought: Sought): Found {
  const best = Math.max(...candidates.map((candidate) => candidate.score));
  const [first, ...others] = candidates.filter((candidate) => candidate.score === best);
  if (!first) throw notFound(sought);
  if (others.length === 0) return first.found;
  const choices = [...new Set([first, ...others].map((candidate) => candidate.label))];
  throw new CopilotError("AMBIGUOUS", `"${short(sought.typed)}" could be more than one ${sought.what}; say which one is meant.`, {
    choices: choices.slice(0, MOST_CHOICES),
  });
}

export function notFound({ what, typed, hint }: Sought): CopilotError {
  return new CopilotError("NOT_FOUND", `There is no ${what} "${short(typed)}" among those you may see. ${hint}`);
}

export function short(typed: string): string {
  return typed.length > 80 ? `${typed.slice(0, 80)}…` : typed;
}
