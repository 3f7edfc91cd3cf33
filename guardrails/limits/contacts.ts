import { covers } from "../access.ts";
import type { LabelledFact } from "../observe.ts";

/** What tells how to reach somebody; names and towns stand on every order. */
const CONTACT_LABELS = ["personal.address", "personal.contact"];

/** The records whose contact data an answer shows; a value that names no record counts by itself. */
export function contactsIn(facts: readonly LabelledFact[]): string[] {
  const shown = facts.filter(({ label }) => label === "personal" || covers(CONTACT_LABELS, label));
  return [...new Set(shown.map(({ source, value }) => (source.id === "" ? `${source.tool}:${value}` : `${source.model}/${source.id}`)))];
}
