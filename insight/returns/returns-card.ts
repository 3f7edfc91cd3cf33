import type { ModelCard } from "../model-card.ts";

export const returnsCard: ModelCard = {
  name: "returns",
  title: "Lines likely to come back",
  version: "1",
  purpose: "Shows which products and customers send back more than is usual, so that a cause is looked for before the next sale.",
  data: "Sold lines with product, customer and whether any of the line came back. Lines too young to have come back should be left out by the caller.",
  method:
    "Beta-binomial per product and per customer (Skellam, 1948), the spread fitted by maximum likelihood, so that few lines are judged mostly by what is usual. A product with a customer adds up both in log odds.",
  limits: [
    "It counts lines, not units or money.",
    "A product's fault and its customers' habits are told apart only by adding up: a product that one customer alone buys carries that customer's rate too.",
    "Seasons and changes of a product are not known to it; feed it recent lines.",
  ],
  owner: "Head of sales",
};
