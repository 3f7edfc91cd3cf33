import type { TransferCounts } from "../../../../tools/read/count_transfers.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<TransferCounts>(({ operations, all }, { slots, speech: { say } }) => {
  const warehouse = slots["warehouse"];
  if (operations.length === 0)
    return warehouse ? say("There is no open operation in {warehouse}.", { warehouse }) : say("There is no open operation.");
  return paragraphs(
    sentences(
      say("{count, plural, one {{count} operation is open.} other {{count} operations are open.}}", { count: Number(all.count) }),
      isPositive(all.readyCount) && say("{count} ready.", { count: Number(all.readyCount) }),
      isPositive(all.lateCount) && say("{count} planned for a day that is past.", { count: Number(all.lateCount) }),
      isPositive(all.dueTodayCount) && say("{count} planned for today.", { count: Number(all.dueTodayCount) }),
    ),
    table(operations, [
      { title: say("Warehouse"), cell: (one) => one.warehouse },
      { title: say("Operations"), cell: ({ kind }) => say("{kind, select, receipt {receipts} delivery {deliveries} other {transfers}}", { kind }) },
      { title: say("Open"), cell: ({ count }) => count },
      { title: say("Ready"), cell: ({ readyCount }) => readyCount },
      { title: say("Wait for stock"), cell: ({ waitingForStockCount }) => waitingForStockCount },
      { title: say("Wait for another operation"), cell: ({ waitingForOperationCount }) => waitingForOperationCount },
      { title: say("Past their day"), cell: ({ lateCount }) => lateCount },
      { title: say("Today"), cell: ({ dueTodayCount }) => dueTodayCount },
    ]),
  );
});
