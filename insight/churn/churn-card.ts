import type { ModelCard } from "../model-card.ts";

export const churnCard: ModelCard = {
  name: "churn",
  title: "Customers who will not buy again within 90 days",
  version: "1",
  purpose: "Ranks customers by the chance that they buy nothing in the 90 days from a date, so that sales people call while it may help.",
  data: "Order lines with invoice, product, quantity, price, time and customer. Lines on or after the date are never used; lines without a customer are left out. Nothing about the person behind the number is used.",
  method:
    "Ridge logistic regression over fortnightly earlier cut-offs with 60-day outcomes (all known by the date) on recency, frequency, value, range, trend, cancellations and the BG/NBD model of Fader, Hardie and Lee (2005), every figure scaled within its cut-off. The level is BG/NBD's 90-day mean, moved by half of how far it was off at the latest cut-off with a known 90-day outcome.",
  limits: [
    "With less than a year of lines the season can't be told from a trend, so the level may be off by several points; the range shows how far it moved before.",
    "With fewer than 105 days of lines, or fewer than 30 outcomes of either kind, the BG/NBD model speaks alone.",
    "It says who falls silent, not why, and not whether a call would change it.",
    "A customer who buys under two numbers counts as two.",
  ],
  owner: "Head of sales",
};
