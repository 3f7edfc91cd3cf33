import type { ModelCard } from "../model-card.ts";

export const reorderCard: ModelCard = {
  name: "reorder",
  title: "How much to order, and up to what level",
  version: "1",
  purpose: "Advises a buyer on order-up-to levels and quantities for a service goal. It proposes; a person countersigns.",
  data: "Demand by period of each product (blank for unknown), lead times, stock, reservations, open orders and the supplier's terms. It must never be given demand after the moment it plans for, or sales cut short by empty shelves as if they were demand.",
  method:
    "Demand over lead time and review is a distribution over whole units: what followed in parts with a like rate and size of demand, mixed with a negative binomial on the part's own discounted history. Over a file all parts get the same chance of running short, which reaches a given total fill with least stock; that chance is corrected by rolling origin inside the file. A single product's level is read off its distribution for a fill rate, a cycle service level or costs.",
  limits: [
    "The levels of a file stand for about twelve periods; a part that starts to sell later than that is not foreseen.",
    "Seasons are not modelled by the command; a seasonal forecast can be given to the advice for one product.",
    "Units are whole: demand of a fraction of a unit a period rounds badly, and many thousands a period is slow.",
    "The total fill of a plan is promised over all parts, not for each part.",
    "With a history of under about two years the correction rests on few moments and the fill reached may miss the target by a few points.",
    "A part with no known demand for twelve periods gets no stock.",
  ],
  owner: "Head of purchasing",
};
