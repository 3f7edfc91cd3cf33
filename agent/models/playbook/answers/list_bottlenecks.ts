import type { Bottlenecks } from "../../../../tools/read/list_bottlenecks.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<Bottlenecks>(({ stages, openCount, lateCount, products }, { slots, speech }) => {
  const { say, term } = speech;
  const where = slots["warehouse"] ? say(" in {warehouse}", { warehouse: slots["warehouse"] }) : "";
  const [first] = stages;
  if (!first) return say("No customer delivery{where} is open, so nothing waits.", { where });
  return paragraphs(
    sentences(
      say("{count, plural, one {{count} delivery is open.} other {{count} deliveries are open.}}", { count: Number(openCount) }),
      isPositive(lateCount) && say("{count, plural, other {{count} of them are planned for a day that is past.}}", { count: Number(lateCount) }),
    ),
    say("Most wait{where}: {count} {stage}.", {
      where: first.warehouse ? say(" in {warehouse}", { warehouse: first.warehouse }) : "",
      count: Number(first.deliveryCount),
      stage: term(first.stage),
    }),
    table(stages, [
      { title: say("Warehouse"), cell: ({ warehouse }) => warehouse },
      { title: say("Stage"), cell: ({ stage }) => term(stage) },
      { title: say("Deliveries"), cell: ({ deliveryCount }) => deliveryCount },
    ]),
    products.length > 0 &&
      paragraphs(
        say("Products that most deliveries wait for:"),
        table(products, [
          { title: say("Product"), cell: ({ product }) => product },
          { title: say("Deliveries"), cell: ({ deliveryCount }) => deliveryCount },
        ]),
      ),
  );
});
