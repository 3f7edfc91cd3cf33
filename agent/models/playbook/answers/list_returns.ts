import type { Returns } from "../../../../tools/read/list_returns.ts";
import { answer } from "../wording/answer.ts";
import { capital, day, money, paragraphs, quantity, sentences } from "../wording/format.ts";

type Return = Returns["returns"][number];

export default answer<Returns>(({ returns, creditNotes, expectedCount, receivedCount, hasMore }, { slots }) => {
  const of = slots["order"] ?? slots["customer"];
  const when = slots["from"] ? " in that time" : "";
  const head =
    returns.length === 0
      ? `No goods were returned${of ? `: there is no return of ${of}` : ""}${when}.`
      : returns.length === 1
        ? "There is one return:"
        : `There are ${returns.length} returns, ${receivedCount} received and ${Number(expectedCount) > 0 ? `${expectedCount} still on the way` : "none still on the way"}:`;
  return paragraphs(head, returns.map(returnText).join("\n"), notesText(creditNotes), hasMore && "There are more than these.");
});

function returnText({ reference, order, customer, status, expected, done, contents }: Return): string {
  const what = contents.map((one) => `${quantity(one.quantity, one.uom)} of ${one.product ?? "a product"}`).join("; ");
  const state =
    status === "received" ? `received${done ? ` on ${day(done)}` : ""}` : `not received yet${expected ? `, expected ${day(expected)}` : ""}`;
  return `- **${reference ?? "A return"}**${order ? ` of ${order}` : ""}${customer ? `, ${customer}` : ""}: ${state}${what ? `; ${what}` : ""}.`;
}

function notesText(notes: Returns["creditNotes"]): string | undefined {
  if (notes === undefined) return undefined;
  if (notes.length === 0) return "No credit note was made, so nothing was refunded.";
  const lines = notes.map((note) =>
    sentences(
      `- **${note.reference ?? "A draft credit note"}**${note.origin ? ` for ${note.origin}` : ""}${note.partner ? `, ${note.partner}` : ""}: ${[note.total && money(note.total, note.currency), note.status, note.date && day(note.date)].filter(Boolean).join(", ")}.`,
    ),
  );
  return `${capital("credit notes")}:\n${lines.join("\n")}`;
}
