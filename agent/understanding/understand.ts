import { dayIn } from "../../core/dates.ts";
import type { UseCase } from "../../guardrails/use-case.ts";
import { asCustomerNumbers } from "./entities/customer-numbers.ts";
import { plainSentence } from "./learned/plain-sentence.ts";
import { isAttack, isForbidden } from "./match/forbidden.ts";
import { createMatcher, FITS, type Fit, type Matcher } from "./match/matcher.ts";
import { moodOf } from "./match/mood.ts";
import { plainWords } from "./match/plain-words.ts";
import { read } from "./match/reading.ts";
import { normalise } from "./text/normalise.ts";
import { plainLetters } from "./text/plain-letters.ts";
import type { Likenesses } from "./turn/by-likeness.ts";
import { carryOn, focusOf } from "./turn/carry.ts";
import { decide } from "./turn/decide.ts";
import type { Decision } from "./turn/decision.ts";
import { missingSlot } from "./turn/fill.ts";
import { goAhead } from "./turn/go-ahead.ts";
import { type Part, partsOf } from "./turn/parts.ts";
import { answerTo } from "./turn/pending.ts";
import { smallTalkIn, wantsPerson } from "./turn/small-talk.ts";
import { wrongSlot } from "./turn/wrong-slot.ts";
import type { Carried, Intent, Pending, Understanding } from "./understanding.ts";

export interface Asked {
  readonly message: string;
  readonly carried?: Carried;
  /** The use cases of the principal's roles. */
  readonly useCases: readonly UseCase[];
  readonly now: Date;
  readonly timeZone: string;
  /** How like the parts of the message are to the policy's examples; without it the words alone decide. */
  readonly likeness?: Likenesses;
}

export interface UnderstandOutput {
  readonly understanding: Understanding;
  readonly carried: Carried;
  /** The parts of the message that the words were asked about, with what each is compared by. */
  readonly spans: readonly Span[];
  /** The message in English, where it was put into it. */
  readonly english?: string;
}

export interface Span {
  readonly span: string;
  readonly words: string;
  /** With records and companies said as what they are. */
  readonly sentence: string;
}

const NOTHING_CARRIED: Carried = { slots: {} };
/** Requests that are taken of one message. */
export const MOST_INTENTS = 8;
const NEAREST = 3;

/** Works out what a message asks for: pure, and the same for the same input; what fits no approved use comes to no intent. The use cases of every role are prepared once, so that what lies outside one's role is told apart from what nobody may ask. */
export function createUnderstanding(allUseCases: readonly UseCase[]): (asked: Asked) => UnderstandOutput {
  const matcher = createMatcher(allUseCases);
  return (asked) => workOut(asked, matcher);
}

function workOut(input: Asked, matcher: Matcher): UnderstandOutput {
  const { useCases } = input;
  const carried = input.carried ?? NOTHING_CARRIED;
  const text = normalise(input.message);
  const today = dayIn(input.timeZone, input.now);
  const quiet = { ...carryOn(carried, [], useCases, undefined) };
  const smallTalk = smallTalkIn(text);
  if (text === "" || smallTalk) {
    return {
      understanding: { intents: [], wantsPerson: false, ...(smallTalk ? { smallTalk } : {}), nearest: useCases.slice(0, NEAREST) },
      carried: quiet,
      spans: [],
    };
  }

  const plain = read(text, input, matcher.vocabulary);
  const named = plain.entities.find(({ kind }) => SUBJECTS.has(kind));
  const found = read(text, input, matcher.vocabulary, named ?? focusOf(carried));
  const reading = buysSomething(useCases) ? found : asCustomerNumbers(found);
  const whole = matcher.rank(reading);
  const nearest = nearestOf(whole, useCases);
  const declined = (): UnderstandOutput => ({ understanding: { intents: [], wantsPerson: false, nearest }, carried: quiet, spans: [] });

  const { parts, isAll } = partsOf(reading, matcher);
  const writes = parts[0]?.fits[0];
  const isWritten =
    writes !== undefined && writes.score >= FITS && Object.values(writes.useCase.slots).some(({ type }) => type === "text" || type === "summary");
  if (!isWritten && wantsPerson(text)) return { understanding: { intents: [], wantsPerson: true, nearest }, carried: quiet, spans: [] };
  if (isAttack(plainLetters(text)) || parts.every(isDeclined)) return declined();

  const ahead = goAhead(text, carried, useCases);
  if (ahead)
    return conclude([
      { kind: "intent", intent: { useCase: ahead.useCase.id, confidence: 1, slots: ahead.slots, span: text }, useCase: ahead.useCase },
    ]);
  const question = carried.pending ?? (isOrdinal(text) ? carried.offered : undefined);
  if (question && isAnswer(question, parts, useCases)) {
    const answered = answerTo(question, reading, useCases);
    if (answered)
      return conclude([
        { kind: "intent", intent: { useCase: answered.useCase.id, confidence: 1, slots: answered.slots, span: text }, useCase: answered.useCase },
      ]);
  }
  const around = { matcher, carried, useCases, likeness: input.likeness };
  const spans = parts
    .map((part) => ({ span: part.span, words: plainWords(part.reading), sentence: plainSentence(part.reading) }))
    .filter(({ words }) => words !== "");
  return conclude(
    parts.flatMap((part, index): readonly Decision[] =>
      isDeclined(part) ? [{ kind: "none", span: part.span, isRequest: true }] : decide(part, index, parts, around),
    ),
    spans,
  );

  function conclude(decisions: readonly Decision[], spans: readonly Span[] = []): UnderstandOutput {
    const intents: Intent[] = [];
    let pending: Pending | undefined;
    let clarify: Understanding["clarify"];
    for (const decision of decisions) {
      if (decision.kind === "choose") {
        pending ??= decision.pending;
        clarify ??= { question: decision.question, choices: decision.pending.choices };
      }
      if (decision.kind !== "intent") continue;
      const { intent, useCase } = decision;
      const wrong = wrongSlot(useCase, intent.slots, today);
      if (wrong) {
        pending ??= { useCase: useCase.id, slot: wrong.slot, slots: wrong.others, choices: [] };
        clarify ??= { question: wrong.question, choices: [] };
        continue;
      }
      const missing = missingSlot(useCase, intent.slots);
      if (!missing) {
        if (!intents.some((other) => isSame(other, intent))) intents.push(intent);
        continue;
      }
      pending ??= { useCase: useCase.id, slot: missing[0], slots: intent.slots, choices: [] };
      clarify ??= { question: missing[1].ask ?? `${useCase.title}: what is the ${missing[0]}?`, choices: [] };
    }
    const kept = intents.slice(0, MOST_INTENTS);
    const outside = decisions.find((decision) => decision.kind === "outside");
    const topic = decisions.find((decision) => decision.kind === "none" && decision.topic !== undefined);
    const refused = decisions.flatMap((decision) => (decision.kind === "none" && decision.isRequest ? [decision.span] : []));
    const understanding: Understanding = {
      intents: kept,
      ...(clarify && kept.length === 0 ? { clarify } : {}),
      wantsPerson: false,
      nearest: kept.length === 0 ? nearest : [],
      ...(outside?.kind === "outside" ? { outsideRole: outside.useCase } : {}),
      ...(topic?.kind === "none" && topic.topic !== undefined ? { topic: topic.topic } : {}),
      ...(kept.length > 0 && refused.length > 0 ? { declined: refused } : {}),
      ...(isAll && intents.length <= MOST_INTENTS ? {} : { cutOff: true as const }),
      ...(clarify && kept.length > 0 ? { alsoAsk: clarify.question } : {}),
    };
    return { understanding, carried: carryOn(carried, kept, useCases, pending), spans };
  }
}

/** "No, the second one": the choice that was put some turns ago. */
function isOrdinal(text: string): boolean {
  return /^(?:(?:no|sorry|rather|and|ok|i mean(?:t)?)[, ]+)*(?:the )?(?:first|second|third|fourth|fifth|sixth|last|other|[1-6](?:st|nd|rd|th))(?: one)?(?: please| instead)?[.!?]*$/i.test(
    text,
  );
}

function buysSomething(useCases: readonly UseCase[]): boolean {
  return useCases.some(({ slots }) => Object.values(slots).some(({ type }) => type === "purchase_order"));
}

const SUBJECTS = new Set(["order", "delivery", "purchase_order", "invoice", "product"]);

/** "The customer accepts a partial delivery" tells something, though "accept" alone would ask for it. */
function isStatement({ reading, span }: Part): boolean {
  return !span.includes("?") && (moodOf(reading).kind === "open" || /^(?:the|they|he|she|it|customer|client|vendor|supplier)\b/i.test(span));
}

/** A message that is a clear question or request of its own is no answer to the one that waits; where a text is waited for, a statement is that text. */
function isAnswer(pending: Pending, parts: readonly Part[], useCases: readonly UseCase[]): boolean {
  const type = useCases.find(({ id }) => id === pending.useCase)?.slots[pending.slot]?.type;
  if ((type === "text" || type === "summary") && parts.every(isStatement)) return true;
  const best = parts[0]?.fits[0];
  if (!best || parts.length > 1) return parts.length <= 1;
  if (best.useCase.id === pending.useCase) return true;
  const isRequest = parts.some(({ reading }) => moodOf(reading).kind !== "open");
  return !(isRequest && best.score >= FITS) && !(best.score >= FITS + 0.2 && best.cue >= 0.5);
}

function isDeclined({ span }: Part): boolean {
  return isForbidden(plainLetters(span));
}

function nearestOf(fits: readonly Fit[], useCases: readonly UseCase[]): UseCase[] {
  const own = new Set(useCases.map(({ id }) => id));
  return fits
    .map(({ useCase }) => useCase)
    .filter(({ id }) => own.has(id))
    .slice(0, NEAREST);
}

function isSame(one: Intent, other: Intent): boolean {
  return one.useCase === other.useCase && JSON.stringify(Object.entries(one.slots).sort()) === JSON.stringify(Object.entries(other.slots).sort());
}
