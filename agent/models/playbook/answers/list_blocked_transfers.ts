import type { BlockedTransfers } from "../../../../tools/read/list_blocked_transfers.ts";
import { answer } from "../wording/answer.ts";
import { dayCell, isPositive, MORE, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<BlockedTransfers>(({ transfers, count, waitingForStockCount, waitingForOperationCount, hasMore }, { slots }) => {
  const where = slots["warehouse"] ? ` in ${slots["warehouse"]}` : "";
  if (transfers.length === 0) return `No transfer${where} is blocked.`;
  return paragraphs(
    sentences(
      Number(count) === 1 ? `1 transfer${where} is blocked.` : `${count} transfers${where} are blocked.`,
      isPositive(waitingForStockCount) && (Number(waitingForStockCount) === 1 ? "1 waits for stock." : `${waitingForStockCount} wait for stock.`),
      isPositive(waitingForOperationCount) &&
        (Number(waitingForOperationCount) === 1 ? "1 waits for another operation." : `${waitingForOperationCount} wait for another operation.`),
    ),
    table(transfers, [
      { title: "Transfer", cell: ({ reference }) => reference },
      { title: "Kind", cell: ({ kind }) => kind },
      { title: "Order", cell: ({ order }) => order },
      { title: "Planned", cell: ({ scheduled }) => dayCell(scheduled) },
      { title: "Status", cell: ({ status }) => status },
      {
        title: "Missing",
        cell: ({ waitsFor }) => waitsFor.map(missing).join("; "),
      },
    ]),
    hasMore && MORE,
  );
});

function missing({ product, missing: lacks, uom }: BlockedTransfers["transfers"][number]["waitsFor"][number]): string {
  return `${quantity(lacks, uom)} of ${product ?? "a product"}`;
}
