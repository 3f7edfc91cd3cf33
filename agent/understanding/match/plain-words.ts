import type { When } from "../entities/dates.ts";
import { stem } from "../text/stem.ts";
import type { Vocabulary } from "../text/tokenise.ts";
import { COLON } from "../turn/free-text.ts";
import { partOf, type Reading, read } from "./reading.ts";

/** Examples are read for their words alone, so the day does not matter. */
const ANY_DAY: When = { now: new Date(0), timeZone: "UTC" };

/** What a request is compared by: its stems, with records, dates and proper names as their kinds; text that is to be written down is left out. */
export function plainWords(reading: Reading): string {
  const { text, marks } = reading;
  const first = marks[0]?.start ?? 0;
  const last = marks.at(-1)?.end ?? text.length;
  const colon = COLON.exec(text.slice(first, last));
  const head = colon ? partOf(reading, first, first + colon.index) : reading;
  const asked = head.marks.length > 0 ? head : reading;
  return asked.marks.map(({ sign, start, end }) => (sign === "<name>" ? ordinary(text.slice(start, end)) : sign)).join(" ");
}

/** A word that is not known is a name where it is written as one; "pizza" is what is asked for. */
function ordinary(name: string): string {
  return /[\p{Lu}\d"']/u.test(name) ? "<name>" : name.split(/\s+/).map(stem).join(" ");
}

/** An example or cue of the policy in the same form; cues hold kinds already. */
export function plainExample(text: string, vocabulary: Vocabulary): string {
  return text
    .split(/(<\w+>)/)
    .map((piece) => (piece.startsWith("<") ? piece : plainWords(read(uncapitalised(piece), ANY_DAY, vocabulary))))
    .filter((piece) => piece !== "")
    .join(" ");
}

/** The capital letter that begins a sentence would make a name of a word that is not known. */
function uncapitalised(text: string): string {
  return /^\p{Lu}\p{Ll}+ \p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
