const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
/** Two to twelve elsewhere; words that mean something else in another of the languages ("once", "neuf", "elf") are left out. */
const ELSEWHERE: { readonly [word: string]: number } = {
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  zwölf: 12,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  huit: 8,
  dix: 10,
  onze: 11,
  douze: 12,
  twee: 2,
  drie: 3,
  vijf: 5,
  zes: 6,
  zeven: 7,
  negen: 9,
  tien: 10,
  twaalf: 12,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  doce: 12,
};
const UNIT = UNITS.slice(1, 10).join("|");

/** "One" and "no" stand in too many sentences that count nothing. */
export const NUMBER_WORDS = `(?:(?:${TENS.join("|")})(?:[- ](?:${UNIT}))?|${[...UNITS.filter((word) => word !== "one"), ...Object.keys(ELSEWHERE)].join("|")})(?![\\p{L}])`;

/** "Ninety-seven" as 97. */
export function numberOfWords(words: string): number {
  const [first = "", second = ""] = words.toLowerCase().split(/[- ]/);
  const elsewhere = ELSEWHERE[first];
  if (elsewhere !== undefined) return elsewhere;
  const tens = TENS.indexOf(first);
  return tens < 0 ? UNITS.indexOf(first) : (tens + 2) * 10 + Math.max(0, UNITS.indexOf(second));
}
