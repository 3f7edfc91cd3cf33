import type { Shipments } from "../../../../tools/read/track_shipments.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs } from "../wording/format.ts";

type Shipment = Shipments["shipments"][number];

export default answer<Shipments>(({ shipments, of, hasMore }, { slots, speech }) => {
  const { say } = speech;
  const whose = of ? `**${of}**` : (slots["customer"] ?? say("this customer"));
  if (shipments.length === 0) return say("{whose} has no delivery, so there is nothing to track.", { whose });
  return paragraphs(
    shipments.length === 1 ? undefined : say("Shipments of {whose}, the newest first:", { whose }),
    shipments.map((one) => `${shipments.length === 1 ? "" : "- "}${shipmentText(one, speech)}`).join("\n"),
    hasMore && say("There are older ones."),
  );
});

function shipmentText(shipment: Shipment, speech: Speech): string {
  const { say } = speech;
  const { reference, order } = shipment;
  const delivery = `**${reference ?? say("The delivery")}**`;
  const name = order ? say("{name} of {order}", { name: delivery, order }) : delivery;
  return shipment.status === "done" ? leftText(name, shipment, speech) : waitingText(name, shipment, speech);
}

function leftText(name: string, { done, carrier, tracking }: Shipment, { say, day }: Speech): string {
  const left = say("{name} left{on}{carrier}", {
    name,
    on: done ? say(" on {day}", { day: day(done) }) : "",
    carrier: carrier ? say(" with {carrier}", { carrier }) : "",
  });
  if (tracking) return say("{left}; tracking number **{tracking}**.", { left, tracking });
  return carrier ? say("{left}; no tracking number is recorded.", { left }) : say("{left}; no tracking number is recorded, nor a carrier.", { left });
}

function waitingText(name: string, { scheduled, carrier, tracking }: Shipment, { say, day }: Speech): string {
  const planned = scheduled ? say(", planned for {day}", { day: day(scheduled) }) : "";
  const by = carrier ? say("; the carrier will be {carrier}", { carrier }) : say("; no carrier is set");
  const number = tracking ? say("tracking number **{tracking}**", { tracking }) : say("so there is no tracking number yet");
  return say("{name} has not left{planned}{by}, {number}.", { name, planned, by, number });
}
