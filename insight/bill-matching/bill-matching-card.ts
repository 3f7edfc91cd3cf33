import type { ModelCard } from "../model-card.ts";

export const billMatchingCard: ModelCard = {
  name: "bill-matching",
  title: "Bills likely to fail matching",
  version: "1",
  purpose: "Says which bills will probably fail the match of order, receipt and bill, so that somebody asks before the due date.",
  data: "Earlier bills with vendor, whether they named an order, the largest gaps of price and quantity, and whether the match failed; and the same of the bill in question as far as it is known.",
  method:
    "The vendor's rate of failed bills by beta-binomial (Skellam, 1948), and a logistic regression on conditions whose effects start from belief and are moved by history. A bill doesn't count towards its vendor's rate when the effects are learned.",
  limits: [
    "The beliefs it starts from are ours, not measured; a company's own history replaces them after some dozens of bills.",
    "The range covers the vendor's rate only, not the effects of the conditions.",
    "Checked for sense only on synthetic purchase orders, where the vendor's own rate is nearly all there is to learn: no public data holds bills with the outcome of their match.",
    "It predicts the match, not whether the bill is honest.",
  ],
  owner: "Head of finance",
};
