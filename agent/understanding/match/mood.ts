import { stem } from "../text/stem.ts";
import type { Token } from "../text/token.ts";
import type { Reading } from "./reading.ts";

/** Whether a text asks to know, asks to change something, or leaves it open; `head` is the verb that asks for the change. */
export type Mood =
  | { readonly kind: "question" }
  | { readonly kind: "change"; readonly head: string }
  | { readonly kind: "forbidden" }
  | { readonly kind: "open" };

const list = (text: string) => new Set(text.split(/\s+/).filter(Boolean));
const OPENERS = list(
  "please pls plz can could would will you i i'd id i'm we we'd want need like to let let's lets us just also and then hi hello hey dear kindly now so ok okay should must may might go ahead help me it possible be able but or oh well thanks the a an my customer team colleague everyone all good morning afternoon there wish intend going plan-to",
);
const QUESTION_WORDS = list(
  "what where when why which who whom whose how is are was were has have had do does did what's where's who's how's when's whats wheres hows whos isn't hasn't didn't aren't any",
);
const READ_VERBS = list("show list find give tell get see check look search display track fetch know ask read open");
const CHANGE_VERBS = new Set(
  [
    ..."move reschedule postpone push delay shift bring pull put set change update edit modify delete remove erase wipe drop cancel confirm convert turn create make draft prepare write add post log leave note record schedule plan remind book place release approve validate increase decrease raise lower reduce pay transfer wire refund credit issue send email mail forward print import merge archive block unblock unlock lock grant revoke disable enable assign mark reserve unreserve scrap adjust process sign accept reject unpost reconcile replace swap rename correct fix reset install generate compose commit finalise advance duplicate copy split return register close reopen invoice bill ship validate annotate jot apply discount zero overwrite hold receive register document hire fire pack unreserve".split(
      " ",
    ),
  ].map(stem),
);
/** Verbs of reading that begin a request to do something: "tell the customer", "let Acme know", "open an RMA", "have it shipped by". */
const DOING = /^(?:tell|let) (?!me\b|us\b)|^open (?:an?|the|up) (?!orders?\b|invoices?\b)|^have (?!.*\?)|^get \d/i;
/** "We have to cancel": a request, though "have" begins questions. */
const OBLIGED = /^(?:(?:hi|hello|sorry|ok|so|please|team|,)\s+)*(?:we|i|you|they)(?:'ve| have)(?: got)? to\b/i;
/** What is asked for by saying that it must not be done. */
const HELD_BACK = new Map([["pay", "hold"]]);
/** "Send me" and "pull up" ask to know. */
const READ_PHRASE = /^(?:send|give|get|print|email|mail) (?:me|us)\b|^(?:pull|bring) up\b|^make sense\b|^note that i\b/i;
const NEGATED = /\b(?:do not|don't|dont|never|please not)\s+(\p{L}+)/iu;

export function moodOf({ text, tokens, entities }: Reading): Mood {
  const first = tokens[0];
  if (!first) return { kind: "open" };
  const words = text.slice(first.start, tokens.at(-1)?.end);
  const negated = NEGATED.exec(words)?.[1];
  const held = HELD_BACK.get(negated?.toLowerCase() ?? "");
  if (held !== undefined) return { kind: "change", head: held };
  if (negated && CHANGE_VERBS.has(stem(negated.toLowerCase()))) return { kind: "forbidden" };

  const passive =
    /^(?:please |and )*(?:can|could|may|should|must)\b.{2,60}?\bbe (\p{L}+)/iu.exec(words)?.[1] ??
    /^(?:can|could|may) .{2,60}?\b(go out|ship|leave|be)\b/i.exec(words)?.[1];
  if (passive && CHANGE_VERBS.has(stem(passive.toLowerCase()))) return { kind: "change", head: stem(passive.toLowerCase()) };

  const possible = /^(?:is|would|would it be|is it) (?:it )?(?:be )?possible to\b/i.exec(words);
  const obliged = OBLIGED.exec(words);
  const from = first.start + ((possible ?? obliged)?.[0].length ?? 0);
  const head = tokens.find((token) => token.start >= from && !OPENERS.has(token.lower) && !isInside(token, entities));
  if (!head) return { kind: "open" };
  if (READ_PHRASE.test(text.slice(head.start)) || isDoing(text, tokens, from)) return { kind: "open" };
  const isStatement = entities.some((entity) => entity.end <= head.start) && !words.includes("?") && !text.slice(head.start).includes("?");
  if (isStatement && !READ_VERBS.has(head.lower)) return { kind: "open" };
  if (QUESTION_WORDS.has(head.lower)) return { kind: "question" };
  if (READ_VERBS.has(head.lower)) return { kind: "question" };
  const standsFirst = tokens.every((token) => token.start >= head.start || OPENERS.has(token.lower) || token.start < from);
  return standsFirst && CHANGE_VERBS.has(stem(head.lower)) ? { kind: "change", head: head.stem } : { kind: "open" };
}

function isInside(token: Token, entities: Reading["entities"]): boolean {
  return entities.some((entity) => token.start >= entity.start && token.end <= entity.end);
}

function isDoing(text: string, tokens: readonly Token[], from: number): boolean {
  const verb = tokens.find((token) => token.start >= from && (!OPENERS.has(token.lower) || token.lower === "let"));
  return verb !== undefined && DOING.test(text.slice(verb.start));
}

/** A change is never proposed for a question, nor a list given for a request to change something. */
export function fitsMood(reading: Reading, autonomy: "answer" | "propose"): boolean {
  const { kind } = moodOf(reading);
  return kind === "open" || kind === (autonomy === "answer" ? "question" : "change");
}
