import { without } from "../entities/entity.ts";
import type { Reading } from "../match/reading.ts";
import { PREPOSITIONS } from "../text/lexicon.ts";

/** Words of the message that are to be written down, and where they begin. */
export interface FreeText {
  readonly text: string;
  readonly start: number;
}

/** After a colon everything up to the end is text, whatever it asks. */
export const COLON = /(?<!\b(?:re|ps|hi|hello)):\s+(?=\S)/;
const SAYING = /\b(?:saying|says|stating|states|to say|noting|mentioning)(?: that)?:?\s+(?=\S)/i;
const THAT = /\bthat\s+(?=\S)/i;
const DASH = /\s-\s+(?=\S)/;

function after(reading: Reading, pattern: RegExp): FreeText | undefined {
  const [from, until] = bounds(reading);
  const match = pattern.exec(reading.text.slice(from, until));
  if (!match) return undefined;
  const start = from + match.index + match[0].length;
  const text = tidy(reading.text.slice(start, until));
  return text === "" ? undefined : { text, start };
}

function quoted({ entities }: Reading): FreeText | undefined {
  const found = entities.find(({ kind }) => kind === "quoted");
  return found && { text: found.value, start: found.start };
}

/** What a note should say. */
export function noteText(reading: Reading): FreeText | undefined {
  return (
    after(reading, COLON) ?? quoted(reading) ?? after(reading, SAYING) ?? after(reading, THAT) ?? after(reading, DASH) ?? behindReference(reading)
  );
}

/** What an activity is about; its day is left out. */
export function summaryText(reading: Reading): FreeText | undefined {
  const given = after(reading, COLON) ?? quoted(reading) ?? after(reading, DASH);
  if (given) return given;
  const [from, until] = bounds(reading);
  const dates = reading.entities.filter(({ kind, start }) => (kind === "date" || kind === "time") && start >= from);
  const start = startOfTask(reading) ?? -1;
  if (start < 0) return undefined;
  const text = without(reading.text, dates).slice(start, until);
  const summary = tidy(text.replaceAll(/\b(?:on|by|for|before|at|until)?\s{2,}/gi, " ").replace(/\s+(?:on|by|for|before|at|until|in)\s*[.!]?$/i, ""));
  return summary === "" ? undefined : { text: summary, start };
}

const TASK_NOUN = /\b(?:phone calls?|calls?|meetings?|visits?|follow[- ]?ups?|check[- ]?ins?)\b(?= (?:with|at|on|to|about|for)\b)/i;

/** "to call …" where a verb follows, else the noun: "a call with …". */
function startOfTask(reading: Reading): number | undefined {
  const [from, until] = bounds(reading);
  for (const match of reading.text.slice(from, until).matchAll(/\bto\s+(?=\p{Ll})/giu)) {
    const start = from + match.index + match[0].length;
    const verb = reading.tokens.find((token) => token.start >= start);
    const isEntity = reading.entities.some((entity) => start >= entity.start && start < entity.end);
    if (
      verb?.start === start &&
      verb.known &&
      !isEntity &&
      !PREPOSITIONS.has(verb.lower) &&
      !/^(?:do|the|a|an|my|our|order|delivery|invoice|customer|plan|schedule|set|create|add|book|it|this|that|them)$/.test(verb.lower)
    )
      return start;
  }
  const noun = TASK_NOUN.exec(reading.text.slice(from, until));
  return noun ? from + noun.index : undefined;
}

/** "Note for S00028 customer moved": what follows the record, when it is more than a word or two. */
function behindReference(reading: Reading): FreeText | undefined {
  const record = reading.entities.find(({ kind }) => kind === "order" || kind === "delivery" || kind === "invoice" || kind === "purchase_order");
  if (!record) return undefined;
  const text = tidy(reading.text.slice(record.end, bounds(reading)[1]));
  return text.split(" ").length >= 3 ? { text, start: record.end + 1 } : undefined;
}

function bounds({ tokens, entities, text }: Reading): readonly [number, number] {
  const items = [...tokens, ...entities];
  if (items.length === 0) return [0, text.length];
  const last = Math.max(...items.map(({ end }) => end));
  const stop = /^[.!?)]*/.exec(text.slice(last))?.[0].length ?? 0;
  return [Math.min(...items.map(({ start }) => start)), last + stop];
}

function tidy(text: string): string {
  return text.replaceAll(/\s{2,}/g, " ").replace(/^[\s,:-]+|[\s,:;-]+$/g, "");
}
