import type { Shipments } from "../../../../tools/read/track_shipments.ts";
import { answer } from "../wording/answer.ts";
import { day, paragraphs } from "../wording/format.ts";

type Shipment = Shipments["shipments"][number];

export default answer<Shipments>(({ shipments, of, hasMore }, { slots }) => {
  const whose = of ? `**${of}**` : (slots["customer"] ?? "this customer");
  if (shipments.length === 0) return `${whose} has no delivery, so there is nothing to track.`;
  return paragraphs(
    shipments.length === 1 ? undefined : `Shipments of ${whose}, the newest first:`,
    shipments.map((one) => `${shipments.length === 1 ? "" : "- "}${shipmentText(one)}`).join("\n"),
    hasMore && "There are older ones.",
  );
});

function shipmentText({ reference, order, status, done, scheduled, carrier, tracking }: Shipment): string {
  const name = `**${reference ?? "The delivery"}**${order ? ` of ${order}` : ""}`;
  const by = carrier ? ` with ${carrier}` : "";
  if (status === "done") {
    const left = `${name} left${done ? ` on ${day(done)}` : ""}${by}`;
    if (tracking) return `${left}; tracking number **${tracking}**.`;
    return `${left}; no tracking number is recorded${carrier ? "" : ", nor a carrier"}.`;
  }
  const planned = scheduled ? `, planned for ${day(scheduled)}` : "";
  const number = tracking ? `tracking number **${tracking}**` : "so there is no tracking number yet";
  return `${name} has not left${planned}${carrier ? `; the carrier will be ${carrier}` : "; no carrier is set"}, ${number}.`;
}
