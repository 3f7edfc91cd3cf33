import type { ModelCard } from "../model-card.ts";

export const marginCard: ModelCard = {
  name: "margin",
  title: "Margin leakage",
  version: "1",
  purpose:
    "Finds where margin is lost unnoticed: sales below the floor, freight that was not billed, costs that prices did not follow, creeping discounts and sliding prices.",
  data: "Sold lines of about a year with order, product, customer, salesperson, date, quantity, price, discount, cost at the time, floor price and freight, and one rate for each currency. Amounts in different currencies are never compared.",
  method:
    "Floors are exact. Freight is held against what the customer usually pays of it. Trends are straight lines through what is left after each customer's own level, what others did about the same days (running medians after Tukey, 1977) and the scale of quantities, with outliers pulled in (Theil 1950, Sen 1968); the line that a finding must cross follows from the noise and from how many were looked at, at 2% for each kind.",
  limits: [
    "Honest agreements look like leaks: a renegotiated price, a contract, a special deal for a year. It asks a question, it does not accuse.",
    "A slide of 4% over fewer than about 20 lines is within the noise and is often missed; pairs of fewer than ten lines are not judged.",
    "Of a product that fewer than four customers buy, a sliding price is judged by its cost alone.",
    "A discount that grows on one product of one customer is seen only once it moves that customer's discounts as a whole.",
    "A cost that rose in the last weeks counts as not followed until the price moves.",
    "Measured on generated lines, since nobody publishes books with known leaks.",
  ],
  owner: "Head of finance",
};
