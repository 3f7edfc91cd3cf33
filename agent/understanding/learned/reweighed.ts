import type { UseCase } from "../../../guardrails/use-case.ts";
import { FITS, type Fit } from "../match/matcher.ts";
import { fitsMood } from "../match/mood.ts";
import type { Part } from "../turn/parts.ts";
import { NO_USE, OF_FIT } from "./intent-weights.ts";
import { softmax } from "./learn-intents.ts";

/** The chance from which a use is taken. */
const TAKEN = 0.3;
/** What one's own uses have ahead of other roles'. */
const OWN_LEAD = 0.7;
/** A change is never proposed for a question, nor a list given for a request to change something. */
const OTHER_MOOD = -4;

/** A part of the message with its fits judged anew by what was learned from phrasings, beside what cues say. */
export function reweighed(part: Part, evidence: ReadonlyMap<string, number>, own: readonly UseCase[]): Part {
  const isOwn = new Set(own.map(({ id }) => id));
  const known = part.fits.filter(({ useCase }) => evidence.has(useCase.id));
  const sums = known.map(
    ({ useCase, score }) =>
      (evidence.get(useCase.id) ?? 0) +
      OF_FIT * score +
      (isOwn.has(useCase.id) ? OWN_LEAD : 0) +
      (fitsMood(part.reading, useCase.autonomy) ? 0 : OTHER_MOOD),
  );
  const chances = softmax(Float64Array.from([...sums, evidence.get(NO_USE) ?? 0]));
  const chanceOf = new Map(known.map(({ useCase }, index) => [useCase.id, chances[index] ?? 0]));
  const fits: Fit[] = part.fits.map((fit) => {
    const chance = chanceOf.get(fit.useCase.id);
    return chance === undefined ? fit : { ...fit, score: scoreOf(chance) };
  });
  return { ...part, fits: fits.sort((one, other) => other.score - one.score) };
}

/** On the scale of fits: what is taken begins at FITS. */
function scoreOf(chance: number): number {
  return chance < TAKEN ? (FITS * chance) / TAKEN : FITS + ((1 - FITS) * (chance - TAKEN)) / (1 - TAKEN);
}
