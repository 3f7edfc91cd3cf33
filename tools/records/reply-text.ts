import type { z } from "zod";
import { spokenDay } from "../spoken-dates.ts";
import type { delivery } from "./delivery.ts";
import type { salesOrder } from "./sales-order.ts";

type Order = z.input<typeof salesOrder>;
type Delivery = z.input<typeof delivery>;

export const REPLY_KINDS = ["quotation", "cancelled", "shipped", "partly shipped", "late", "on time", "without a date"] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

/** What a reply is about, by the state of the order; the day that may be named is one that Odoo holds and that is not past. */
export interface ReplyFacts {
  readonly kind: ReplyKind;
  readonly shipped?: Delivery | undefined;
  readonly next?: string | undefined;
}

export function replyFacts(order: Order, deliveries: readonly Delivery[], today: string): ReplyFacts {
  const outgoing = deliveries.filter((one) => one.kind === "delivery" && one.status !== "cancelled");
  const open = outgoing.filter(({ status }) => status !== "done");
  const shipped = outgoing.filter(({ status }) => status === "done").sort((one, other) => (other.done ?? "").localeCompare(one.done ?? ""))[0];
  const planned = open
    .flatMap(
      ({ scheduled, promised }) =>
        [scheduled, promised]
          .filter((day) => typeof day === "string")
          .sort()
          .at(-1) ?? [],
    )
    .sort();
  const next = planned.at(-1);
  const isAhead = next !== undefined && next >= today ? next : undefined;
  if (order.status === "cancelled") return { kind: "cancelled" };
  if (order.status === "quotation" || order.status === "quotation sent") return { kind: "quotation" };
  if (open.length === 0) return shipped ? { kind: "shipped", shipped } : { kind: "without a date" };
  if (shipped) return { kind: "partly shipped", shipped, next: isAhead };
  if (open.some(({ late }) => late)) return { kind: "late", next: isAhead };
  return isAhead ? { kind: "on time", next: isAhead } : { kind: "without a date" };
}

/** The approved sentences. They promise no day that is not planned in Odoo, and name no vendor, receipt or other customer. */
export function replyBody(order: string, { kind, shipped, next }: ReplyFacts): string[] {
  const by = next
    ? `It is planned to leave our warehouse on ${spokenDay(next)}.`
    : "We do not have a confirmed date yet and will write to you as soon as we do.";
  const left = shipped ? shippedSentence(shipped) : "";
  switch (kind) {
    case "quotation":
      return [
        `Thank you for your message about ${order}.`,
        "It is a quotation that has not been confirmed yet. Please let us know if you would like to order, and we will confirm a delivery date.",
      ];
    case "cancelled":
      return [
        `Thank you for your message about your order ${order}.`,
        "Our records show it as cancelled. Please tell us if that is not what you expected, so that we can look into it.",
      ];
    case "shipped":
      return [`Thank you for your message about your order ${order}.`, `It has been delivered to the carrier in full. ${left}`];
    case "partly shipped":
      return [`Thank you for your message about your order ${order}.`, `A part of it is with you already. ${left}`, `The rest follows. ${by}`];
    case "late":
      return [`Thank you for your message, and please accept our apologies for the delay of your order ${order}.`, by];
    case "on time":
      return [`Thank you for your message about your order ${order}.`, by];
    case "without a date":
      return [`Thank you for your message about your order ${order}.`, by];
  }
}

function shippedSentence({ done, carrier, tracking }: Delivery): string {
  const when = done ? ` on ${spokenDay(done)}` : "";
  const how = carrier ? ` with ${carrier}` : "";
  return `The last delivery left us${when}${how}${tracking ? `; its tracking number is ${tracking}` : ""}.`;
}
