import { Decimal } from "decimal.js";
import { z } from "zod";
import { daysBetween } from "../../core/dates.ts";
import { CopilotError } from "../../core/errors.ts";
import { linkedOrders } from "../../insight/sourcing/linked-orders.ts";
import type { PurchaseLine, SourcingPlan, SourcingResult } from "../../insight/sourcing/sourcing-result.ts";
import { today } from "../days.ts";
import { isoDay, positiveQuantity, typed } from "../inputs.ts";
import { exchangeRates } from "../lookup/exchange-rates.ts";
import { doubtShape } from "../lookup/insight-doubts.ts";
import { type SourcingNeed, sourcingNeeds } from "../lookup/sourcing-needs.ts";
import { arrivalOf, solvedSourcing } from "../lookup/sourcing-plan.ts";
import { type VendorOffer, vendorOffers } from "../lookup/vendor-offers.ts";
import { amount, day, quantity, record, text, whole, word } from "../output.ts";
import { idOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LINES = 20;
const ORDERS = 8;

const units = quantity("purchase.order.line.product_qty");
const money = amount("product.supplierinfo.price", "vendor_terms.price");
const currency = text("product.supplierinfo.currency_id", "open");
const vendor = text("product.supplierinfo.partner_id", "personal.name");
const product = text("product.product.display_name", "open");
const uom = text("product.product.uom_id", "open");
const arrives = day("product.supplierinfo.delay", "vendor_terms.lead_time");

const output = z.object({
  /** The warehouse that was asked about. */
  of: record("stock.warehouse", { name: text("stock.warehouse.name", "open") }).optional(),
  /** "cheapest" and "least_late" are proved; "nothing" has nothing to buy. */
  status: word("product.supplierinfo.id", ["cheapest", "least_late", "not_proved", "no_plan", "nothing"]),
  /** By so much, at the most, the plan is above the best one; where it is not proved and known. */
  gapPercent: amount("product.supplierinfo.id", "open"),
  /** Needs came from what is likely to run out until this day. */
  shortagesUntil: day("stock.move.date"),
  /** Or else from what Odoo's reordering rules would order now, while the demand forecast is doubted. */
  basis: word("stock.warehouse.orderpoint.id", ["forecast", "rules"]),
  doubts: z.array(doubtShape).optional(),
  /** Each is wanted by a day on which no vendor brings it; together they leave no plan. */
  conflict: z.array(record("product.product", { product, quantity: units, uom, due: day("stock.move.date"), soonest: arrives, vendor })),
  lines: z.array(
    record("product.supplierinfo", {
      vendor,
      product,
      quantity: units,
      uom,
      /** Of it, what is bought for the vendor's minimum or a lower price, and not needed. */
      beyondNeed: units,
      beyondFor: word("product.supplierinfo.id", ["minimum", "price_break"]),
      unitPrice: money,
      priceCurrency: currency,
      amount: money,
      arrives,
      due: day("stock.move.date"),
      daysLate: whole("product.supplierinfo.delay", "vendor_terms.lead_time"),
      /** What the best other vendor alone would cost for this need, in the currency of the total. */
      next: record("product.supplierinfo", { vendor, amount: money, arrives }).optional(),
    }),
  ),
  /** What is free in stock: used first where `of` is named, else only told. */
  stock: z.array(record("product.product", { product, free: quantity("stock.quant.quantity"), used: quantity("stock.quant.quantity"), uom })),
  /** One purchase order for each vendor; lines by code. */
  orders: z.array(
    record("res.partner", {
      vendor,
      amount: money,
      arrives,
      lines: z.array(z.object({ product: text("product.product.default_code", "open"), quantity: units })),
    }),
  ),
  vendorCount: whole("res.partner.id"),
  total: money,
  currency,
  /** The rates that foreign prices were converted by: one unit in the currency of the total. */
  rates: z.array(z.object({ currency, rate: amount("purchase.order.currency_rate", "vendor_terms.total") })),
  missing: z.array(
    record("product.product", {
      product,
      vendor,
      reason: word("product.supplierinfo.id", ["no_vendor", "not_bought", "no_price", "lapsed", "other_unit", "no_rate"]),
      currency,
    }),
  ),
  offerCount: whole("product.supplierinfo.id"),
  hasMore: z.boolean(),
});
export type SourcingPlanned = z.output<typeof output>;

export default readTool({
  name: "plan_sourcing",
  description: `The cheapest way to buy products by a day, from the vendors' minimum quantities, prices and lead times: how much from whom, when it comes and what it costs, proved the cheapest or with how far it may be from it, or what conflicts. Takes lines (at most ${LINES}), or none to plan for what is likely to run out; a warehouse's free stock is used first. create_purchase_order proposes each order.`,
  models: [
    "product.product",
    "product.supplierinfo",
    "purchase.order",
    "res.company",
    "stock.move",
    "stock.picking",
    "stock.picking.type",
    "stock.quant",
    "stock.location",
    "stock.warehouse",
    "stock.warehouse.orderpoint",
    "sale.order",
    "sale.order.line",
  ],
  input: z.object({
    lines: z
      .array(z.object({ product: typed("Product code or name"), quantity: positiveQuantity("How many, in the product's unit of measure") }))
      .min(1)
      .max(LINES)
      .optional(),
    warehouse: typed("Warehouse's name or code").optional(),
    due: isoDay("The day by which it is wanted").optional(),
  }),
  output,
  async run(asked, context) {
    const now = today(context);
    if (context.solve === undefined) throw new CopilotError("NOT_CONFIGURED", "There is no solver here, so no plan can be worked out.");
    if (asked.due !== undefined && asked.due < now) throw new CopilotError("BAD_INPUT", `${asked.due} is past. Give a day from today on.`);
    const { needs, only, until, basis, doubts, hasMore } = await sourcingNeeds(context, asked);
    const company = only && idOf(only, "company_id");
    const sold = await vendorOffers(context, needs, { on: now, company });
    if (sold.isHidden) throw new CopilotError("DENIED", "Vendor prices are outside your role.");
    const exchange = await exchangeRates(
      context,
      sold.offers.map((offer) => offer.currency),
      company,
    );
    const hasRate = (offer: VendorOffer) => offer.currency.code === exchange.currency || exchange.rates.has(offer.currency.code);
    const offers = sold.offers.filter(hasRate);
    const usesStock = only !== undefined && asked.lines !== undefined;
    const canBeHad = (need: SourcingNeed) =>
      (need.isBought && offers.some((offer) => offer.product === need.id)) || (usesStock && need.free?.gte(need.quantity));
    const planned = needs.filter(canBeHad);
    const { result, tooSoon } =
      planned.length === 0
        ? { result: undefined, tooSoon: [] }
        : await solvedSourcing(
            {
              today: now,
              needs: planned,
              offers: offers.filter((offer) => planned.some(({ id, isBought }) => id === offer.product && isBought)),
              exchange,
              usesStock,
              mayBeLate: asked.lines === undefined,
            },
            context.solve,
          );
    const plan = result && "plan" in result ? result.plan : undefined;
    const nameOf = (id: number) => needs.find((need) => need.id === id)?.name ?? "?";
    return {
      ...(only ? { of: { id: String(only.id), name: textOf(only, "name") } } : {}),
      status: statusOf(result, tooSoon.length > 0 || asked.lines === undefined),
      ...(result?.status === "feasible" && result.gap < 1 ? { gapPercent: new Decimal(result.gap).mul(100).toFixed(1, Decimal.ROUND_UP) } : {}),
      ...(until === undefined ? {} : { shortagesUntil: until }),
      ...(basis === undefined ? {} : { basis }),
      ...(doubts === undefined || doubts.length === 0 ? {} : { doubts: [...doubts] }),
      conflict: tooSoon.flatMap((id) => tooSoonOf(id, needs, offers, now)),
      lines: plan ? plan.purchases.flatMap((line) => lineOf(line, plan, needs, offers, now)).sort(byDue) : [],
      stock: planned.flatMap(({ id, name, free, uom: unit }) =>
        free?.gt(0) ? [{ id: String(id), product: name, free: free.toFixed(), used: plan ? fromStock(plan, id) : "0", uom: unit }] : [],
      ),
      orders: plan ? ordersOf(plan, needs, offers).slice(0, ORDERS) : [],
      ...(plan ? { vendorCount: linkedOrders(plan).purchaseOrders.length, total: plan.totals.cost } : {}),
      currency: exchange.currency,
      rates: [...exchange.rates].flatMap(([code, rate]) =>
        offers.some((offer) => offer.currency.code === code) && code !== exchange.currency ? [{ currency: code, rate: rate.toFixed() }] : [],
      ),
      missing: [
        ...needs
          .filter((need) => !canBeHad(need))
          .map(({ id, name, isBought }) => ({
            id: String(id),
            product: name,
            vendor: null,
            reason: isBought ? ("no_vendor" as const) : ("not_bought" as const),
          })),
        ...sold.unusable.map(({ product: id, vendorName, reason }) => ({ id: String(id), product: nameOf(id), vendor: vendorName, reason })),
        ...sold.offers
          .filter((offer) => !hasRate(offer))
          .map((offer) => ({
            id: String(offer.product),
            product: nameOf(offer.product),
            vendor: offer.vendorName,
            reason: "no_rate" as const,
            currency: offer.currency.code,
          })),
      ],
      offerCount: offers.length,
      hasMore,
    };
  },
});

function statusOf(result: SourcingResult | undefined, isLateAllowed: boolean): "cheapest" | "least_late" | "not_proved" | "no_plan" | "nothing" {
  switch (result?.status) {
    case undefined:
      return "nothing";
    case "optimal":
      return isLateAllowed && Number(result.plan.totals.lateness) > 0 ? "least_late" : "cheapest";
    case "feasible":
      return "not_proved";
    case "infeasible":
    case "unknown":
      return "no_plan";
  }
}

function tooSoonOf(id: number, needs: readonly SourcingNeed[], offers: readonly VendorOffer[], now: string) {
  const need = needs.find((one) => one.id === id);
  const [soonest] = offers.filter((offer) => offer.product === id).sort((one, other) => one.leadDays - other.leadDays);
  if (!need || !soonest) return [];
  return [
    {
      id: String(id),
      product: need.name,
      quantity: need.quantity.toFixed(),
      uom: need.uom,
      due: need.due ?? null,
      soonest: arrivalOf(soonest, now),
      vendor: soonest.vendorName,
    },
  ];
}

function lineOf(line: PurchaseLine, plan: SourcingPlan, needs: readonly SourcingNeed[], offers: readonly VendorOffer[], now: string) {
  const offer = offers.find(({ id }) => id === line.offer);
  const need = needs.find(({ id }) => String(id) === line.product);
  if (!offer || !need) return [];
  const used = plan.pegging
    .filter(({ source }) => source.kind === "offer" && source.id === line.offer)
    .reduce((sum, peg) => sum.plus(peg.quantity), new Decimal(0));
  const beyond = new Decimal(line.quantity).minus(used);
  const unitPrice = offer.prices.findLast(({ from }) => from.lte(line.quantity))?.unitPrice ?? new Decimal(0);
  const next = plan.needs.find((outcome) => outcome.need === line.product)?.nextBest;
  const other = next && offers.find(({ id }) => id === next.offer);
  return [
    {
      id: line.offer,
      vendor: offer.vendorName,
      product: need.name,
      quantity: line.quantity,
      uom: need.uom,
      ...(beyond.gt(0)
        ? { beyondNeed: beyond.toFixed(), beyondFor: offer.prices[0]?.from.eq(line.quantity) ? ("minimum" as const) : ("price_break" as const) }
        : {}),
      unitPrice: priceText(unitPrice),
      priceCurrency: offer.currency.code,
      amount: new Decimal(line.amount).toFixed(2),
      arrives: line.arrives,
      due: need.due ?? null,
      daysLate: need.due === undefined ? 0 : Math.max(0, daysBetween(need.due, line.arrives)),
      ...(next && other ? { next: { id: next.offer, vendor: other.vendorName, amount: next.amount, arrives: arrivalOf(other, now) } } : {}),
    },
  ];
}

/** What is wanted first, first. */
function byDue(
  one: { readonly due: string | null; readonly arrives: string },
  other: { readonly due: string | null; readonly arrives: string },
): number {
  return (one.due ?? "9").localeCompare(other.due ?? "9") || one.arrives.localeCompare(other.arrives);
}

/** In cents, or finer where the price list is. */
function priceText(price: Decimal): string {
  return price.decimalPlaces() > 2 ? price.toFixed() : price.toFixed(2);
}

function fromStock(plan: SourcingPlan, id: number): string {
  return plan.pegging
    .filter(({ need, source }) => source.kind === "stock" && need === String(id))
    .reduce((sum, peg) => sum.plus(peg.quantity), new Decimal(0))
    .toFixed();
}

function ordersOf(plan: SourcingPlan, needs: readonly SourcingNeed[], offers: readonly VendorOffer[]) {
  return linkedOrders(plan).purchaseOrders.map(({ supplier, lines }) => ({
    id: supplier,
    vendor: offers.find(({ vendor: id }) => String(id) === supplier)?.vendorName ?? null,
    amount: lines.reduce((sum, line) => sum.plus(line.amount), new Decimal(0)).toFixed(2),
    arrives:
      lines
        .map((line) => line.arrives)
        .sort()
        .at(-1) ?? null,
    lines: lines.map((line) => ({ product: needs.find(({ id }) => String(id) === line.product)?.code ?? "?", quantity: line.quantity })),
  }));
}
