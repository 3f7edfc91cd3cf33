import type { Random } from "../../odoo/sandbox/dataset/random.ts";
import type { Locale } from "./locales.ts";
import { type Piece, textOf } from "./pieces.ts";
import type { Scene, World } from "./scenes.ts";

/** The kinds of lies that are told: the first word is the group that has a bound. */
export const MUTATIONS = [
  "numeric: digit",
  "numeric: factor 10",
  "numeric: sign",
  "numeric: unit",
  "numeric: swap",
  "date: shift",
  "date: swap",
  "reference: digit",
  "entity: another real one",
  "entity: another customer",
  "entity: one of this turn",
  "entity: value of another record",
  "entity: cell of another row",
  "claim",
] as const;
export type MutationKind = (typeof MUTATIONS)[number];

type NumberPiece = Extract<Piece, { kind: "number" }>;
type DatePiece = Extract<Piece, { kind: "date" }>;

/** The answer with one lie in it, or nothing where this kind can't be told of it, or would be true. */
export function mutate(kind: MutationKind, pieces: readonly Piece[], scene: Scene, world: World, random: Random): string | undefined {
  const changed = change(kind, pieces, scene, world, random);
  return changed === undefined || changed === textOf(pieces) ? undefined : changed;
}

function change(kind: MutationKind, pieces: readonly Piece[], scene: Scene, world: World, random: Random): string | undefined {
  const numbers = pieces.filter((piece): piece is NumberPiece => piece.kind === "number");
  const dates = pieces.filter((piece): piece is DatePiece => piece.kind === "date");
  const put = (one: Piece | undefined, text: string | undefined) =>
    one && text !== undefined ? textOf(pieces.map((piece) => (piece === one ? { ...piece, text } : piece))) : undefined;
  const some = <One>(from: readonly One[]): One | undefined => (from.length > 0 ? random.pick(from) : undefined);
  switch (kind) {
    case "numeric: digit": {
      const one = some(numbers);
      return put(one, one && withOtherDigit(one.text, random));
    }
    case "numeric: factor 10": {
      const one = some(numbers.filter(({ value }) => value !== 0));
      return put(one, one && tenfold(one.text));
    }
    case "numeric: sign": {
      const one = some(numbers.filter(({ value }) => value !== 0));
      return put(one, one && (one.text.startsWith("-") ? one.text.slice(1) : `-${one.text}`));
    }
    case "numeric: unit":
      return otherUnit(pieces, random);
    case "numeric: swap":
      return swapped(pieces, numbers, (one, other) => one.value !== other.value && one.text !== other.text, random);
    case "date: shift": {
      const one = some(dates);
      return one && put(one, shifted(one, random));
    }
    case "date: swap":
      return swapped(
        pieces,
        dates,
        (one, other) => one.day !== other.day && one.key !== "" && (one.key !== other.key || one.record !== other.record),
        random,
      );
    case "reference: digit": {
      const one = some(pieces.filter(({ kind: of, text }) => of === "reference" && /^(?:S|P)\d{4,}$|\/\d{3,}$/.test(text)));
      return put(one, one && absent(withOtherDigit(one.text, random), scene));
    }
    case "entity: another real one": {
      const one = some(pieces.filter(({ kind: of, text }) => of === "reference" && /^(?:S|P)\d{4,}$|^(?:INV|BILL)\//.test(text)));
      const others = one ? (one.text.startsWith("S") ? world.orders : one.text.startsWith("P") ? world.purchases : world.invoices) : [];
      const other = some(others.filter((text) => text !== one?.text));
      return one && other && isFalse(one.text, other, scene) ? put(one, other) : undefined;
    }
    case "entity: another customer": {
      const one = some(pieces.filter((piece) => piece.kind === "name"));
      const other = some(world.customers.filter((name) => !name.includes(one?.text ?? "") && !(one?.text ?? "").includes(name)));
      return one && other && isFalse(one.text, other, scene) ? put(one, other) : undefined;
    }
    case "entity: one of this turn": {
      const references = pieces.filter((piece) => piece.kind === "reference" && piece.record !== "fixed");
      const one = some(references);
      const other = some(references.filter(({ text, kind: of }) => of === one?.kind && text !== one.text && shape(text) === shape(one.text)));
      return one && other && isFalse(one.text, other.text, scene) ? put(one, other.text) : undefined;
    }
    case "entity: value of another record": {
      const valued = pieces.filter(
        (piece): piece is NumberPiece | DatePiece => (piece.kind === "number" || piece.kind === "date") && piece.record !== "" && piece.key !== "",
      );
      const one = some(valued);
      const other = some(
        valued.filter(
          (candidate) =>
            one && candidate.kind === one.kind && candidate.key === one.key && candidate.record !== one.record && candidate.text !== one.text,
        ),
      );
      return one && other && isOneRecordEach(one, other, scene) ? put(one, other.text) : undefined;
    }
    case "entity: cell of another row":
      return cellSwapped(textOf(pieces), random);
    case "claim": {
      const claim = some(falseClaims(pieces, scene));
      return claim === undefined ? undefined : `${textOf(pieces).trimEnd()}\n\n${claim}`;
    }
  }
}

const shape = (text: string) => text.replaceAll(/\d+/g, "0");

function absent(text: string | undefined, { looked }: Scene): string | undefined {
  return text === undefined || looked.some(({ facts }) => facts.some(({ value }) => value === text)) ? undefined : text;
}

/** Another name in the same place is a lie when the records in which one stands are not those in which the other stands. */
function isFalse(one: string, other: string, { looked }: Scene): boolean {
  const holding = (text: string) =>
    looked.flatMap(({ facts }) => facts.filter(({ value }) => value === text).map(({ source }) => `${source.model}/${source.id}`)).toSorted();
  const alike = (text: string) =>
    looked.flatMap(({ facts }) => {
      const ids = new Set(facts.filter(({ value }) => value === text).map(({ place }) => place?.within.at(-1)));
      return facts
        .filter(({ place, value }) => ids.has(place?.within.at(-1)) && value !== text && place?.path.at(-1) !== "id")
        .map(({ place, value }) => `${String(place?.path.at(-1))}=${value}`);
    });
  return holding(one).join() !== holding(other).join() && alike(one).toSorted().join() !== alike(other).toSorted().join();
}

/** The same number of the other record would be true when both records hold both. */
function isOneRecordEach(one: NumberPiece | DatePiece, other: NumberPiece | DatePiece, { looked }: Scene): boolean {
  const truthOf = (piece: NumberPiece | DatePiece) => (piece.kind === "date" ? piece.day : piece.value);
  const held = looked.flatMap(({ facts }) =>
    facts
      .filter(({ place, source }) => place?.path.at(-1) === one.key && source.id === one.record)
      .map(({ value }) => (one.kind === "date" ? value : Number(value))),
  );
  return truthOf(one) !== truthOf(other) && !held.includes(truthOf(other));
}

function withOtherDigit(text: string, random: Random): string | undefined {
  const places = [...text.matchAll(/\d/g)];
  // A lie in the last decimal of a rounded number may be another rounding of the truth, so the leading digits are changed.
  const place = random.pick(places.slice(0, Math.max(1, places.length - 1)));
  const other = String((Number(place[0]) + random.int(1, 9)) % 10);
  const changed = `${text.slice(0, place.index)}${other}${text.slice(place.index + 1)}`;
  return place.index === 0 && other === "0" && places.length > 1 ? undefined : changed;
}

/** The decimal separator one place on, in the notation that is used. */
function tenfold(text: string): string {
  const [, whole = "", separator = "", part = ""] = /^(.*?)(?:([.,])(\d{1,2}))?$/s.exec(text) ?? [];
  if (separator === "") return `${text}0`;
  const grouped = whole.replaceAll(/[^\d-]/g, "");
  return part.length === 1 ? `${grouped}${part}` : `${grouped}${part[0]}${separator}${part.slice(1)}0`;
}

const OTHER: readonly (readonly [RegExp, string])[] = [
  [/^(\s*)USD/, "$1EUR"],
  [/^(\s*)EUR/, "$1USD"],
  [/^(\s*)€/, "$1£"],
  [/^(\s*)\$/, "$1€"],
  [/^(\s*)GBP/, "$1EUR"],
  [/^(\s*)days?\b/, "$1weeks"],
  [/^(\s*)Tage\b/, "$1Wochen"],
  [/^(\s*)jours\b/, "$1semaines"],
  [/^(\s*)dagen\b/, "$1weken"],
  [/^(\s*)días\b/, "$1semanas"],
  [/^(\s*)Units\b/, "$1Dozens"],
  [/^(\s*)(?:Boxes|Box)\b/, "$1Units"],
  [/^(\s*)kg\b/, "$1Units"],
];

function otherUnit(pieces: readonly Piece[], random: Random): string | undefined {
  const options = pieces.flatMap((piece, index) => {
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    if (piece.kind !== "number" || piece.measure === "none" || piece.value === 0) return [];
    const rule = OTHER.find(([pattern]) => after?.kind === "text" && pattern.test(after.text));
    if (rule && after) return [pieces.map((one) => (one === after ? { ...one, text: one.text.replace(rule[0], rule[1]) } : one))];
    const sign = before?.kind === "text" ? /(?:\$|€|USD |EUR |GBP )$/.exec(before.text)?.[0] : undefined;
    if (sign === undefined || !before) return [];
    return [
      pieces.map((one) =>
        one === before
          ? { ...one, text: `${one.text.slice(0, -sign.length)}${sign.startsWith("€") ? "£" : sign.startsWith("$") ? "€" : "CHF "}` }
          : one,
      ),
    ];
  });
  return options.length > 0 ? textOf(random.pick(options)) : undefined;
}

function swapped<One extends Piece>(
  pieces: readonly Piece[],
  from: readonly One[],
  differ: (one: One, other: One) => boolean,
  random: Random,
): string | undefined {
  const pairs = from.flatMap((one, index) => from.slice(index + 1).flatMap((other) => (differ(one, other) ? [[one, other] as const] : [])));
  if (pairs.length === 0) return undefined;
  const [one, other] = random.pick(pairs);
  return textOf(pieces.map((piece) => (piece === one ? { ...piece, text: other.text } : piece === other ? { ...piece, text: one.text } : piece)));
}

/** The same notation with another day: only what is digits of the day is changed, and never past the month's end. */
function shifted({ text, day }: DatePiece, random: Random): string | undefined {
  const old = Number(day.slice(8));
  const other = ((old - 1 + random.int(1, 27)) % 28) + 1;
  const month = Number(day.slice(5, 7));
  const numeric = /^(\d{2})[./](\d{2})[./]\d{4}$/.exec(text);
  if (other === old || (numeric && other === month)) return undefined;
  const padded = String(other).padStart(2, "0");
  if (/^\d{4}-/.test(text)) return `${day.slice(0, 8)}${padded}`;
  if (numeric) return `${padded}${text.slice(2)}`;
  return text.replace(new RegExp(`(?<!\\d)${old}(?!\\d)`), String(other));
}

/** Two rows of a table exchange one cell of a column. */
function cellSwapped(text: string, random: Random): string | undefined {
  const lines = text.split("\n");
  const rows = lines.flatMap((line, index) =>
    /^\|/.test(line) && !/^[\s|:-]+$/.test(line) && !/^[\s|:-]+$/.test(lines[index + 1] ?? "") ? [index] : [],
  );
  const cells = (index: number) => (lines[index] ?? "").split("|");
  const pairs = rows.flatMap((one, position) =>
    rows.slice(position + 1).flatMap((other) => {
      const [first, second] = [cells(one), cells(other)];
      if (first.length !== second.length || first[1] === second[1]) return [];
      return first.flatMap((cell, column) =>
        column > 1 && /\d/.test(cell) && /\d/.test(second[column] ?? "") && cell !== second[column] ? [{ one, other, column }] : [],
      );
    }),
  );
  if (pairs.length === 0) return undefined;
  const { one, other, column } = random.pick(pairs);
  const [first, second] = [cells(one), cells(other)];
  const [kept = "", taken = ""] = [first[column], second[column]];
  return lines
    .map((line, index) => (index === one ? first.with(column, taken).join("|") : index === other ? second.with(column, kept).join("|") : line))
    .join("\n");
}

/** Sentences that contradict every state of what the answer begins with. */
function falseClaims(pieces: readonly Piece[], { looked }: Scene): string[] {
  const subject = pieces.find(({ kind, text }) => kind === "reference" && /^(?:S|P)\d{4,}$|^(?:INV|BILL)\//.test(text))?.text;
  const deeds = [
    "I have confirmed this for you.",
    "The delivery has been rescheduled.",
    "Ich habe den Termin bereits verschoben.",
    "J'ai annulé la commande.",
    "Done!",
  ];
  if (subject === undefined) return deeds;
  const states = new Set(
    looked.flatMap(({ facts }) => {
      const ids = new Set(facts.filter(({ value }) => value === subject).flatMap(({ place }) => place?.within ?? []));
      return facts
        .filter(({ place }) => place?.within.some((one) => ids.has(one)) && ["status", "risk", "invoicing"].includes(String(place.path.at(-1))))
        .map(({ value }) => value);
    }),
  );
  const unless = (wanted: readonly string[], ...claims: readonly string[]) =>
    states.size === 0 || wanted.some((state) => states.has(state)) ? [] : claims;
  return [
    ...deeds,
    ...unless(["cancelled"], `${subject} was cancelled.`, `${subject} wurde storniert.`, `${subject} a été annulée.`, `${subject} is geannuleerd.`),
    ...unless(
      ["done", "delivered", "partly delivered"],
      `${subject} has shipped.`,
      `${subject} has been delivered.`,
      `${subject} wurde geliefert.`,
      `${subject} ha sido enviado.`,
    ),
    ...unless(["paid", "in payment"], `${subject} has been paid.`, `${subject} ist bezahlt.`, `${subject} is betaald.`),
    ...unless(["received", "partly received", "done"], `${subject} has been received.`),
  ];
}

export type { Locale };
