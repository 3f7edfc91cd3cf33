import type { Speech } from "../../../languages/say/speech.ts";
import type { ModelRequest } from "../../model.ts";
import { capital } from "./format.ts";

/** What people call a data class, and the words by which they ask for it. */
const CLASSES: readonly { readonly label: string; readonly name: string; readonly asked: RegExp }[] = [
  { label: "cost", name: "cost", asked: /\b(?:costs?|cost price|purchase price|standard price|pay for|buying price)\b/i },
  { label: "margin", name: "margin", asked: /\b(?:margins?|mark-?up|profits?|profitab\w+|earn)\b/i },
  { label: "vendor_terms", name: "vendor prices", asked: /\b(?:vendor|supplier)(?:'s)? (?:price|cost|terms)|\bopen value\b/i },
  {
    label: "commercial",
    name: "prices and totals",
    asked: /\b(?:list price|sales price|prices?|totals?|amounts?|worth|values?|how much (?:is|are|do we (?:charge|sell)))\b/i,
  },
  { label: "bank", name: "bank accounts", asked: /\b(?:bank|iban|account number)\b/i },
];

/** Uses whose answers hold cost, margin or purchase prices for who may see them. */
const SHOWING_COST: ReadonlySet<string> = new Set(["product_price_and_cost", "purchase_price_history", "margin_leakage"]);

/** Says which of the things that were asked for the role may not see; "what does it cost" may mean the price, so that is no denial. */
export function withheldText(span: string, withheld: ModelRequest["withheld"], useCase: string, { say, term, listed }: Speech): string | undefined {
  const hidden = new Set(withheld.map(({ class: label }) => label.split(".")[0]));
  const missing = CLASSES.filter(({ label, asked }) => asked.test(span) && (hidden.has(label) || (label === "margin" && hidden.has("cost")))).map(
    ({ name }) => name,
  );
  if (missing.length > 0)
    return say("{count, plural, one {{what} is outside your role.} other {{what} are outside your role.}}", {
      count: missing.length === 1 && !missing[0]?.endsWith("s") ? 1 : 2,
      what: capital(listed(missing.map(term))),
    });
  if (!SHOWING_COST.has(useCase) && /\b(?:margins?|profits?|mark-?up|cost price|purchase price)\b/i.test(span))
    return say("Cost and margin are not part of this answer; ask for them by the product's code.");
  return /\b(?:bank account|iban)\b/i.test(span) ? say("Bank accounts are not something I show here.") : undefined;
}
