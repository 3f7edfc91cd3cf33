import type { ModelCard } from "../model-card.ts";

export const lateCard: ModelCard = {
  name: "late",
  title: "Late delivery",
  version: "1",
  purpose: "Says how probable it is that an open order is delivered later than scheduled, and what drives it, so that somebody can act in time.",
  data: "Outcomes of delivered orders, and vendor, shipment mode, way of fulfilment, country, product and terms, all known when an order is placed. The scheduled date tells the outcome of past orders only: it is moved while an order runs, so it is no input. Never weight, freight cost, shipment number or the recorded date, which come after the order.",
  method:
    "Logistic regression on crossed effects, each pulled towards zero (Breslow and Clayton, 1993), outcomes weighing half after 730 days. Its level is corrected by replaying every half year of the last three, by way of fulfilment, as far as the replays agree and by at most 0.25 in log odds (James and Stein, 1961).",
  limits: [
    "The level of lateness jumps from year to year (3.6% in 2009, 23.5% in 2011): ranking is more reliable than the percentage.",
    "Deliveries from the own warehouse are hardly predictable from what is known at the order: ranking within them is little better than chance.",
    "A vendor, country or product not seen before counts as an average one.",
    "How long an order has been open is not used here; the risk of an open purchase order is conditional on it.",
  ],
  owner: "logistics manager",
};
