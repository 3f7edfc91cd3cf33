import type { ModelCard } from "../model-card.ts";

export const leadTimeCard: ModelCard = {
  name: "lead-time",
  title: "Supplier lead time",
  version: "1",
  purpose: "Says within how many days of the order a purchase order line will have come, as quantiles, for reorder points and promise dates.",
  data: "Delivered orders with order and delivery dates, vendor, shipment mode and the project they were for. Never the scheduled date, which is moved while the order runs, nor weight, freight cost or shipment number, which are known only after it.",
  method:
    "A mixture of what comparable orders took: all, by mode, by vendor and by project, each trusted by how many recent orders it has (half-life 1,500 days). Orders still open count as lasting longer than they have (Efron, 1967), and an open order's own wait is a condition. The central intervals are widened or narrowed by replaying every half year of the past, by vendor with shrinkage (after Kuleshov, Fenner and Ermon, 2018).",
  limits: [
    "A change of all lead times at once, as in 2010, is seen only as orders come in; until then intervals are too short.",
    "A vendor with few deliveries gets nearly everyone's lead time, with everyone's spread.",
    "An order without an order date is answered as if it had just been placed, so how long it has waited is not used.",
    "Lines of one order are treated as separate, so a late order of many lines weighs as many times.",
  ],
  owner: "purchasing manager",
};
