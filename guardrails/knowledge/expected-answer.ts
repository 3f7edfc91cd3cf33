/** What kind of value a question asks for, by its words, and how a passage that holds one looks. */
const KINDS: readonly { readonly asks: RegExp; readonly holds: RegExp }[] = [
  {
    asks: /\bhow (?:long|soon|quickly|fast|many (?:working )?(?:days|months|weeks|hours))\b|\b(?:until|till|since) (?:when|what time|which day)\b|\bdeadline\b|\btime limit\b|\bwithin (?:what|how|which)\b|\bwie lange\b|\bcombien de (?:temps|jours)\b|\bhoe lang\b|\bcu[aá]nto tiempo\b/iu,
    holds: /\b\d+ (?:working )?(?:hours?|days?|weeks?|months?|years?)\b|\b\d{1,2}:\d{2}\b|\bsame day\b|\bday of\b|\bday after\b/iu,
  },
  {
    asks: /\bhow (?:much|high)\b|\b(?:up to|from|above|below) (?:what|which)\b|\bhow many\b|\bwie (?:viel|hoch)\b|\bcombien\b|\bhoeveel\b|\bcu[aá]nt[oa]s?\b/iu,
    holds: /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|free|no fee)\b/iu,
  },
  {
    asks: /^(?:who|wer|qui|wie is|quién)\b|\bby whom\b/iu,
    holds: /\b(?:manager|buyer|customer|carrier|service|warehouse|vendor|we|people|deputy|accounts)\b/iu,
  },
];

/** 1 where the passage holds what is asked for, -1 where it holds none of it, 0 where the question says nothing of it. */
export function expectedIn(question: string, text: string): -1 | 0 | 1 {
  const kind = KINDS.find(({ asks }) => asks.test(question));
  if (!kind) return 0;
  return kind.holds.test(text) ? 1 : -1;
}
