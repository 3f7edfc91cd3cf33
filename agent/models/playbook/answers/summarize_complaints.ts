import type { Complaints } from "../../../../tools/read/summarize_complaints.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs } from "../wording/format.ts";
import { activityLines, noteLines } from "../wording/note-lines.ts";

export default answer<Complaints>((output, { slots, speech }) => {
  const { say, listed } = speech;
  const { order, customer, complaints, complaintCount, otherNotes, activities, hasMore } = output;
  const of = order ? orderOf(order, speech) : `**${customer?.name ?? slots["customer"] ?? say("the customer")}**`;
  const facts = factsOf(output, speech);
  return paragraphs(
    complaints.length === 0
      ? say("Nobody wrote down a complaint about {of}.", { of })
      : say(
          "{count, plural, one {{of}: {count} note sounds like a complaint, the newest first.} other {{of}: {count} notes sound like a complaint, the newest first.}}",
          { of, count: Number(complaintCount) },
        ),
    complaints.length > 0 && noteLines(complaints, speech),
    facts.length === 0
      ? say("I see no late delivery and no return.")
      : complaints.length > 0
        ? say("What may be behind it: {facts}.", { facts: listed(facts) })
        : say("What could lead to one: {facts}.", { facts: listed(facts) }),
    activities.length > 0 && `${say("Open activities:")}\n${activityLines(activities, speech)}`,
    otherNotes.length > 0 && `${say("Other notes:")}\n${noteLines(otherNotes, speech)}`,
    hasMore && say("There is more than I show here."),
  );
});

function orderOf({ reference, customer }: NonNullable<Complaints["order"]>, { say }: Speech): string {
  const name = `**${reference ?? say("the order")}**`;
  return customer ? say("{name} for {customer}", { name, customer }) : name;
}

/** Late deliveries and returns, each as a clause. */
function factsOf({ lateDeliveries, returns }: Complaints, { say, day, lateness }: Speech): string[] {
  return [
    ...lateDeliveries.map(({ reference, order, daysLate }) =>
      say("delivery {delivery}{of} is {lateness}", {
        delivery: reference ?? "",
        of: order ? say(" of {order}", { order }) : "",
        lateness: lateness(daysLate),
      }),
    ),
    ...returns.map(({ reference, order, done }) => {
      const named = { delivery: reference ?? "", of: order ? say(" of {order}", { order }) : "" };
      return done ? say("return {delivery}{of} came back on {day}", { ...named, day: day(done) }) : say("return {delivery}{of} is expected", named);
    }),
  ];
}
