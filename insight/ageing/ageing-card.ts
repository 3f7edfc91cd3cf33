import type { ModelCard } from "../model-card.ts";

export const ageingCard: ModelCard = {
  name: "ageing",
  title: "Ageing and excess stock",
  version: "1",
  purpose: "Shows how old stock is, what of it demand will not use within an allowed number of weeks, what that ties up, and what to do.",
  data: "Quantity on hand and on order, receipts with dates and unit costs, and the demand forecast a week with its range.",
  method:
    "First in, first out: what is there is taken from the latest receipts backwards. Excess is what is on hand less the allowed weeks of the forecast; its range follows from the forecast's.",
  limits: [
    "Where goods are not picked first in, first out, the true age differs; lots would tell it.",
    "Stock without receipts on record is of unknown age and valued like the oldest known receipt.",
    "It knows no shelf life, no seasonal stock built on purpose and no last-time buy.",
  ],
  owner: "Head of supply chain",
};
