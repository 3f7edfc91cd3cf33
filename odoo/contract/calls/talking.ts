import { type ContractCall, call, ref } from "../contract-call.ts";

const order = ref("sale_s10003");
const NOTE = { message_type: "comment", subtype_xmlid: "mail.mt_note" };
const message = (name: string) =>
  call("service", `talking: ${name}`, "mail.message", "search_read", {
    domain: [
      ["model", "=", "sale.order"],
      ["res_id", "=", order],
      ["message_type", "=", "comment"],
    ],
    fields: ["body", "subtype_id", "message_type", "author_id", "is_internal"],
    order: "id desc",
    limit: 1,
  });

/** Notes and activities on records. */
export const TALKING_CALLS: readonly ContractCall[] = [
  call("service", "talking: post a note", "sale.order", "message_post", { ids: [order], body: "Called the customer.", ...NOTE }),
  message("the note"),
  call("service", "talking: markup in a note is text", "sale.order", "message_post", { ids: [order], body: "<b>1 < 2</b>", ...NOTE }),
  message("it was escaped"),
  call("service", "talking: unless it is said to be markup", "sale.order", "message_post", {
    ids: [order],
    body: "<p>Two <b>pallets</b></p>",
    body_is_html: true,
    ...NOTE,
  }),
  message("it was kept"),
  call("service", "talking: without a subtype it is a note", "sale.order", "message_post", { ids: [order], body: "Plain." }),
  call("service", "talking: on two records at once is refused", "sale.order", "message_post", { ids: [order, ref("sale_s10001")], body: "Twice." }),
  call("buyer", "talking: a buyer notes nothing on a sale", "sale.order", "message_post", { ids: [order], body: "No." }),
  call("buyer", "talking: but on a purchase", "purchase.order", "message_post", {
    ids: [ref("purchase_p10001")],
    body: "Chased the vendor.",
    ...NOTE,
  }),
  call(
    "service",
    "talking: plan an activity",
    "sale.order",
    "activity_schedule",
    { ids: [order], act_type_xmlid: "mail.mail_activity_data_todo", summary: "Call back", note: "About the boxes", date_deadline: "2027-01-05" },
    [{ name: "activity", model: "mail.activity" }],
  ),
  call("service", "talking: the activity", "mail.activity", "read", {
    ids: [ref("activity")],
    fields: ["activity_type_id", "summary", "note", "date_deadline", "user_id", "res_model", "res_id", "state"],
  }),
  call("service", "talking: the order shows it", "sale.order", "read", {
    ids: [order],
    fields: ["activity_ids", "activity_state", "activity_summary", "activity_date_deadline"],
  }),
  call("service", "talking: an activity of an unknown type", "sale.order", "activity_schedule", {
    ids: [order],
    act_type_xmlid: "mail.no_such_type",
    summary: "x",
  }),
  call("service", "talking: close the activity", "mail.activity", "action_feedback", { ids: [ref("activity")], feedback: "Done." }),
  call("service", "talking: it is gone", "sale.order", "read", { ids: [order], fields: ["activity_ids"] }),
  call("service", "talking: a note on a customer", "res.partner", "message_post", { ids: [ref("customer_trident")], body: "New dock.", ...NOTE }),
];
