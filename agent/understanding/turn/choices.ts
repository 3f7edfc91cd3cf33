/** Words that stand for a choice of a slot such as `status`; the first pattern that fits wins, among the choices that the slot has. */
const WORDS: readonly (readonly [choice: string, pattern: RegExp])[] = [
  ["payment_reminder", /\b(?:payment reminders?|reminders?|remind|dunning|to pay|overdue)\b/i],
  ["delivery_shipped", /\b(?:shipped|tracking|on its way|left us|shipping (?:note|confirmation)|dispatched|has gone out)\b/i],
  ["order_rest_follows", /\b(?:the rest|rest follows|remainder|backorders?|back orders?|partial(?:ly)?|second part|missing part)\b/i],
  ["order_delayed", /\b(?:delay(?:ed|s)?|late|later|takes longer|new (?:promised )?date|postponed|behind)\b/i],
  ["order_confirmation", /\b(?:confirmations?|confirms?|order details)\b/i],
  ["urgent", /\b(?:urgent(?:ly)?|asap|immediately|right away|high priority|critical|emergency)\b/i],
  ["low", /\b(?:low priority|not urgent|no hurry|no rush|whenever)\b/i],
  ["cancelled", /\bcancell?ed\b/i],
  ["rfq", /\b(?:rfqs?|requests? for quotations?|not confirmed)\b/i],
  ["quotation", /\b(?:quotations?|quotes?|offers?|not confirmed|unconfirmed|drafts?)\b/i],
  ["overdue", /\b(?:overdue|past due|late|over due)\b/i],
  ["late", /\b(?:late|overdue|delayed|behind|past due|past their date|should have (?:arrived|shipped|come))\b/i],
  ["draft", /\b(?:drafts?|not posted|unposted)\b/i],
  [
    "open",
    /\b(?:open|unpaid|outstanding|not (?:yet )?paid|owes?|owed|owing|due|pending|unshipped|undelivered|not (?:yet )?(?:shipped|delivered|received)(?: yet)?|waiting|still (?:to|waiting)|on order|balance)\b/i,
  ],
  ["paid", /\b(?:already paid|paid invoices|settled|have (?:been )?paid|paid ones)\b/i],
  ["done", /\b(?:delivered|done|completed?|received|closed|finished)\b/i],
  ["vendor", /\b(?:vendors?|suppliers?|bills?|payables?|we owe|do we owe)\b/i],
  ["shortages", /\b(?:short(?:ages?|falls?)?|stock[- ]?outs?|(?:runs?|running) (?:out|short|low)|missing)\b/i],
  ["customer", /\b(?:customers?|receivables?|owes? us|owe us|sales invoices?)\b/i],
];

export function choiceIn(text: string, choices: readonly string[]): string | undefined {
  return WORDS.find(([choice, pattern]) => choices.includes(choice) && pattern.test(text))?.[0];
}
