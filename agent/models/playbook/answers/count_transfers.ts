import type { TransferCounts } from "../../../../tools/read/count_transfers.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

const MANY = { receipt: "receipts", delivery: "deliveries", transfer: "transfers" } as const;

export default answer<TransferCounts>(({ operations, all }, { slots }) => {
  const where = slots["warehouse"] ? ` in ${slots["warehouse"]}` : "";
  if (operations.length === 0) return `There is no open operation${where}.`;
  return paragraphs(
    sentences(
      Number(all.count) === 1 ? "1 operation is open." : `${all.count} operations are open.`,
      isPositive(all.readyCount) && `${all.readyCount} ready.`,
      isPositive(all.lateCount) && `${all.lateCount} planned for a day that is past.`,
      isPositive(all.dueTodayCount) && `${all.dueTodayCount} planned for today.`,
    ),
    table(operations, [
      { title: "Warehouse", cell: ({ warehouse }) => warehouse },
      { title: "Operations", cell: ({ kind }) => MANY[kind] },
      { title: "Open", cell: ({ count }) => count },
      { title: "Ready", cell: ({ readyCount }) => readyCount },
      { title: "Wait for stock", cell: ({ waitingForStockCount }) => waitingForStockCount },
      { title: "Wait for another operation", cell: ({ waitingForOperationCount }) => waitingForOperationCount },
      { title: "Past their day", cell: ({ lateCount }) => lateCount },
      { title: "Today", cell: ({ dueTodayCount }) => dueTodayCount },
    ]),
  );
});
