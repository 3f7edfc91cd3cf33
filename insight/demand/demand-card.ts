import type { ModelCard } from "../model-card.ts";

export const demandCard: ModelCard = {
  name: "demand",
  title: "Demand of a product, period by period",
  version: "1",
  purpose:
    "Says how many units of a product customers will likely ask for in one period, as nine quantiles, so that stock and orders can be planned by chance and not by one number.",
  data: "The product's own past by period, blank where it is unknown, and the pasts of the other products in the same file. Units below zero, from returns, count as none. Never prices, customers or names.",
  method:
    "Two estimates, averaged level by level. One is a negative binomial whose mean and variance are discounted into the past and drawn to all products. The other is what was asked for in the six periods after past moments, of any product, that were most like this one: alike in how fast it sells lately and over a longer time, in how long nothing was asked for and in how much at a time. How fast the past fades, how much it is drawn to others and the weight of the two are chosen by forecasting the end of the file from its beginning.",
  limits: [
    "All coming periods get the same quantiles: season and trend are followed only as far as the recent past holds them.",
    "A product without any past gets zero, and the command says how many there were.",
    "A period in which stock ran out must be left blank, or the lack of goods is taken for a lack of demand.",
    "Below about 26 periods there is no trial, and the two are averaged evenly.",
  ],
  owner: "planner",
};
