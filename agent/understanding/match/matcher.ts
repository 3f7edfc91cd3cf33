import type { UseCase } from "../../../guardrails/use-case.ts";
import type { When } from "../entities/dates.ts";
import type { Vocabulary } from "../text/tokenise.ts";
import { type Cue, vocabularyOf, weighCues } from "./cues.ts";
import { type Mood, moodOf } from "./mood.ts";
import { type Mark, type Reading, read } from "./reading.ts";
import { likenessIndex, tfIdf } from "./similarity.ts";
import { kindsTakenBy } from "./slot-kinds.ts";

/** How well a use case fits a text, 0 to 1. */
export interface Fit {
  readonly useCase: UseCase;
  readonly score: number;
  /** The part that cues alone give; 0 means that no cue was found. */
  readonly cue: number;
}

export interface Matcher {
  readonly vocabulary: Vocabulary;
  /** All use cases, the best fit first. */
  readonly rank: (reading: Reading) => Fit[];
}

/** Below this a text fits no use. */
export const FITS = 0.42;

/** What likeness to a paraphrase counts beside likeness to an example. */
const OF_PARAPHRASES = 0.75;

const MOST_BETWEEN = 3;
/** What is asked stands in the first words of a part; a long list behind them takes time and says nothing more. */
const MOST_MARKS = 60;
/** What each word between two signs of a cue leaves of its weight. */
const EACH_BETWEEN = 0.85;

/** Examples are read for their words alone, so the day does not matter. */
const ANY_DAY: When = { now: new Date(0), timeZone: "UTC" };

/** Prepares the use cases for matching: their cues weighed, their examples turned into vectors. */
export function createMatcher(useCases: readonly UseCase[]): Matcher {
  const vocabulary = vocabularyOf(useCases);
  const cues = weighCues(useCases);
  const examples = useCases.flatMap(({ id, examples, paraphrases }) =>
    [...examples, ...paraphrases].map((example, index) => ({
      owner: id,
      signs: exampleSigns(example, vocabulary),
      weight: index < examples.length ? 1 : OF_PARAPHRASES,
    })),
  );
  const space = tfIdf(examples.map(({ signs }) => signs));
  const likenessOf = likenessIndex(examples.map(({ owner, signs, weight }) => ({ owner, vector: space.vector(signs), weight })));

  const rank = (whole: Reading): Fit[] => {
    const reading = whole.marks.length > MOST_MARKS ? { ...whole, marks: whole.marks.slice(0, MOST_MARKS) } : whole;
    const mood = moodOf(reading);
    const likenesses = likenessOf(space.vector(signsOf(reading)));
    const present = new Set(reading.marks.flatMap(({ sign }) => [sign, ...(MEANT_TOO[sign] ?? [])]));
    return useCases
      .map((useCase) => {
        const found = (cues.get(useCase.id) ?? []).flatMap((cue) =>
          cue.signs.every((sign) => present.has(sign)) ? weighed(cue, reading.marks) : [],
        );
        const cue = cueScore(found);
        const likeness = likenesses.get(useCase.id) ?? 0;
        const score = (0.66 * cue + 0.34 * likeness + entityFit(useCase, reading)) * moodFit(useCase, mood, found);
        return { useCase, cue, score: Math.max(0, Math.min(1, score)) };
      })
      .sort((one, other) => other.score - one.score);
  };
  return { vocabulary, rank };
}

function signsOf(reading: Reading): string[] {
  return reading.marks.map(({ sign }) => sign);
}

/** An example of the policy as matching sees it: kinds that it holds in angle brackets stay what they are. */
function exampleSigns(example: string, vocabulary: Vocabulary): string[] {
  return example.split(/(<\w+>)/).flatMap((piece) => (piece.startsWith("<") ? [piece] : signsOf(read(piece, ANY_DAY, vocabulary))));
}

/** Signs that stand in another order say less. */
const OUT_OF_ORDER = 0.65;

function weighed(cue: Cue, marks: readonly Mark[]): Cue[] {
  const between = wordsBetween(marks, cue.signs);
  if (between !== undefined) return [{ ...cue, weight: cue.weight * EACH_BETWEEN ** between }];
  if (cue.signs.length < 2) return [];
  return [{ ...cue, weight: cue.weight * OUT_OF_ORDER }];
}

/** How many words stand between the cue's signs where they come in their order; undefined when they don't. */
function wordsBetween(marks: readonly Mark[], signs: readonly string[]): number | undefined {
  const search = (sign: number, from: number, until: number): number | undefined => {
    const wanted = signs[sign];
    if (wanted === undefined) return 0;
    let fewest: number | undefined;
    for (let index = from; index < Math.min(marks.length, until); index += 1) {
      if (!isSame(wanted, marks[index]?.sign ?? "")) continue;
      const rest = search(sign + 1, index + 1, index + 2 + MOST_BETWEEN);
      if (rest !== undefined) fewest = Math.min(fewest ?? Number.POSITIVE_INFINITY, rest + (sign === 0 ? 0 : index - from));
    }
    return fewest;
  };
  return search(0, 0, marks.length);
}

/** The signs of cues that a sign of the message is taken for, besides its own. */
const MEANT_TOO: { readonly [sign: string]: readonly string[] } = {
  "<delivery>": ["<order>"],
  "<name>": ["<product>"],
  "<period>": ["<date>"],
  "<date>": ["<period>"],
  warehous: ["<warehouse>"],
};

function isSame(wanted: string, sign: string): boolean {
  return wanted === sign || (MEANT_TOO[sign] ?? []).includes(wanted);
}

function cueScore(found: readonly Cue[]): number {
  const [first = 0, second = 0, third = 0] = found.map(({ weight }) => weight).sort((one, other) => other - one);
  return 1 - Math.exp(-(first + 0.35 * second + 0.15 * third) / 1.3);
}

const REFERENCES = new Set(["order", "delivery", "purchase_order", "invoice", "product"]);

/** References that the use case has no place for count against it; those that it asks for, for it. */
function entityFit(useCase: UseCase, { entities }: Reading): number {
  const taken = kindsTakenBy(useCase);
  let fit = taken.has("qty") && !entities.some(({ kind }) => kind === "qty") ? -0.08 : 0;
  for (const kind of new Set(entities.map((entity) => entity.kind))) {
    if (REFERENCES.has(kind)) fit += taken.has(kind) ? 0.08 : -0.2;
    if (kind === "name") fit += taken.has(kind) ? 0.03 : -0.08;
    if (kind === "date" && taken.has(kind)) fit += 0.05;
    if (kind === "qty" && taken.has(kind)) fit += 0.06;
  }
  return fit;
}

/** A request to change something is never answered with a list, nor a question with a proposal. */
function moodFit(useCase: UseCase, mood: Mood, found: readonly Cue[]): number {
  switch (mood.kind) {
    case "open":
      return 1;
    case "question":
      return useCase.autonomy === "answer" ? 1 : 0.45;
    case "change":
      if (useCase.autonomy === "propose") return 1;
      return found.some(({ signs }) => signs.length > 1 && signs[0] === mood.head) ? 1 : 0.3;
    case "forbidden":
      return useCase.autonomy === "answer" ? 1 : 0;
  }
}
