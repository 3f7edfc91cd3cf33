import { Decimal } from "decimal.js";
import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import type { Row } from "../../odoo/reader.ts";
import { startOf, today } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { type Incoming, incomingOf } from "../lookup/incoming.ts";
import { type StockAndDemand, stockAndDemand } from "../lookup/stock-and-demand.ts";
import { warehouseCalled, warehouses } from "../lookup/warehouses.ts";
import { day, quantity, record, text, whole } from "../output.ts";
import { textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 20;
const AHEAD = 14;
const PRODUCTS = 150;

const output = z.object({
  /** The first to run out first. */
  stockouts: z.array(
    record("product.product", {
      product: text("stock.move.product_id", "open"),
      warehouse: text("stock.warehouse.name", "open"),
      onHand: quantity("stock.quant.quantity"),
      /** Of open deliveries until the last day looked at. */
      outgoing: quantity("stock.move.product_qty"),
      /** Of open receipts until that day. */
      incoming: quantity("stock.move.product_qty"),
      uom: text("product.product.uom_id", "open"),
      /** The first day on which more is to leave than is there, and the most that lacks by then or later. */
      runsOut: day("stock.move.date"),
      missing: quantity("stock.move.product_qty"),
      /** The next open receipt, whenever it is. */
      expected: day("stock.picking.scheduled_date"),
    }),
  ),
  count: whole("product.product.id"),
  to: day("stock.move.date"),
  hasMore: z.boolean(),
});
export type Stockouts = z.output<typeof output>;

export default readTool({
  name: "list_stockouts",
  description: `Products that open deliveries will take below zero until a day (two weeks ahead when left out), by warehouse: on hand, outgoing and incoming by then, the first short day and the quantity that lacks. At most ${LIMIT}, the first to run out first.`,
  models: ["stock.move", "stock.picking.type", "stock.picking", "stock.quant", "stock.location", "stock.warehouse", "product.product"],
  input: z.object({ to: isoDay("Looks until this day").optional(), warehouse: typed("Warehouse's name or code").optional() }),
  output,
  async run({ to, warehouse }, context) {
    const until = to ?? addDays(today(context), AHEAD);
    const [{ places, hasMore }, all] = await Promise.all([
      stockAndDemand(context, [["date", "<", startOf(addDays(until, 1), context)]]),
      warehouses(context),
    ]);
    const asked = warehouse === undefined ? undefined : warehouseCalled(warehouse, all).id;
    const tight = places
      .filter((place) => asked === undefined || place.warehouse === asked)
      .filter((place) => demandOf(place).gt(place.onHand))
      .slice(0, PRODUCTS);
    const products = [...new Set(tight.map(({ product }) => product))];
    const [{ incoming }, items] =
      products.length === 0
        ? [{ incoming: [] }, []]
        : await Promise.all([incomingOf(context, products), context.odoo.read("product.product", products, ["uom_id"])]);
    const short = tight
      .flatMap((place) => project(place, incoming, until, { all, items, context }))
      .sort((one, other) => one.runsOut.localeCompare(other.runsOut) || Number(other.missing) - Number(one.missing));
    return { stockouts: short.slice(0, LIMIT), count: short.length, to: until, hasMore: hasMore || short.length > LIMIT };
  },
});

const demandOf = ({ demand }: StockAndDemand) => demand.reduce((sum, { quantity }) => sum.plus(quantity), new Decimal(0));

interface Names {
  readonly all: readonly Row[];
  readonly items: readonly Row[];
  readonly context: ToolContext;
}

/** Walks the days: what comes on a day is there before what leaves on it; what is overdue counts today. */
function project(place: StockAndDemand, incoming: readonly Incoming[], until: string, { all, items, context }: Names) {
  const now = today(context);
  const own = incoming.filter(({ product, warehouse }) => product === place.product && warehouse === place.warehouse);
  const inTime = own.filter(({ expected }) => (expected ?? until) <= until);
  const flows = [
    ...inTime.map(({ expected, inProductUom }) => ({ day: later(expected ?? until, now), change: inProductUom })),
    ...place.demand.map(({ day: leaves, quantity: taken }) => ({ day: later(leaves, now), change: taken.negated() })),
  ].sort((one, other) => one.day.localeCompare(other.day) || other.change.comparedTo(one.change));
  let stock = place.onHand;
  let lowest = new Decimal(0);
  let runsOut: string | undefined;
  for (const { day: on, change } of flows) {
    stock = stock.plus(change);
    if (stock.lt(0)) runsOut ??= on;
    lowest = Decimal.min(lowest, stock);
  }
  if (runsOut === undefined) return [];
  const item = items.find(({ id }) => id === place.product);
  const warehouse = all.find(({ id }) => id === place.warehouse);
  return [
    {
      id: String(place.product),
      product: place.name,
      warehouse: warehouse && textOf(warehouse, "name"),
      onHand: place.onHand.toFixed(),
      outgoing: demandOf(place).toFixed(),
      incoming: inTime.reduce((sum, one) => sum.plus(one.inProductUom), new Decimal(0)).toFixed(),
      uom: item && textOf(item, "uom_id"),
      runsOut,
      missing: lowest.negated().toFixed(),
      expected: own[0]?.expected ?? null,
    },
  ];
}

const later = (one: string, other: string) => (one > other ? one : other);
