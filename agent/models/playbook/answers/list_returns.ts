import type { Returns } from "../../../../tools/read/list_returns.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import type { SlotValues } from "../../../understanding/understanding.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs } from "../wording/format.ts";
import { goodsText } from "../wording/goods-text.ts";

type Return = Returns["returns"][number];

export default answer<Returns>((output, { slots, speech }) => {
  const { returns, creditNotes, hasMore } = output;
  return paragraphs(
    headText(output, slots, speech),
    returns.map((one) => returnText(one, speech)).join("\n"),
    notesText(creditNotes, speech),
    hasMore && speech.say("There are more than these."),
  );
});

function headText({ returns, expectedCount, receivedCount }: Returns, slots: SlotValues, { say }: Speech): string {
  if (returns.length === 1) return say("There is one return:");
  if (returns.length > 1) {
    const counted = { count: returns.length, received: Number(receivedCount), expected: Number(expectedCount) };
    return counted.expected > 0
      ? say("There are {count} returns, {received} received and {expected} still on the way:", counted)
      : say("There are {count} returns, {received} received and none still on the way:", counted);
  }
  const of = slots["order"] ?? slots["customer"];
  const when = slots["from"] ? say(" in that time") : "";
  return of ? say("No goods were returned: there is no return of {of}{when}.", { of, when }) : say("No goods were returned{when}.", { when });
}

function returnText({ reference, order, customer, status, expected, done, contents }: Return, speech: Speech): string {
  const { say, day } = speech;
  const name = `**${reference ?? say("A return")}**`;
  const who = `${order ? say("{name} of {order}", { name, order }) : name}${customer ? `, ${customer}` : ""}`;
  const what = contents.map((one) => goodsText(one.quantity, one.uom, one.product, speech)).join("; ");
  const state =
    status === "received"
      ? done
        ? say("received on {day}", { day: day(done) })
        : say("received")
      : expected
        ? say("not received yet, expected {day}", { day: day(expected) })
        : say("not received yet");
  return `- ${who}: ${state}${what ? `; ${what}` : ""}.`;
}

function notesText(notes: Returns["creditNotes"], { say, term, day, money }: Speech): string | undefined {
  if (notes === undefined) return undefined;
  if (notes.length === 0) return say("No credit note was made, so nothing was refunded.");
  const lines = notes.map((note) => {
    const name = `**${note.reference ?? say("A draft credit note")}**`;
    const what = `${note.origin ? say("{name} for {order}", { name, order: note.origin }) : name}${note.partner ? `, ${note.partner}` : ""}`;
    const facts = [note.total && money(note.total, note.currency), note.status && term(note.status), note.date && day(note.date)];
    return `- ${what}: ${facts.filter(Boolean).join(", ")}.`;
  });
  return `${say("Credit notes:")}\n${lines.join("\n")}`;
}
