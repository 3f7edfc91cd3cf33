import type { ExpiringQuotations } from "../../../../tools/read/list_expiring_quotations.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<ExpiringQuotations>(({ quotations, expiredCount, expiringCount, until, withoutDay, hasMore }, { slots, speech }) => {
  const { say, day, dayCell, money } = speech;
  const asked = {
    of: slots["customer"] ? say(" of {customer}", { customer: slots["customer"] }) : "",
    by: until ? say(" by {day}", { day: day(until) }) : "",
  };
  const undated = isPositive(withoutDay)
    ? say(
        "{count, plural, one {{count} unconfirmed quotation has no expiration day.} other {{count} unconfirmed quotations have no expiration day.}}",
        { count: Number(withoutDay) },
      )
    : undefined;
  if (quotations.length === 0) return sentences(say("No quotation{of} expires{by}, and none has expired.", asked), undated);
  const expiring = isPositive(expiringCount)
    ? say("{count, plural, one {{count} quotation expires{by}} other {{count} quotations expire{by}}}", {
        by: asked.by,
        count: Number(expiringCount),
      })
    : say("No quotation{of} expires{by}", asked);
  const expired = isPositive(expiredCount)
    ? say("{count, plural, one {{count} has expired already} other {{count} have expired already}}", { count: Number(expiredCount) })
    : say("none has expired");
  return paragraphs(
    `${expiring}; ${expired}.`,
    table(quotations, [
      { title: say("Quotation"), cell: ({ reference }) => reference },
      { title: say("Customer"), cell: ({ customer }) => customer },
      { title: say("Valid until"), cell: ({ validUntil }) => dayCell(validUntil) },
      {
        title: say("State"),
        cell: ({ daysExpired, daysLeft }) => (isPositive(daysExpired) ? say("expired") : isPositive(daysLeft) ? say("valid") : say("expires today")),
      },
      { title: say("Total"), cell: ({ total, currency }) => total && money(total, currency) },
      { title: say("Salesperson"), cell: ({ salesperson }) => salesperson },
    ]),
    sentences(undated, hasMore && speech.more),
  );
});
