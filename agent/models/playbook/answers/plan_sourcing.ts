import type { SourcingPlanned } from "../../../../tools/read/plan_sourcing.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { doubtText } from "../wording/doubt-text.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

const ROWS = 8;

export default answer<SourcingPlanned>((plan, { isProposed, speech }) => {
  const { say, money, quantity, day, dayCell } = speech;
  const { lines, total, currency } = plan;
  return paragraphs(
    // Sums first: what stands under a name is taken to be of that name.
    sentences(headline(plan, speech), ratesText(plan, speech)),
    doubtText(plan.doubts ?? [], speech),
    conflictText(plan, speech),
    lines.length > 0 &&
      table(lines.slice(0, ROWS), [
        { title: say("Vendor"), cell: ({ vendor }) => vendor },
        { title: say("Product"), cell: ({ product }) => product },
        { title: say("Quantity"), cell: (line) => quantity(line.quantity, line.uom) },
        { title: say("Unit price"), cell: ({ unitPrice, priceCurrency }) => unitPrice && money(unitPrice, priceCurrency) },
        { title: say("Amount"), cell: ({ amount }) => amount && money(amount, currency) },
        { title: say("Arrives"), cell: ({ arrives }) => dayCell(arrives) },
        { title: say("Wanted by"), cell: ({ due }) => dayCell(due) },
        {
          title: say("Next best vendor alone"),
          cell: ({ next }) => next?.vendor && next.amount && next.arrives && `${next.vendor}: ${money(next.amount, currency)}, ${day(next.arrives)}`,
        },
      ]),
    lines.length > ROWS && total && say("These are the first lines; the total is of all of them."),
    sentences(...lines.map((line) => beyondText(line, speech))),
    stockText(plan, speech),
    missingText(plan, speech),
    lines.length > 0 &&
      sentences(say("Lead times are taken from the price lists as certain, and freight is not in it."), plan.hasMore && speech.more),
    lines.length > 0 &&
      !plan.of &&
      say("Ordered like that, the goods come to the warehouse of each vendor's last order; name a warehouse to have them there."),
    !isProposed &&
      lines.length > 0 &&
      say("Say “order it like that” and I propose it: one purchase order for each vendor, each to be countersigned."),
  );
});

function headline(
  { status, gapPercent, total, currency, vendorCount, offerCount, lines, stock, shortagesUntil, basis, of }: SourcingPlanned,
  speech: Speech,
): string {
  const { say, money, number, day } = speech;
  const where = of?.name ? say(" in {warehouse}", { warehouse: of.name }) : "";
  const byRules = basis === "rules" && say("This is for what Odoo's reordering rules would order now{where}, in their quantities.", { where });
  const byForecast =
    shortagesUntil &&
    say("This is for what is likely to run out{where} until {day}, in the quantities with which that is unlikely.", {
      where,
      day: day(shortagesUntil),
    });
  const shortages = byRules || byForecast;
  if (status === "nothing" && byRules) return say("Odoo's reordering rules would order nothing now{where} that can be bought.", { where });
  if (status === "nothing")
    return shortagesUntil && stock.length === 0 && offerCount === 0
      ? say("Nothing that can be bought is likely to run out{where} until {day}.", { where, day: day(shortagesUntil) })
      : say("There is nothing here that can be planned.");
  if (status === "no_plan" || !total) return say("No plan was found in the time that there is. Ask for fewer products at once.");
  if (lines.length === 0) return say("Nothing has to be bought: what is free in stock{where} suffices.", { where });
  const values = {
    total: money(total, currency),
    count: Number(vendorCount),
    offers: Number(offerCount),
    gap: gapPercent ? number(gapPercent) : "",
  };
  switch (status) {
    case "not_proved":
      return sentences(
        shortages,
        gapPercent
          ? say("The best plan found costs **{total}**; it is not proved cheapest: the cheapest may cost up to {gap} % less.", values)
          : say("The best plan found costs **{total}**; there was no time to prove it cheapest.", values),
      );
    case "least_late":
      return sentences(
        shortages,
        say("Not all of it can come in time."),
        say(
          "The least late plan, and the cheapest of those, costs **{total}**; both are proved over {offers, plural, one {# price} other {# prices}} of vendors.",
          values,
        ),
      );
    case "cheapest":
    case undefined:
      return sentences(
        shortages,
        say(
          "The cheapest plan costs **{total}**, from {count, plural, one {one vendor} other {# vendors}}; it is proved over {offers, plural, one {# price} other {# prices}} of vendors that none is cheaper and in time.",
          values,
        ),
      );
  }
}

function conflictText({ conflict }: SourcingPlanned, { say, quantity, day }: Speech): string {
  return sentences(
    ...conflict.map((one) =>
      one.due && one.soonest
        ? say(
            "These two can't both hold: **{quantity} of {product}** are needed, and they are to be here by {due}. The soonest that any vendor brings them is {soonest} (**{vendor}**).",
            {
              quantity: quantity(one.quantity, one.uom),
              product: one.product ?? "",
              due: day(one.due),
              soonest: day(one.soonest),
              vendor: one.vendor ?? "",
            },
          )
        : "",
    ),
  );
}

function beyondText({ beyondNeed, beyondFor, product, uom }: SourcingPlanned["lines"][number], { say, quantity }: Speech): string {
  if (!isPositive(beyondNeed)) return "";
  const values = { quantity: quantity(beyondNeed, uom), product: product ?? "" };
  return beyondFor === "minimum"
    ? say("{quantity} of **{product}** are more than is needed, for the vendor's minimum.", values)
    : say("{quantity} of **{product}** are more than is needed, since the lower price from that quantity on makes it cheaper in all.", values);
}

function stockText({ stock, of }: SourcingPlanned, { say, quantity, listed }: Speech): string {
  const held = stock.filter(({ used, free }) => isPositive(of ? used : free));
  if (held.length === 0) return "";
  const goods = listed(held.slice(0, ROWS).map((one) => `**${one.product ?? ""}** (${quantity(of ? one.used : one.free, one.uom)})`));
  return of?.name
    ? say("Taken from what is free in {warehouse}: {goods}.", { warehouse: of.name, goods })
    : say("Not taken into account is what is free in stock: {goods}. Name a warehouse to have its stock used first.", { goods });
}

function ratesText({ rates, currency }: SourcingPlanned, { say, money, listed }: Speech): string {
  const told = rates.flatMap((one) => (one.rate && one.currency ? [`${one.currency} = ${money(one.rate, currency)}`] : []));
  return told.length === 0 ? "" : say("Converted at the rates of the newest purchase orders: {rates}.", { rates: listed(told) });
}

function missingText({ missing }: SourcingPlanned, speech: Speech): string {
  const told = [...new Set(missing.map((one) => missingOne(one, speech)))];
  return told.length === 0 ? "" : sentences(speech.say("Left out:"), ...told.slice(0, ROWS));
}

function missingOne({ product, vendor, reason, currency }: SourcingPlanned["missing"][number], { say }: Speech): string {
  const values = { product: product ?? "", vendor: vendor ?? "", currency: currency ?? "" };
  switch (reason) {
    case "no_vendor":
      return say("**{product}** has no vendor's price that can be used.", values);
    case "not_bought":
      return say("**{product}** is not bought from vendors.", values);
    case "no_price":
      return say("**{vendor}** has no price for **{product}** on its list.", values);
    case "lapsed":
      return say("A price of **{vendor}** for **{product}** does not hold today.", values);
    case "other_unit":
      return say("**{vendor}** prices **{product}** in another unit of measure.", values);
    case "no_rate":
      return say("**{vendor}** prices **{product}** in {currency}, for which no purchase order gives a rate.", values);
    case undefined:
      return "";
  }
}
