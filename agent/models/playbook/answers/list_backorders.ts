import type { Backorders } from "../../../../tools/read/list_backorders.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, table } from "../wording/format.ts";

export default answer<Backorders>(({ backorders, count, customer: asked, hasMore }, { slots, speech }) => {
  const { say, quantity, number, dayCell } = speech;
  const { customer, product } = slots;
  const of = product ? say(" of {product}", { product }) : "";
  const whose = `${customer ? say(" for {customer}", { customer }) : ""}${of}`;
  if (backorders.length === 0) return say("There is no backorder{whose}: no open delivery lacks stock or is the rest of an earlier one.", { whose });

  const shown = { whose: asked?.name ? `${say(" for {customer}", { customer: asked.name })}${of}` : whose, count: Number(count) };
  return paragraphs(
    hasMore && Number(count) !== 1
      ? say("The first {first} of {count} lines are on backorder{whose}, the first promised first:", { ...shown, first: backorders.length })
      : say(
          "{count, plural, one {{count} line is on backorder{whose}:} other {{count} lines are on backorder{whose}, the first promised first:}}",
          shown,
        ),
    table(backorders, [
      { title: say("Order"), cell: ({ order }) => order },
      { title: say("Customer"), cell: ({ customer: who }) => (asked ? undefined : who) },
      { title: say("Product"), cell: ({ product: what }) => what },
      { title: say("Open"), cell: ({ open, uom }) => quantity(open, uom) },
      { title: say("Missing"), cell: ({ missing }) => (missing && isPositive(missing) ? number(missing) : say("none, in stock")) },
      { title: say("To ship by"), cell: ({ promised }) => dayCell(promised) },
      { title: say("Days late"), cell: ({ daysLate }) => (isPositive(daysLate) ? daysLate : undefined) },
      { title: say("Expected"), cell: ({ expected, missing }) => dayCell(expected) ?? (isPositive(missing) ? say("nothing on order") : undefined) },
      { title: say("Comes with"), cell: ({ purchaseOrder }) => purchaseOrder },
    ]),
    hasMore && speech.more,
  );
});
