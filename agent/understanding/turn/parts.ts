import { isForbidden } from "../match/forbidden.ts";
import type { Fit, Matcher } from "../match/matcher.ts";
import { FITS } from "../match/matcher.ts";
import { moodOf } from "../match/mood.ts";
import { partOf, type Reading } from "../match/reading.ts";
import { plainLetters } from "../text/plain-letters.ts";
import { COLON } from "./free-text.ts";

/** A question of the message: its words, and the use cases that fit them, the best first. */
export interface Part {
  readonly reading: Reading;
  readonly fits: readonly Fit[];
  readonly span: string;
}

export interface Parts {
  readonly parts: readonly Part[];
  /** False when the message holds more than is taken of one. */
  readonly isAll: boolean;
}

const SENTENCE_END = /[?!;\n]+|(?<!\b(?:no|nr|pcs|approx|ca|mr|mrs|ms|dr|inc|ltd|co|st|e\.g|i\.e|etc|ref))\.(?=\s|$)/gi;
const JOINT = /\s*(?:,?\s+\b(?:and|plus|also|then|but)\b|,)\s+/gi;
const MOST_PARTS = 8;
/** Over the whole message, since each place where it may be split is tried against every use case. */
const MOST_JOINTS = 40;

/** Use cases whose words are to be written down: what they hold is not asked. */
const WRITES_TEXT = new Set(["text", "summary"]);

/** The questions that a message holds: sentences, then clauses that each fit a use of their own. */
export function partsOf(reading: Reading, matcher: Matcher): Parts {
  const parts: Part[] = [];
  const left = { joints: MOST_JOINTS };
  let from = 0;
  let isTakenWhole = false;
  const text = reading.text;
  const ends = [...text.matchAll(SENTENCE_END)]
    .filter(({ index }) => !isInsideEntity(reading, index))
    .map(({ index, 0: mark }) => index + mark.length);
  for (const until of [...ends, text.length]) {
    if (until <= from) continue;
    const part = partFrom(reading, from, until, matcher);
    from = until;
    if (!part) continue;
    if (takesTheRest(part)) {
      const rest = partFrom(reading, until - (until - spanStart(part)), text.length, matcher);
      parts.push(...clauses(rest ? { ...rest, fits: part.fits } : part, matcher, left));
      isTakenWhole = true;
      break;
    }
    parts.push(...clauses(part, matcher, left));
    if (parts.length >= MOST_PARTS) break;
  }
  const isAll = parts.length <= MOST_PARTS && !/[\p{L}\d]/u.test(isTakenWhole ? "" : text.slice(from)) && left.joints > 0;
  return { parts: parts.slice(0, MOST_PARTS), isAll };
}

function partFrom(reading: Reading, start: number, end: number, matcher: Matcher): Part | undefined {
  const piece = partOf(reading, start, end);
  if (piece.tokens.length === 0 && piece.entities.length === 0) return undefined;
  const colon = COLON.exec(reading.text.slice(start, end));
  const headFits = colon ? matcher.rank(partOf(reading, start, start + colon.index)) : [];
  const isNote = (headFits[0]?.score ?? 0) >= FITS && writesText(headFits[0]);
  return { reading: piece, fits: isNote ? headFits : matcher.rank(piece), span: reading.text.slice(start, end).trim() };
}

/** Splits at "and" or a comma where both sides fit a use by themselves, and not the same one for the same record. */
function clauses(part: Part, matcher: Matcher, left: { joints: number }): Part[] {
  const { reading } = part;
  const start = spanStart(part);
  const end = spanEnd(part);
  const text = reading.text.slice(start, end);
  const colon = COLON.exec(text);
  for (const joint of text.matchAll(JOINT)) {
    if (left.joints <= 0) break;
    const [leftEnd, rightStart] = [start + joint.index, start + joint.index + joint[0].length];
    if (isInsideEntity(reading, leftEnd + 1)) continue;
    if (colon && joint.index > colon.index && writesText(partFrom(reading, start, start + colon.index, matcher)?.fits[0])) break;
    left.joints -= 1;
    const before = partFrom(reading, start, leftEnd, matcher);
    const behind = partFrom(reading, rightStart, end, matcher);
    if (before && behind && standsAlone(before) && ((standsAlone(behind) && isAnother(before, behind, part)) || isUnfitRequest(before, behind)))
      return [before, ...clauses(behind, matcher, left)];
  }
  return [part];
}

function standsAlone({ fits: [best] }: Part): boolean {
  return best !== undefined && best.score >= FITS && best.cue >= 0.3;
}

/** "Where is S10012 and change their address": what fits no use is declined by itself. */
function isUnfitRequest({ fits: [asked] }: Part, { fits: [best], reading, span }: Part): boolean {
  if (asked?.useCase.autonomy !== "answer") return false;
  return isForbidden(plainLetters(span)) || ((best?.score ?? 0) < FITS && moodOf(reading).kind === "change");
}

function isAnother(left: Part, right: Part, whole: Part): boolean {
  const [leftUse, rightUse] = [left.fits[0], right.fits[0]];
  if (!leftUse || !rightUse) return false;
  const best = whole.fits[0];
  if (best && writesText(best) && leftUse.useCase.id === best.useCase.id) return rightUse.useCase.autonomy === "propose" && !writesText(rightUse);
  if (best?.useCase.slots["lines"] && rightUse.useCase.id === best.useCase.id && beginsWithQuantity(right)) return false;
  if (
    best?.useCase.slots["lines"] &&
    leftUse.useCase.id === best.useCase.id &&
    rightUse.useCase.autonomy === "answer" &&
    right.reading.entities.some(({ kind }) => kind === "qty")
  )
    return false;
  if (leftUse.useCase.id !== rightUse.useCase.id) return true;
  return (
    left.reading.entities.some(({ kind }) => kind !== "date" && kind !== "qty") &&
    right.reading.entities.some(({ kind }) => kind !== "date" && kind !== "qty") &&
    leftUse.useCase.autonomy === "propose"
  );
}

/** "Order 40 of these and 12 of those from the cheapest vendors" is one list. */
function beginsWithQuantity(part: Part): boolean {
  return part.reading.entities.some(({ kind, start }) => kind === "qty" && start === spanStart(part));
}

function writesText(fit: Fit | undefined): boolean {
  return fit !== undefined && Object.values(fit.useCase.slots).some(({ type }) => WRITES_TEXT.has(type));
}

/** "Note on S00028: he called. Wants it by Friday?": the text goes on to the end of the message. */
function takesTheRest(part: Part): boolean {
  const [best] = part.fits;
  return (
    best !== undefined &&
    best.score >= FITS &&
    writesText(best) &&
    COLON.test(part.span) &&
    !part.reading.entities.some(({ kind }) => kind === "quoted")
  );
}

function spanStart({ reading }: Part): number {
  return Math.min(...[...reading.tokens, ...reading.entities].map(({ start }) => start));
}

function spanEnd({ reading }: Part): number {
  return Math.max(...[...reading.tokens, ...reading.entities].map(({ end }) => end));
}

function isInsideEntity({ entities }: Reading, index: number): boolean {
  return entities.some(({ start, end }) => index > start && index < end);
}
