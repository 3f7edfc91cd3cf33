import type { Phrasing } from "./phrasing.ts";

/** Several questions in one message, and requests for a person. */
export const MIXED_PHRASINGS: readonly Phrasing[] = [
  { say: "Where is S10031 and is it invoiced?", expect: ["order_status", "invoices"] },
  { say: "Which deliveries are late? And how many VLV-0125 do we have?", expect: ["late_deliveries", "stock_availability"] },
  { say: "price and stock of FURN_7777", expect: ["product_price_and_cost", "stock_availability"] },
  { say: "Status of S10031 and S10044", expect: ["order_status", "order_status"] },
  { say: "Move WH/OUT/00012 to Friday and add a note to S10031: agreed by phone", expect: ["reschedule_delivery", "post_note"] },
  { say: "Is P00007 late? Which invoices are overdue?", expect: ["purchase_order_risk", "invoices"] },
  { say: "what does VLV-0125 cost; is it in stock; where is S10012", expect: ["product_price_and_cost", "stock_availability", "order_status"] },
  { say: "Confirm S10201 and remind me on Monday to call Ridgeway Foods", expect: ["confirm_quotation", "schedule_activity"] },
  { say: "I want to talk to a person", expect: "person" },
  { say: "hand this over to a colleague please", expect: "person" },
  { say: "can a human look at this?", expect: "person" },
  { say: "connect me with customer support", expect: "person" },
];
