import type { PicksToday } from "../../../../tools/read/list_picks_today.ts";
import { answer } from "../wording/answer.ts";
import { dayCell, isPositive, listed, MORE, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<PicksToday>(({ atRisk, dueCount, readyCount, atRiskCount, overdueCount, hasMore }, { slots }) => {
  const where = slots["warehouse"] ? ` in ${slots["warehouse"]}` : "";
  const head = sentences(
    Number(dueCount) === 0
      ? `No delivery${where} is planned for today.`
      : isPositive(atRiskCount)
        ? `${atRiskCount} of today's ${dueCount} deliveries${where} ${Number(atRiskCount) === 1 ? "is" : "are"} at risk; ${readyCount} ${Number(readyCount) === 1 ? "is" : "are"} ready.`
        : Number(dueCount) === 1
          ? `The 1 delivery${where} planned for today is ready.`
          : `All ${dueCount} deliveries${where} planned for today are ready.`,
    isPositive(overdueCount) &&
      (Number(overdueCount) === 1 ? "1 older delivery is still open." : `${overdueCount} deliveries from earlier days are still open.`),
  );
  if (atRisk.length === 0) return head;
  return paragraphs(
    head,
    table(atRisk, [
      { title: "Delivery", cell: ({ reference }) => reference },
      { title: "Order", cell: ({ order }) => order },
      { title: "Customer", cell: ({ customer }) => customer },
      { title: "Planned", cell: ({ scheduled }) => dayCell(scheduled) },
      { title: "Status", cell: ({ status }) => status },
      {
        title: "Missing",
        cell: ({ waitsFor }) => listed(waitsFor.map(({ product, missing, uom }) => `${quantity(missing, uom)} of ${product ?? "a product"}`)),
      },
    ]),
    hasMore && MORE,
  );
});
