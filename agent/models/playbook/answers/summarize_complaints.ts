import type { Complaints } from "../../../../tools/read/summarize_complaints.ts";
import { answer } from "../wording/answer.ts";
import { capital, day, lateness, listed, paragraphs } from "../wording/format.ts";
import { activityLines, noteLines } from "../wording/note-lines.ts";

export default answer<Complaints>((output, { slots }) => {
  const { order, customer, complaints, complaintCount, otherNotes, activities, lateDeliveries, returns, hasMore } = output;
  const of = order
    ? `**${order.reference ?? "the order"}**${order.customer ? ` for ${order.customer}` : ""}`
    : `**${customer?.name ?? slots["customer"] ?? "the customer"}**`;
  const facts = [
    ...lateDeliveries.map((one) => `delivery ${one.reference ?? ""}${one.order ? ` of ${one.order}` : ""} is ${lateness(one.daysLate)}`),
    ...returns.map(
      (one) => `return ${one.reference ?? ""}${one.order ? ` of ${one.order}` : ""}${one.done ? ` came back on ${day(one.done)}` : " is expected"}`,
    ),
  ];
  const head =
    complaints.length === 0
      ? `Nobody wrote down a complaint about ${of}.`
      : `${of}: ${Number(complaintCount) === 1 ? "1 note sounds" : `${complaintCount} notes sound`} like a complaint, the newest first.`;
  return paragraphs(
    head,
    complaints.length > 0 && noteLines(complaints),
    facts.length > 0
      ? `${capital(complaints.length > 0 ? "what may be behind it" : "what could lead to one")}: ${listed(facts)}.`
      : "I see no late delivery and no return.",
    activities.length > 0 && `Open activities:\n${activityLines(activities)}`,
    otherNotes.length > 0 && `Other notes:\n${noteLines(otherNotes)}`,
    hasMore && "There is more than I show here.",
  );
});
