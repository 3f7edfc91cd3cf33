import type { ModelCard } from "../model-card.ts";

export const stockoutCard: ModelCard = {
  name: "stockout",
  title: "When a product runs out, and which orders that hits",
  version: "1",
  purpose: "Warns planners and buyers of products that may run out, within a lead time and by day, with the booked orders that would come up short.",
  data: "Stock on hand, booked orders with their dates, open receipts with how late the supplier may be, and a demand forecast as a distribution. It must never be given receipts that are not confirmed as if they were.",
  method:
    "The chances of each stock level are followed from receipt to receipt over every way in which receipts may be late. Booked orders use up the forecast; stock goes to orders by date, and what is reserved stays with its order.",
  limits: [
    "Demand before and after a receipt is taken as independent.",
    "Receipts of one supplier are taken to be late together; with very many suppliers they share their luck.",
    "A receipt comes whole or not yet, never in part.",
    "Substitutes, transfers between warehouses and orders not yet placed are not counted.",
    "Units are whole.",
  ],
  owner: "Head of planning",
};
