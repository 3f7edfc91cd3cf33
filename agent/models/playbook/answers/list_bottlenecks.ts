import type { Bottlenecks } from "../../../../tools/read/list_bottlenecks.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<Bottlenecks>(({ stages, openCount, lateCount, products }, { slots }) => {
  const where = slots["warehouse"] ? ` in ${slots["warehouse"]}` : "";
  const [first] = stages;
  if (!first) return `No customer delivery${where} is open, so nothing waits.`;
  return paragraphs(
    sentences(
      Number(openCount) === 1 ? "1 delivery is open." : `${openCount} deliveries are open.`,
      isPositive(lateCount) && `${lateCount} of them are planned for a day that is past.`,
    ),
    `Most wait${first.warehouse ? ` in ${first.warehouse}` : ""}: ${first.deliveryCount} ${first.stage}.`,
    table(stages, [
      { title: "Warehouse", cell: ({ warehouse }) => warehouse },
      { title: "Stage", cell: ({ stage }) => stage },
      { title: "Deliveries", cell: ({ deliveryCount }) => deliveryCount },
    ]),
    products.length > 0 &&
      paragraphs(
        "Products that most deliveries wait for:",
        table(products, [
          { title: "Product", cell: ({ product }) => product },
          { title: "Deliveries", cell: ({ deliveryCount }) => deliveryCount },
        ]),
      ),
  );
});
