/** A stretch of the gloss with the place in the message that it stands for; one without text stands for words that say nothing. */
export interface Piece {
  readonly text: string;
  readonly kind: "said" | "verb" | "kept" | "mark";
  readonly start: number;
  readonly end: number;
}

/** A piece with its place in the gloss. */
export interface Placed extends Piece {
  readonly from: number;
  readonly to: number;
}

/** Puts the pieces together; what was kept side by side keeps what stood between. */
export function joined(pieces: readonly Piece[], message: string): { readonly text: string; readonly placed: readonly Placed[] } {
  let text = "";
  let before: Piece | undefined;
  const placed = pieces.map((piece): Placed => {
    if (piece.text === "") return { ...piece, from: text.length, to: text.length };
    text += between(before, piece, message);
    before = piece;
    const from = text.length;
    text += piece.text;
    return { ...piece, from, to: text.length };
  });
  return { text, placed };
}

function between(before: Piece | undefined, piece: Piece, message: string): string {
  if (!before) return "";
  const isInOrder = before.end <= piece.start;
  const gap = isInOrder ? message.slice(before.end, piece.start) : " ";
  const isAsTyped =
    isInOrder && /^[\s'-]*$/.test(gap) && (before.kind === "mark" || piece.kind === "mark" || (before.kind === "kept" && piece.kind === "kept"));
  if (isAsTyped) return gap;
  return piece.kind === "mark" && /^[.,?!:;)]$/.test(piece.text) ? "" : " ";
}
