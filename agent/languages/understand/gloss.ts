import type { Dictionary, Entry } from "./dictionary.ts";
import { END, GAP, NUMBER } from "./dictionary.ts";
import { type ForeignToken, foreignTokens } from "./foreign-token.ts";
import { frontVerbs } from "./front-verbs.ts";
import { joined, type Piece, type Placed } from "./piece.ts";
import { compoundIn, slipIn } from "./unknown-word.ts";

export interface Gloss {
  readonly text: string;
  readonly placed: readonly Placed[];
}

export interface GlossOptions {
  readonly today: string;
  /** Words of English and of the trade, which stay. */
  readonly isEnglish: (word: string) => boolean;
}

const LONGEST_GAP = 12;
const ENDS_CLAUSE = /^[.,?!:;\n]$/;
const BEFORE_A_NAME = /(?:^| )(?:for|of|from|with|at|by|about|customer|vendor|called|named|instead of)$/;
/** What stands behind the colon of such a head is to be written down as typed. */
const WRITES_DOWN =
  /\b(?:note|remark|comment|memo|log|case|complaint|claim|credit|reverse|remind|reminder|follow|call|todo|to-do|task|activity|write|message|meeting)\b/;

/** The message in plain English, word by word; records, numbers, names and what is to be written down stay as typed. */
export function gloss(message: string, dictionary: Dictionary, options: GlossOptions): Gloss {
  const tokens = foreignTokens(message, dictionary, options.today);
  const colon = tokens.findIndex(({ text, end }) => text === ":" && /^\s/.test(message.slice(end)));
  const head = colon < 0 ? tokens : tokens.slice(0, colon);
  const pieces = frontVerbs(glossed(head, message, dictionary, options));
  const isWritten = colon >= 0 && WRITES_DOWN.test(joined(pieces, message).text);
  const [first, ...rest] = colon < 0 ? [] : tokens.slice(colon);
  if (!first) return joined(pieces, message);
  const mark: Piece = { kind: "mark", text: ":", start: first.start, end: first.end };
  const start = rest[0]?.start ?? message.length;
  const behind: readonly Piece[] = isWritten
    ? [{ kind: "kept", text: message.slice(start), start, end: message.length }]
    : frontVerbs(glossed(rest, message, dictionary, options));
  return joined([...pieces, mark, ...behind], message);
}

function glossed(tokens: readonly ForeignToken[], message: string, dictionary: Dictionary, options: GlossOptions): Piece[] {
  const out: Piece[] = [];
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index];
    if (!token) break;
    const match = isPartOfName(tokens, index, message, dictionary) ? undefined : matchAt(tokens, index, dictionary);
    if (match) {
      out.push(...said(match, tokens, message, dictionary, options));
      index = match.end;
    } else {
      out.push(unknown(tokens, index, out, message, dictionary, options));
      index += 1;
    }
  }
  return out.filter(({ text }, place) => text !== "," || !/^that\b/.test(out.slice(place + 1).find((piece) => piece.text !== "")?.text ?? ""));
}

interface Match {
  readonly entry: Entry;
  readonly start: number;
  readonly end: number;
  /** Places of the tokens that the pattern names, and of the stretch that its gap takes. */
  readonly named: readonly number[];
  readonly gap?: readonly [number, number];
}

function matchAt(tokens: readonly ForeignToken[], index: number, { entries, words }: Dictionary): Match | undefined {
  const token = tokens[index];
  if (!token) return undefined;
  const keys = token.kind === "number" ? [NUMBER] : token.kind === "word" ? [token.lower, token.folded] : [];
  const candidates = keys.flatMap((key) => entries.get(key) ?? []);
  for (const entry of candidates) {
    const match = fits(entry, tokens, index, (word) => words.has(word));
    if (match) return match;
  }
  return undefined;
}

/** A gap that ends the pattern takes a whole name. */
function fits(entry: Entry, tokens: readonly ForeignToken[], start: number, isWord: (word: string) => boolean): Match | undefined {
  const named: number[] = [];
  const walk = (place: number, at: number, gap: readonly [number, number] | undefined): Match | undefined => {
    const wanted = entry.pattern[place];
    if (wanted === undefined) return { entry, start, end: at, named: [...named], ...(gap ? { gap } : {}) };
    const token = tokens[at];
    if (wanted === END) return !token || ENDS_CLAUSE.test(token.text) ? walk(place + 1, at, gap) : undefined;
    if (wanted === GAP) {
      for (let until = at + 1; until <= Math.min(tokens.length, at + LONGEST_GAP); until += 1) {
        if (ENDS_CLAUSE.test(tokens[until - 1]?.text ?? "")) return undefined;
        const next = tokens[until];
        const goesOn = place === entry.pattern.length - 1 && next?.kind === "word" && !isWord(next.folded);
        const match = goesOn ? undefined : walk(place + 1, until, [at, until]);
        if (match) return match;
      }
      return undefined;
    }
    const isIt = wanted === NUMBER ? token?.kind === "number" : token?.kind === "word" && (token.lower === wanted || token.folded === wanted);
    if (!isIt) return undefined;
    named.push(at);
    const match = walk(place + 1, at + 1, gap);
    if (!match) named.pop();
    return match;
  };
  return walk(0, start, undefined);
}

function said(match: Match, tokens: readonly ForeignToken[], message: string, dictionary: Dictionary, options: GlossOptions): Piece[] {
  const { entry, named, gap } = match;
  const range = (places: readonly number[]) => {
    const found = places.flatMap((place) => tokens[place] ?? []);
    return { start: Math.min(...found.map(({ start }) => start)), end: Math.max(...found.map(({ end }) => end)) };
  };
  const numbers = named.flatMap((place) => (tokens[place]?.kind === "number" ? [tokens[place].text] : []));
  const english = entry.english.replaceAll(/\b0\b/g, () => numbers.shift() ?? "");
  const kind = entry.isVerb ? ("verb" as const) : ("said" as const);
  if (!gap) return [{ kind, text: english.replaceAll(GAP, "").replaceAll(/ {2,}/g, " ").trim(), ...range(named) }];
  const [ahead = "", behind = ""] = english.split(GAP).map((part) => part.trim());
  const before = named.filter((place) => place < gap[0]);
  const after = named.filter((place) => place >= gap[1]);
  return [
    { kind, text: ahead, ...range(before) },
    ...(english.includes(GAP) ? glossed(tokens.slice(gap[0], gap[1]), message, dictionary, options) : []),
    ...(after.length > 0 || behind !== "" ? [{ kind: "said" as const, text: behind, ...range(after.length > 0 ? after : [gap[1] - 1]) }] : []),
  ];
}

/** "Costa Sur" in the middle of a sentence is a name, though "sur" is a word. */
function isPartOfName(tokens: readonly ForeignToken[], index: number, message: string, { nounsAreCapitalised, words }: Dictionary): boolean {
  const token = tokens[index];
  if (nounsAreCapitalised || token?.kind !== "word" || !isCapital(token.text) || opensSentence(tokens, index) || /^\p{Lu}+$/u.test(token.text))
    return false;
  return [tokens[index - 1], tokens[index + 1]].some(
    (other) =>
      other?.kind === "word" &&
      isCapital(other.text) &&
      !words.has(other.folded) &&
      /^ $/.test(other.start > token.start ? message.slice(token.end, other.start) : message.slice(other.end, token.start)),
  );
}

function unknown(
  tokens: readonly ForeignToken[],
  index: number,
  before: readonly Piece[],
  message: string,
  dictionary: Dictionary,
  { isEnglish }: GlossOptions,
): Piece {
  const token = tokens[index];
  if (!token) return { kind: "kept", text: "", start: 0, end: 0 };
  const { start, end, text, folded } = token;
  const as = (kind: Piece["kind"], said: string): Piece => ({ kind, text: said, start, end });
  if (token.kind === "mark") return as("mark", text);
  if (token.kind !== "word") return as("kept", text);
  const isName = isCapital(text) && !opensSentence(tokens, index) && !dictionary.nounsAreCapitalised;
  if (isName) return as("kept", text);
  const neighbours = [tokens[index - 1], tokens[index + 1]];
  const isBesideName = neighbours.some(
    (other) =>
      other?.kind === "word" &&
      isCapital(other.text) &&
      !dictionary.words.has(other.folded) &&
      !/[.?!,:;]/.test(message.slice(Math.min(end, other.end), Math.max(start, other.start))),
  );
  if (!(isCapital(text) && isBesideName)) {
    const slip = isEnglish(text.toLowerCase()) ? undefined : slipIn(folded, dictionary);
    if (slip) return as(slip.isVerb ? "verb" : "said", slip.english);
    const compound = compoundIn(folded, dictionary);
    if (compound) return as("said", compound);
    if (isEnglish(text.toLowerCase())) return as("kept", text.toLowerCase());
  }
  if (isCapital(text)) return as("kept", text);
  const last = before.findLast((piece) => piece.text !== "" || piece.kind === "kept");
  const isNamed = last !== undefined && (BEFORE_A_NAME.test(last.text) || (last.kind === "kept" && last.end + 1 === start && !/\d/.test(last.text)));
  return as("kept", isNamed ? text : "");
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function opensSentence(tokens: readonly ForeignToken[], index: number): boolean {
  return index === 0 || /^[.?!:;\n]$/.test(tokens[index - 1]?.text ?? "");
}
