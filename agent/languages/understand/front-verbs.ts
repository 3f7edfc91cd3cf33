import type { Piece } from "./piece.ts";

const OPENERS = new Set(
  "please can could would will you i we want to must should may need like let me us hello hi good morning and then also so ok now just the it kindly".split(
    " ",
  ),
);
const ASKS = /^(?:what|which|who|whom|whose|where|when|why|how|is|are|was|were|has|have|had|do|does|did)\b/;

/** "Delivery to friday move": the verb that ends a clause comes to its front, where English has it. */
export function frontVerbs(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let clause: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind === "mark" && /^[.,?!:;\n]$/.test(piece.text)) {
      out.push(...fronted(clause), piece);
      clause = [];
    } else clause.push(piece);
  }
  return [...out, ...fronted(clause)];
}

function fronted(clause: readonly Piece[]): readonly Piece[] {
  const spoken = clause.filter(({ text }) => text !== "");
  const first = spoken.find(({ text }) => text !== "please");
  if (spoken.length === 1 && first?.text === "not") return clause.map((piece) => (piece === first ? { ...piece, text: "no" } : piece));
  if (first && ASKS.test(first.text)) return clause;
  const isLast = clause.findLastIndex(({ text, kind }) => kind === "verb" || !(isOpener(text) || text === "not"));
  const isFirst = clause.findIndex(({ text, kind }) => kind === "verb" || !(isOpener(text) || text === "not"));
  const opens = clause.findIndex(({ text }) => text !== "" && !isOpener(text)) > clause.findIndex(({ text }) => text !== "");
  const within = opens ? clause.findIndex(({ kind }) => kind === "verb") : -1;
  const at = [isFirst, isLast].find((place) => clause[place]?.kind === "verb") ?? within;
  const verb = clause[at];
  if (verb?.kind !== "verb") return clause;
  if (at === isFirst && !clause.some(({ text }) => text === "not")) return clause;
  const not = clause.find(({ text }) => text === "not");
  const to = clause[at - 1]?.text === "to" ? clause[at - 1] : undefined;
  const rest = clause.filter((piece) => piece !== verb && piece !== not && piece !== to);
  const head = rest.findIndex(({ text }) => !isOpener(text));
  const place = head < 0 ? rest.length : head;
  const moved = [...(not ? [{ ...not, text: "do not" }] : []), ...(to ? [to] : []), verb];
  return [...rest.slice(0, place), ...moved, ...rest.slice(place)];
}

function isOpener(text: string): boolean {
  if (text === "to" || text === "it") return false;
  return text.split(" ").every((word) => word === "" || OPENERS.has(word));
}
