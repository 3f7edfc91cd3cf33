import { inEnglish } from "../../tools/lookup/trade-words.ts";
import { plain } from "../../tools/lookup/words.ts";

/** Words that say nothing of what is asked. */
const EMPTY = new Set(
  `a an the this that these those our your my their his her its we us i you they he she it me them one ones and or of in on at to for from by with without within as is are was were be been being do does did done
  have has had can could may might must shall should will would what which who whom whose when where why how if then than so not no any some each every all there here about into onto up down out off over again
  get gets got give gives given take takes taken make makes made go goes going come comes say says said tell let please need needs know much many long soon quickly fast often until till after before more most less
  policy rule rules procedure document documents handbook guideline guidelines company us we're ours happen happens something anything someone anyone thing things interesting per also only just still back
  der die das den dem des ein eine einen einem einer und oder ist sind wir unser unsere wie was wer wann wo lange viel viele darf muss kann können müssen für von zu mit bei in im am auf
  le la les l un une des du de et ou est sont nous notre nos comment que qui quand combien pour avec dans sur peut doit faut il
  het een en of van voor met wij onze hoe wat wie wanneer lang veel mag moet kan kunnen
  el los las una uno unos y o es son nosotros nuestro nuestra como quien cuando cuanto cuanta para con en por puede debe hay`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that mean one thing in documents of this kind; the first of each line stands for all. */
const SAME = `ship dispatch shipment shipping
freight carriage postage
vendor supplier
customer client buyer's
return rma
refund reimburse
damage defect defective broken faulty damaged
pay payable payment paid settle
send sent
invoice fakturen
sign countersign approve approval authorise authorize signature signed
deadline limit
fee charge surcharge cost charged
quotation quote quoted offer
acknowledge acknowledgement confirm confirmation confirmed
expedite expedited expediting
inspect inspection check checked examine
promise promised commit
overdue late delay delayed
discount rebate
photograph photo picture
incoterm incoterms
cutoff cut-off
report notify`
  .split("\n")
  .map((line) => line.split(" "));

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=..)ies$/, "y"],
  [/(?<=...)ied$/, "y"],
  [/(?<=..(?:ss|sh|ch|x))es$/, ""],
  [/(?<=..[^aeiouy])ing$/, ""],
  [/(?<=..[aeiouy].)ing$/, ""],
  [/(?<=...)ed$/, ""],
  [/(?<=..[^siu])s$/, ""],
];

const MEANT: ReadonlyMap<string, string> = new Map(
  SAME.flatMap(([first = "", ...others]) => [first, ...others].map((word) => [stem(word), stem(first)])),
);

/** What a text is about: its telling words, in English where they are known, without inflection, each once. */
export function termsOf(text: string): string[] {
  const words = plain(text)
    .split(" ")
    .filter((word) => word !== "" && !EMPTY.has(word));
  const english = words.flatMap((word) => plain(inEnglish(word)).split(" ")).filter((word) => word !== "" && !EMPTY.has(word));
  return [...new Set(english.map((word) => MEANT.get(stem(word)) ?? stem(word)))];
}

/** A light stem: inflections of one word share it. */
function stem(word: string): string {
  if (word.length <= 3) return word;
  for (const [pattern, ending] of ENDINGS) {
    if (pattern.test(word)) return bare(word.replace(pattern, ending));
  }
  return bare(word);
}

function bare(word: string): string {
  const single = word.replace(/([bdgmnprt])\1$/, "$1");
  return single.length > 4 ? single.replace(/e$/, "") : single;
}
