import type { ModelCard } from "../model-card.ts";

export const demandCard: ModelCard = {
  name: "demand",
  title: "Demand of a product, period by period",
  version: "2",
  purpose:
    "Says how many units of a product customers will likely ask for in one period, as nine quantiles, so that stock and orders can be planned by chance and not by one number.",
  data: "The product's own past by period, blank where it is unknown, and the pasts of the other products in the same file. Units below zero, from returns, count as none. Never prices, customers or names.",
  method:
    "Two estimates, averaged level by level. One is a negative binomial whose mean and variance are discounted into the past and drawn to all products. The other is four small networks that learn, from up to 36,000 past moments of all products, the quantiles of what was asked for in the periods after each: from how fast it sold over five memories, how often and how long ago anything was asked for, and how large lots are and how they differ, all relative to the product's own size. How fast the past fades, how much it is drawn to others and the weight of the two are chosen by forecasting the end of the file from its beginning. Where a period is named and it made that trial better by 1 %, the forecast follows the swing of all products over it, and each product's own as far as its demand tells it.",
  limits: [
    "Without a season all coming periods get the same quantiles; a trend is followed only as far as the recent past holds it, and a season only with two whole cycles of past.",
    "A product without any past gets zero, and the command says how many there were.",
    "A period in which stock ran out must be left blank, or the lack of goods is taken for a lack of demand.",
    "Where the past is shorter than the horizon and sixteen periods there is no trial, and the two are averaged evenly; a file with fewer than 5,000 moments to learn from is forecast by the negative binomial alone.",
  ],
  owner: "planner",
};
