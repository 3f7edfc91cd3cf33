import type { Fact } from "../core/fact.ts";
import type { Speech } from "./languages/say/speech.ts";

/** Words of records that have figures in them, as the language says them: "1 bis 30 Tage" is what the record calls "1 to 30 days". */
export function termsTold(facts: readonly Fact[], { term }: Speech): readonly string[] {
  return [...new Set(facts.map(({ value }) => value))].flatMap((value) => (/\d/.test(value) && term(value) !== value ? [term(value)] : []));
}
