import type { LateRisk } from "../../../../tools/read/list_late_risk.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";
import { goodsText } from "../wording/goods-text.ts";

type Delivery = LateRisk["deliveries"][number];

const MOST_DRIVERS = 2;

export default answer<LateRisk>((found, { slots, speech }) => {
  const { deliveries, likelyCount, openCount, hasMore } = found;
  const { say, day, dayCell, number } = speech;
  const { to } = slots;
  const customer = found.to?.customer;
  const warehouse = found.of?.name;
  const where = `${customer ? say(" for {customer}", { customer }) : ""}${warehouse ? say(" in {warehouse}", { warehouse }) : ""}${to ? say(" until {day}", { day: day(to) }) : ""}`;
  const asked = { count: Number(likelyCount), all: Number(openCount), where };
  if (deliveries.length === 0)
    return paragraphs(say("No open delivery{where} is known to be in danger of leaving late.", { where }), basisText(found, speech));
  return paragraphs(
    isPositive(likelyCount)
      ? say(
          "{count, plural, one {{count} delivery{where} will probably leave late, of {all} open deliveries:} other {{count} deliveries{where} will probably leave late, of {all} open deliveries, the likeliest first:}}",
          asked,
        )
      : say("None of {all} open deliveries{where} is likelier to leave late than in time. The riskiest:", asked),
    table(deliveries, [
      { title: say("Delivery"), cell: ({ reference }) => reference },
      { title: say("Customer"), cell: ({ customer: name }) => name },
      { title: say("To ship by"), cell: ({ promised, planned }) => dayCell(promised ?? planned) },
      {
        title: say("Probability"),
        cell: ({ probabilityPercent, lowPercent, highPercent }) =>
          probabilityPercent && lowPercent && highPercent && lowPercent !== highPercent
            ? say("{middle} % ({low} to {high})", { middle: number(probabilityPercent), low: number(lowPercent), high: number(highPercent) })
            : probabilityPercent && `${number(probabilityPercent)} %`,
      },
      { title: say("Why"), cell: (one) => whyText(one, speech) },
      { title: say("Likely by"), cell: ({ likelyBy }) => dayCell(likelyBy) },
      { title: say("What would help"), cell: (one) => helpText(one, speech) },
    ]),
    basisText(found, speech),
    hasMore && speech.more,
  );
});

function whyText(one: Delivery, speech: Speech): string {
  const { say, day } = speech;
  const { planned, promised, lacking, product, uom, purchaseOrder, expected, drivers } = one;
  const goods = lacking ? goodsText(lacking, uom, product, speech) : undefined;
  const lacks =
    goods === undefined
      ? undefined
      : purchaseOrder && expected
        ? one.overdue
          ? say("{goods} missing, {order} is overdue since {day}", { goods, order: purchaseOrder, day: day(expected) })
          : say("{goods} missing, {order} comes {day}", { goods, order: purchaseOrder, day: day(expected) })
        : say("{goods} missing, on no open receipt", { goods });
  const plan = planned && promised && planned > promised ? say("planned for {day}, after the promise", { day: day(planned) }) : undefined;
  const known = [plan, lacks].filter((text) => text !== undefined);
  const told = drivers.slice(0, known.length > 0 ? 1 : MOST_DRIVERS).map((driver) => driverText(driver, one.notice, speech));
  return [...known, ...told].join("; ") || say("like all others");
}

function driverText({ kind, lateCount, seenCount }: Delivery["drivers"][number], notice: Delivery["notice"], { say, term }: Speech): string {
  const counted = { late: Number(lateCount), seen: Number(seenCount) };
  switch (kind) {
    case "this customer":
      return say("{late} of {seen} to this customer were late", counted);
    case "this warehouse and carrier":
      return say("{late} of {seen} from this warehouse by this carrier were late", counted);
    case "this notice":
      return say("{late} of {seen} asked for {notice} ahead were late", { ...counted, notice: term(notice ?? "") });
    case "this weekday":
      return say("{late} of {seen} due on this weekday were late", counted);
    case "backorders":
      return say("{late} of {seen} of its kind (backorder or not) were late", counted);
    case undefined:
      return "";
  }
}

function helpText({ help, helpDay, helpPercent, purchaseOrder }: Delivery, { say, day, number }: Speech): string | undefined {
  const left = helpPercent ? say(" (then {percent} %)", { percent: number(helpPercent) }) : "";
  switch (help) {
    case "press for the receipt":
      return say("press for {order}{left}", { order: purchaseOrder ?? say("the receipt"), left });
    case "ship what is there":
      return say("ship what is there{left}", { left });
    case "plan it earlier":
      return helpDay ? say("plan it for {day}{left}", { day: day(helpDay), left }) : undefined;
    case "buy or move the goods":
      return say("buy or move the goods{left}", { left });
    case "promise another day":
      return helpDay ? say("agree {day} with the customer", { day: day(helpDay) }) : undefined;
    case undefined:
      return undefined;
  }
}

function basisText({ lateAlreadyCount, undatedCount, shippedCount, shippedLatePercent, since }: LateRisk, { say, day, number }: Speech): string {
  return sentences(
    isPositive(shippedCount) && shippedLatePercent && since
      ? say(
          "An estimate from {count, plural, one {{count} delivery} other {{count} deliveries}} shipped since {day}, of which {percent} % left after their day.",
          {
            count: Number(shippedCount),
            day: day(since),
            percent: number(shippedLatePercent),
          },
        )
      : say("No delivery of the past year has both its days on record, so only what lacks goods could be judged."),
    isPositive(lateAlreadyCount) &&
      say("{count, plural, one {{count} more is late already.} other {{count} more are late already.}}", { count: Number(lateAlreadyCount) }),
    isPositive(undatedCount) &&
      say("{count, plural, one {{count} has no promised or planned day.} other {{count} have no promised or planned day.}}", {
        count: Number(undatedCount),
      }),
  );
}
