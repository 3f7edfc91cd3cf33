import { ORDINARY_STEMS, SYNONYM_STEMS } from "./lexicon.ts";
import { isSlipOf, stem } from "./stem.ts";
import { type Token, wordsIn } from "./token.ts";

/** The words that matching knows: stems of the use cases' cues, and of the language. */
export interface Vocabulary {
  readonly cues: ReadonlySet<string>;
}

/** The words of a text; capital letters say something only where not every word has one. */
export function tokenise(text: string, { cues }: Vocabulary): Token[] {
  const found = wordsIn(text);
  const letters = found.filter(({ text: word }) => /\p{L}/u.test(word));
  const capitals = letters.filter(({ text: word }) => /^\p{Lu}/u.test(word)).length;
  const tellsCase = letters.length < 3 || capitals <= letters.length * 0.75;
  return found.map(({ text: word, start, end }) => {
    const lower = word.toLowerCase().replace(/'s$/, "");
    const capital = tellsCase && /^\p{Lu}/u.test(word) && word !== "I";
    const own = stem(lower);
    const meant = SYNONYM_STEMS.get(own) ?? own;
    if (cues.has(meant) || ORDINARY_STEMS.has(own)) return { text: word, lower, stem: meant, start, end, known: true, capital };
    const isSentenceStart = start === 0 || /[.?!;:\n]\s*$/.test(text.slice(0, start));
    const slip = capital && !isSentenceStart ? undefined : meantBy(lower);
    if (slip !== undefined) return { text: word, lower, stem: slip, start, end, known: true, capital };
    return { text: word, lower, stem: own, start, end, known: false, capital };
  });
}

function meantBy(lower: string): string | undefined {
  if (!/^[a-z]+$/.test(lower)) return undefined;
  for (const word of MISSPELT) if (isSlipOf(lower, word)) return SYNONYM_STEMS.get(stem(word)) ?? stem(word);
  return undefined;
}

/** Words of the trade in full, since a slip may lie in the ending that a stem drops. */
const MISSPELT = [
  ..."order orders delivery deliveries shipment quotation quotations invoice invoices customer customers supplier vendor product purchase available availability reschedule postpone overdue tracking inventory stock status arrive confirm schedule remind address overview delivered deliver shipped margin price prices unpaid quantity warehouse availability reference payment overview carrier follow reminder activity comment delayed receipt receipts outstanding complaint complaints approval approvals response stockout stockouts ageing acknowledged acknowledgement acknowledgements substitute substitutes alternative forecast reorder replenish backorder backorders partial customer expired expiring discount return returned refund cancel cancelled tomorrow".split(
    " ",
  ),
];
