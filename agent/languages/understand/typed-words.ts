import type { Gloss } from "./gloss.ts";

/** What the person typed where the gloss says `said`; the same words where they are not of the gloss. */
export function typedWords(said: string, { text, placed }: Gloss, message: string): string {
  const place = placeOf(said, text);
  if (!place) return said;
  const [from, to] = place;
  const first = placed.findIndex((piece) => piece.text !== "" && piece.to > from);
  const inside = placed.filter(
    (piece, index) =>
      index >=
        withDropped(
          first,
          placed.map(({ text: own }) => own),
        ) && piece.from < to,
  );
  if (inside.length === 0) return said;
  const start = Math.min(...inside.map((piece) => startIn(piece, from)));
  const end = Math.max(...inside.map((piece) => piece.end));
  return message.slice(start, end).trim();
}

/** A piece that is kept stands letter for letter, so that its middle can be found. */
function startIn(piece: Gloss["placed"][number], from: number): number {
  const isAsTyped = piece.kind === "kept" && piece.to - piece.from === piece.end - piece.start;
  return isAsTyped && from > piece.from ? piece.start + (from - piece.from) : piece.start;
}

/** Words that the gloss leaves out belong to what follows them. */
function withDropped(first: number, texts: readonly string[]): number {
  let at = first;
  while (at > 0 && texts[at - 1] === "") at -= 1;
  return at;
}

/** Where the words stand; where some between were left out, from the first run of them to the last. */
function placeOf(said: string, text: string): readonly [number, number] | undefined {
  const whole = text.indexOf(said);
  if (whole >= 0) return [whole, whole + said.length];
  const words = said.split(" ");
  for (let count = words.length - 1; count > 0; count -= 1) {
    const from = text.indexOf(words.slice(0, count).join(" "));
    const last = words.slice(-1)[0] ?? "";
    const to = text.lastIndexOf(last);
    if (from >= 0 && to >= from) return [from, to + last.length];
  }
  return undefined;
}
