import type { NumberMention } from "./numbers.ts";
import type { Span } from "./spans.ts";

/** Where a value stands in the text. */
interface Place {
  readonly at: number;
  readonly end: number;
}

const CUT = /,\s|[;()]|\s(?:and|but|so|while|und|aber|et|mais|maar|y|pero|davon|dont|waarvan|of which)\s|\s[–—-]\s/giu;
const PART_OF = /^\s*(?:out of|of|von|sur|de|van)\s+(?:the\s+)?$/iu;

/** The words that say what the value at `at` is: its part of the sentence, or its cell with the column's title. Empty where several values share them unclearly. */
export function besideOf(span: Span, at: number, all: readonly Place[], text: string): string {
  const cell = span.cells.find((one) => at >= one.at && at < one.end);
  const within = cell ?? span;
  const cuts = [...text.slice(within.at, within.end).matchAll(CUT)].map(
    (match) => [within.at + match.index, within.at + match.index + match[0].length] as const,
  );
  const inside = cuts.filter(([start]) => !all.some((place) => start > place.at && start < place.end));
  const from = inside.findLast(([, end]) => end <= at)?.[1] ?? within.at;
  const to = inside.find(([start]) => start > at)?.[0] ?? within.end;
  const title = cell ? `${cell.title} ` : "";
  const places = all.filter((place) => place.at >= from && place.at < to);
  if (places.length <= 1) return `${title}${text.slice(from, to)}`;
  return `${title}${amongOthers(places, at, from, to, text)}`;
}

/** "12 ordered 5 delivered" or "ordered 12 delivered 5": told by which end of the part has no words; in "5 of 12 delivered" the words are the five's. */
function amongOthers(places: readonly Place[], at: number, from: number, to: number, text: string): string {
  const index = places.findIndex((place) => place.at === at);
  const [own, next, previous] = [places[index], places[index + 1], places[index - 1]];
  if (!own) return "";
  const between = (one: Place | undefined, other: Place | undefined) => text.slice(one?.end ?? from, other?.at ?? to);
  if (next && PART_OF.test(between(own, next))) return between(next, places[index + 2]);
  if (previous && PART_OF.test(between(previous, own))) return "";
  const [leading, trailing] = [
    between(undefined, places[0]).trim(),
    between(places.at(-1), undefined)
      .replace(/[.!\s]+$/, "")
      .trim(),
  ];
  if (leading === "" && trailing !== "") return between(own, next);
  if (leading !== "" && trailing === "") return between(previous, own);
  return "";
}

/** "1,500 of 500 is open": a part that is more than its whole. */
export function partsOverWhole(numbers: readonly NumberMention[], text: string): string[] {
  return numbers.flatMap((part, index) => {
    const whole = numbers[index + 1];
    if (!whole || !/^\s*(?:out of|of|von|sur)\s+(?:the\s+)?$/iu.test(text.slice(part.end, whole.at))) return [];
    const most = Math.max(...whole.readings);
    return part.readings.every((reading) => reading > most) && part.kind !== "percent" ? [part.text] : [];
  });
}
