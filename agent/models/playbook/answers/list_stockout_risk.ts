import type { StockoutRisks } from "../../../../tools/read/list_stockout_risk.ts";
import { answer } from "../wording/answer.ts";
import { doubtText } from "../wording/doubt-text.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<StockoutRisks>(({ of, risks, count, to, lookedAtCount, withoutPastCount, doubts, hasMore }, { speech }) => {
  const { say, day, dayCell, number, quantity } = speech;
  const until = to ? say(" until {day}", { day: day(to) }) : "";
  const where = of?.name ? say(" in {warehouse}", { warehouse: of.name }) : "";
  const basis = sentences(
    say("An estimate from what customers took so far, open orders, and how late receipts use to be."),
    isPositive(withoutPastCount) &&
      say(
        "{count, plural, one {{count} of the {all} products looked at has no past to forecast from.} other {{count} of the {all} products looked at have no past to forecast from.}}",
        {
          count: Number(withoutPastCount),
          all: Number(lookedAtCount),
        },
      ),
    doubtText(
      doubts.filter(({ state }) => state === "unchecked"),
      speech,
    ),
  );
  const doubt = doubtText(
    doubts.filter(({ state }) => state === "doubted"),
    speech,
  );
  const isAdvised = risks.some(({ advised }) => advised !== undefined);
  if (risks.length === 0)
    return paragraphs(doubt, sentences(say("By forecast no product{where} is likely to run out{until}.", { where, until }), basis));
  return paragraphs(
    doubt,
    say(
      "{count, plural, one {By forecast {count} product{where} may run out{until}:} other {By forecast {count} products{where} may run out{until}:}}",
      {
        count: Number(count),
        where,
        until,
      },
    ),
    table(risks, [
      { title: say("Product"), cell: ({ product }) => product },
      { title: say("Warehouse"), cell: ({ warehouse }) => warehouse },
      { title: say("Probability"), cell: ({ probabilityPercent }) => probabilityPercent && `${number(probabilityPercent)} %` },
      { title: say("Likely by"), cell: ({ runsOut }) => dayCell(runsOut) },
      { title: say("On hand"), cell: ({ onHand, uom }) => quantity(onHand, uom) },
      { title: say("Expected demand"), cell: ({ expected }) => expected && number(expected) },
      { title: say("Of it booked"), cell: ({ booked }) => booked && number(booked) },
      { title: say("Incoming"), cell: ({ incoming }) => incoming && number(incoming) },
      { title: say("Would do"), cell: ({ advised }) => (isPositive(advised) && advised ? number(advised) : undefined) },
      { title: say("Odoo's rule orders"), cell: ({ ruleOrders }) => ruleOrders && number(ruleOrders) },
      { title: say("Orders hit"), cell: ({ orders }) => orders.flatMap(({ reference }) => reference ?? []).join(", ") },
    ]),
    sentences(
      isAdvised
        ? say("“Would do” is the quantity with which running out by then is unlikely.")
        : say("Nothing is advised from a forecast that is doubted; go by Odoo's reordering rules until it holds again."),
      basis,
    ),
    hasMore && speech.more,
  );
});
