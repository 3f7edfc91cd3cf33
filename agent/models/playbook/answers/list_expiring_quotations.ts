import type { ExpiringQuotations } from "../../../../tools/read/list_expiring_quotations.ts";
import { answer } from "../wording/answer.ts";
import { day, dayCell, isPositive, MORE, money, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<ExpiringQuotations>(({ quotations, expiredCount, expiringCount, until, withoutDay, hasMore }, { slots }) => {
  const of = slots["customer"] ? ` of ${slots["customer"]}` : "";
  const by = until ? ` by ${day(until)}` : "";
  const undated = isPositive(withoutDay)
    ? `${withoutDay} unconfirmed ${Number(withoutDay) === 1 ? "quotation has" : "quotations have"} no expiration day.`
    : undefined;
  if (quotations.length === 0) return sentences(`No quotation${of} expires${by}, and none has expired.`, undated);
  const expiring = isPositive(expiringCount)
    ? `${expiringCount} ${Number(expiringCount) === 1 ? "quotation expires" : "quotations expire"}${by}`
    : `No quotation${of} expires${by}`;
  const expired = isPositive(expiredCount) ? `${expiredCount} ${Number(expiredCount) === 1 ? "has" : "have"} expired already` : "none has expired";
  return paragraphs(
    `${expiring}; ${expired}.`,
    table(quotations, [
      { title: "Quotation", cell: ({ reference }) => reference },
      { title: "Customer", cell: ({ customer }) => customer },
      { title: "Valid until", cell: ({ validUntil }) => dayCell(validUntil) },
      {
        title: "State",
        cell: ({ daysExpired, daysLeft }) => (isPositive(daysExpired) ? "expired" : isPositive(daysLeft) ? "valid" : "expires today"),
      },
      { title: "Total", cell: ({ total, currency }) => total && money(total, currency) },
      { title: "Salesperson", cell: ({ salesperson }) => salesperson },
    ]),
    sentences(undated, hasMore && MORE),
  );
});
