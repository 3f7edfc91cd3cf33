import type { BlockedTransfers } from "../../../../tools/read/list_blocked_transfers.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";
import { goodsText } from "../wording/goods-text.ts";

export default answer<BlockedTransfers>(({ transfers, count, waitingForStockCount, waitingForOperationCount, hasMore }, { slots, speech }) => {
  const { say, term, dayCell } = speech;
  const where = slots["warehouse"] ? say(" in {warehouse}", { warehouse: slots["warehouse"] }) : "";
  if (transfers.length === 0) return say("No transfer{where} is blocked.", { where });
  return paragraphs(
    sentences(
      say("{count, plural, one {{count} transfer{where} is blocked.} other {{count} transfers{where} are blocked.}}", {
        count: Number(count),
        where,
      }),
      isPositive(waitingForStockCount) &&
        say("{count, plural, one {{count} waits for stock.} other {{count} wait for stock.}}", { count: Number(waitingForStockCount) }),
      isPositive(waitingForOperationCount) &&
        say("{count, plural, one {{count} waits for another operation.} other {{count} wait for another operation.}}", {
          count: Number(waitingForOperationCount),
        }),
    ),
    table(transfers, [
      { title: say("Transfer"), cell: ({ reference }) => reference },
      { title: say("Kind"), cell: ({ kind }) => kind && term(kind) },
      { title: say("Order"), cell: ({ order }) => order },
      { title: say("Planned"), cell: ({ scheduled }) => dayCell(scheduled) },
      { title: say("Status"), cell: ({ status }) => status && term(status) },
      {
        title: say("Missing"),
        cell: ({ waitsFor }) => waitsFor.map(({ product, missing, uom }) => goodsText(missing, uom, product, speech)).join("; "),
      },
    ]),
    hasMore && speech.more,
  );
});
