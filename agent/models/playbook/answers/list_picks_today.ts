import type { PicksToday } from "../../../../tools/read/list_picks_today.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import type { SlotValues } from "../../../understanding/understanding.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";
import { goodsText } from "../wording/goods-text.ts";

export default answer<PicksToday>((picks, { slots, speech }) => {
  const { say, term, listed, dayCell } = speech;
  const { atRisk, overdueCount, hasMore } = picks;
  const head = sentences(
    todayText(picks, slots, speech),
    isPositive(overdueCount) &&
      say("{count, plural, one {{count} older delivery is still open.} other {{count} deliveries from earlier days are still open.}}", {
        count: Number(overdueCount),
      }),
  );
  if (atRisk.length === 0) return head;
  return paragraphs(
    head,
    table(atRisk, [
      { title: say("Delivery"), cell: ({ reference }) => reference },
      { title: say("Order"), cell: ({ order }) => order },
      { title: say("Customer"), cell: ({ customer }) => customer },
      { title: say("Planned"), cell: ({ scheduled }) => dayCell(scheduled) },
      { title: say("Status"), cell: ({ status }) => status && term(status) },
      {
        title: say("Missing"),
        cell: ({ waitsFor }) => listed(waitsFor.map(({ product, missing, uom }) => goodsText(missing, uom, product, speech))),
      },
    ]),
    hasMore && speech.more,
  );
});

function todayText({ dueCount, readyCount, atRiskCount }: PicksToday, { warehouse }: SlotValues, { say }: Speech): string {
  const where = warehouse ? say(" in {warehouse}", { warehouse }) : "";
  const due = { count: Number(dueCount), where };
  if (due.count === 0) return say("No delivery{where} is planned for today.", { where });
  if (!isPositive(atRiskCount))
    return say(
      "{count, plural, one {The {count} delivery{where} planned for today is ready.} other {All {count} deliveries{where} planned for today are ready.}}",
      due,
    );
  return say(
    "{risky, plural, one {{risky} of today's {due} deliveries{where} is at risk;} other {{risky} of today's {due} deliveries{where} are at risk;}} {ready, plural, one {{ready} is ready.} other {{ready} are ready.}}",
    { risky: Number(atRiskCount), due: due.count, where, ready: Number(readyCount) },
  );
}
