import type { ModelCard } from "../model-card.ts";

export const sourcingCard: ModelCard = {
  name: "source",
  title: "Sourcing: suppliers and quantities for a set of needs",
  version: "1",
  purpose: "Proposes what to buy from whom, which needs to accept and what stock to use; a person countersigns the orders.",
  data: "The needs, offers, stock, rates and rules of one problem, as docs/sourcing.md describes; nothing is learned from history.",
  method:
    "A mixed-integer program solved by HiGHS (branch and cut) to gap zero, checked again in decimals against the rules; conflicts by QuickXplain (Junker 2004).",
  limits: [
    "Lead times are taken as certain.",
    "Solver tolerances are about one millionth of the currency; the totals shown are reckoned in decimals.",
    "Margins of a single need leave out fixed costs, and take the highest price of an offer with incremental breaks.",
    "What is bought beyond the needs counts as cost in full.",
    "Several smallest conflicts may exist; one is named.",
    "The next best offer is priced alone, without the other needs.",
  ],
  owner: "Head of purchasing",
};
