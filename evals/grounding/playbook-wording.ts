import type { Language } from "../../agent/languages/language.ts";
import { loadSpeeches } from "../../agent/languages/say/speeches.ts";
import { loadAnswers } from "../../agent/models/playbook/load-answers.ts";
import { termsTold } from "../../agent/terms-told.ts";
import { type Piece, say, textOf } from "./pieces.ts";
import type { Looked, Scene } from "./scenes.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const PARTS = new RegExp(
  `(?<date>\\b\\d{1,2} (?:${MONTHS.join("|")}) \\d{4}\\b)|(?<reference>\\b(?:S\\d{4,}|P\\d{4,}|[A-Z0-9]{2,}/(?:OUT|IN|RET|INT)/\\d+|[A-Z]+/\\d{4}/\\d+)\\b)|(?<number>(?<![\\w/.,'-])-?\\d+(?:,\\d{3})*(?:\\.\\d+)?(?![\\w/]|[.,]\\d|\\. \\D{0,3}\\d))`,
  "g",
);

export interface PlaybookWording {
  /** What the playbook says of look-ups, cut into pieces by its own notation. */
  pieces(scene: Scene): readonly Piece[];
  /** The same in another language, with the words of states that it says for the records' own. */
  textIn(language: Language, scene: Scene): { readonly text: string; readonly told: readonly string[] };
}

export async function loadPlaybookWording(): Promise<PlaybookWording> {
  const answers = await loadAnswers();
  const speechIn = loadSpeeches();
  const answerOf = ({ tool, output, args }: Looked, looked: readonly Looked[], language: Language): string => {
    const alone = looked.filter((one) => one.tool === tool).length === 1;
    return answers.get(tool)?.(output, { slots: args, span: "", alone, speech: speechIn(language) }) ?? "";
  };
  return {
    pieces: ({ looked }) => looked.flatMap((one, index) => [...(index > 0 ? [say("\n\n")] : []), ...cut(answerOf(one, looked, "en"), one)]),
    textIn: (language, { looked }) => ({
      text: looked.map((one) => answerOf(one, looked, language)).join("\n\n"),
      told: looked.flatMap(({ facts }) => termsTold(facts, speechIn(language))),
    }),
  };
}

function cut(text: string, { facts }: Looked): readonly Piece[] {
  const names = [
    ...new Set(
      facts
        .filter(({ value, label }) => (/\d/.test(value) ? /\p{L}/u.test(value) && !PARTS_ONLY.test(value) : label === "personal.name"))
        .map(({ value }) => value),
    ),
  ]
    .filter((value) => value.length > 3)
    .toSorted((one, other) => other.length - one.length);
  let pieces: readonly Piece[] = [say(text)];
  const customers = new Set(facts.filter(({ label }) => label === "personal.name").map(({ value }) => value));
  for (const name of names)
    pieces = pieces.flatMap((piece) =>
      piece.kind === "text"
        ? split(piece.text, name).map(
            (part): Piece =>
              part === name
                ? customers.has(name)
                  ? { kind: "name", text: name, record: "" }
                  : { ...say(name), kind: "reference", record: "fixed" }
                : say(part),
          )
        : [piece],
    );
  return pieces.flatMap((piece) => (piece.kind === "text" ? scan(piece.text) : [piece]));
}

const PARTS_ONLY = /^(?:S\d{4,}|P\d{4,}|[A-Z0-9]{2,}\/(?:OUT|IN|RET|INT)\/\d+|[A-Z]+\/\d{4}\/\d+)$/;

function split(text: string, name: string): string[] {
  return text.split(name).flatMap((part, index) => (index === 0 ? [part] : [name, part]));
}

function scan(text: string): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(PARTS)) {
    out.push(say(text.slice(at, match.index)));
    at = match.index + match[0].length;
    out.push(pieceOf(match, text.slice(at)));
  }
  out.push(say(text.slice(at)));
  return out.filter((piece) => textOf([piece]) !== "");
}

function pieceOf(match: RegExpExecArray, after: string): Piece {
  const [text] = match;
  const { date, reference } = match.groups ?? {};
  if (date !== undefined) {
    const [day = "", month = "", year = ""] = date.split(" ");
    return { kind: "date", text, day: `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`, key: "", record: "" };
  }
  if (reference !== undefined) return { kind: "reference", text, record: "" };
  const measure = /^ (?:USD|EUR|GBP|CAD)/.test(after) ? "currency" : /^ days?\b/.test(after) ? "days" : /^ Units\b/.test(after) ? "unit" : "none";
  return { kind: "number", text, value: Number(text.replaceAll(",", "")), measure, key: "", record: "" };
}
