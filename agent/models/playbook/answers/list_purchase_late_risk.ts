import type { PurchaseLateRisk } from "../../../../tools/read/list_purchase_late_risk.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { doubtText } from "../wording/doubt-text.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

type Order = PurchaseLateRisk["orders"][number];

export default answer<PurchaseLateRisk>((found, { speech }) => {
  const { of, orders, likelyCount, overdueCount, openCount, hasMore } = found;
  const { say, dayCell, number } = speech;
  const where = of?.vendor ? say(" from {vendor}", { vendor: of.vendor }) : "";
  if (orders.length === 0) return say("No open purchase order{where} has an expected day, so there is nothing to estimate.", { where });
  return paragraphs(
    sentences(
      isPositive(likelyCount)
        ? say(
            "{count, plural, one {{count} purchase order{where} will probably come after its day, of {all} that are open.} other {{count} purchase orders{where} will probably come after their day, of {all} that are open.}}",
            { count: Number(likelyCount), all: Number(openCount), where },
          )
        : say("Of {all} open purchase orders{where} none whose day is to come is likelier to miss it than to keep it.", {
            all: Number(openCount),
            where,
          }),
      isPositive(overdueCount) &&
        say("{count, plural, one {{count} is overdue already.} other {{count} are overdue already.}}", { count: Number(overdueCount) }),
    ),
    table(orders, [
      { title: say("Purchase order"), cell: ({ reference }) => reference },
      { title: say("Vendor"), cell: ({ vendor }) => vendor },
      { title: say("Expected"), cell: ({ expected }) => dayCell(expected) },
      { title: say("Probability"), cell: ({ probabilityPercent }) => probabilityPercent && `${number(probabilityPercent)} %` },
      { title: say("Likely by"), cell: ({ likelyDay }) => dayCell(likelyDay) },
      { title: say("Nine in ten by"), cell: ({ surelyBy }) => dayCell(surelyBy) },
      { title: say("Why"), cell: (one) => whyText(one, speech) },
      { title: say("What to do"), cell: (one) => adviceText(one, speech) },
    ]),
    basisText(found, speech),
    hasMore && speech.more,
  );
});

function whyText({ daysPastDue, vendorReceiptCount, vendorLateCount }: Order, { say, days }: Speech): string {
  return [
    isPositive(daysPastDue) ? say("overdue by {days}", { days: days(daysPastDue) }) : undefined,
    vendorReceiptCount === undefined || vendorReceiptCount === null
      ? undefined
      : Number(vendorReceiptCount) === 0
        ? say("nothing received from the vendor yet")
        : say("vendor late with {late} of {count} receipts", { late: Number(vendorLateCount), count: Number(vendorReceiptCount) }),
  ]
    .filter((text) => text !== undefined)
    .join("; ");
}

function adviceText({ advice, adviceDay }: Order, { say, day }: Speech): string | undefined {
  if (advice === "move its date" && adviceDay) return say("move its date to {day}", { day: day(adviceDay) });
  return advice ? say("have the vendor confirm its day") : undefined;
}

function basisText({ orders, receiptCount, receiptLatePercent, undatedCount, since, doubts }: PurchaseLateRisk, speech: Speech): string {
  const { say, day, number } = speech;
  return sentences(
    doubtText(doubts, speech),
    isPositive(receiptCount) && receiptLatePercent && since
      ? say(
          "An estimate from {count, plural, one {{count} receipt} other {{count} receipts}} of all vendors since {day}, {percent} % of them after their day; a vendor with few receipts is taken to be like the others.",
          { count: Number(receiptCount), day: day(since), percent: number(receiptLatePercent) },
        )
      : say("No past receipts with a promised day are at hand, so no chance can be given, only what is overdue."),
    isPositive(undatedCount) &&
      say("{count, plural, one {{count} open purchase order has no expected day.} other {{count} open purchase orders have no expected day.}}", {
        count: Number(undatedCount),
      }),
    orders.some(({ advice }) => advice === "move its date") && say("Moving a date can be proposed, for somebody to countersign."),
  );
}
