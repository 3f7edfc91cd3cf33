import { Decimal } from "decimal.js";
import { z } from "zod";
import type { Row } from "../../odoo/reader.ts";
import { daysPast } from "../days.ts";
import { typed } from "../inputs.ts";
import { type Incoming, incomingOf, purchaseOrderOf } from "../lookup/incoming.ts";
import { resolveProduct } from "../lookup/products.ts";
import { stockByWarehouse, type WarehouseStock } from "../lookup/warehouse-stock.ts";
import { warehouseCalled, warehouses } from "../lookup/warehouses.ts";
import { day, quantity, record, text, whole } from "../output.ts";
import { describeProduct, PRODUCT_FIELDS, productShape } from "../records/product.ts";
import { quantityOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const WAREHOUSES = 8;
const RECEIPTS = 10;

const flows = {
  incoming: quantity("product.product.incoming_qty"),
  outgoing: quantity("product.product.outgoing_qty"),
  /** On hand, plus incoming, less outgoing. */
  forecast: quantity("product.product.virtual_available"),
};
const STOCK_FIELDS = ["qty_available", "free_qty", "incoming_qty", "outgoing_qty", "virtual_available"];

const receipt = record("stock.picking", {
  reference: text("stock.picking.name", "open"),
  purchaseOrder: text("stock.picking.origin", "open"),
  expected: day("stock.picking.scheduled_date"),
  quantity: quantity("stock.move.product_uom_qty"),
  uom: text("stock.move.product_uom", "open"),
  warehouse: text("stock.warehouse.name", "open"),
  late: z.boolean().optional(),
  daysLate: whole("stock.picking.scheduled_date"),
});

const output = z.object({
  /** Quantities are of the asked warehouse, or of all together, in the product's unit of measure. */
  product: record("product.product", {
    ...productShape,
    ...flows,
    warehouses: z.array(
      z.object({
        warehouse: text("stock.warehouse.name", "open"),
        code: text("stock.warehouse.code", "open"),
        onHand: productShape.onHand,
        free: productShape.free,
        ...flows,
      }),
    ),
  }),
  /** The next ones first. */
  receipts: z.array(receipt),
  hasMore: z.boolean(),
});
export type Stock = z.output<typeof output>;

export default readTool({
  name: "get_stock",
  description: `How much of one product is on hand, free (not reserved), incoming and outgoing, in each warehouse, and the next ${RECEIPTS} receipts with their dates. Takes a code or name; find it with find_products.`,
  models: ["product.product", "stock.warehouse", "stock.quant", "stock.location", "stock.move", "stock.picking", "stock.picking.type"],
  input: z.object({
    product: typed("Product code or name"),
    warehouse: typed("Warehouse's name or code; all warehouses when left out").optional(),
  }),
  output,
  async run({ product, warehouse }, context) {
    const [found, all] = await Promise.all([resolveProduct(context, product, [...PRODUCT_FIELDS, ...STOCK_FIELDS]), warehouses(context)]);
    const asked = warehouse === undefined ? all : [warehouseCalled(warehouse, all)];
    const shown = asked.slice(0, WAREHOUSES);
    const [only] = shown;
    const [stock, inAsked, { incoming, hasMore }] = await Promise.all([
      warehouse === undefined ? stockByWarehouse(context, found.id) : undefined,
      warehouse === undefined || !only ? undefined : stockIn(context, found.id, only.id),
      incomingOf(context, [found.id]),
    ]);
    const coming = incoming.filter((one) => warehouse === undefined || asked.some((place) => place.id === one.warehouse));
    const overall = warehouse === undefined ? found : { ...found, ...inAsked };
    return {
      product: {
        ...describeProduct(overall),
        ...describeFlows(overall),
        warehouses: shown.map((place) => (inAsked ? describePlace(place, inAsked) : describeShelf(place, stock?.get(place.id), incoming))),
      },
      receipts: coming.slice(0, RECEIPTS).map((one) => describeReceipt(one, all, context)),
      hasMore: hasMore || coming.length > RECEIPTS || asked.length > WAREHOUSES,
    };
  },
});

async function stockIn({ odoo }: ToolContext, product: number, warehouseId: number): Promise<Row | undefined> {
  const [row] = await odoo.search("product.product", { domain: [["id", "=", product]], fields: STOCK_FIELDS, limit: 1, warehouseId });
  return row;
}

function describeFlows(row: Row) {
  return {
    incoming: quantityOf(row, "incoming_qty"),
    outgoing: quantityOf(row, "outgoing_qty"),
    forecast: quantityOf(row, "virtual_available"),
  };
}

function describePlace(place: Row, stock: Row | undefined) {
  const names = { warehouse: textOf(place, "name"), code: textOf(place, "code") };
  if (!stock) return names;
  return { ...names, onHand: quantityOf(stock, "qty_available"), free: quantityOf(stock, "free_qty"), ...describeFlows(stock) };
}

/** What lies there, and what open receipts bring there, in the product's own unit of measure. */
function describeShelf(place: Row, stock: WarehouseStock | undefined, incoming: readonly Incoming[]) {
  const coming = incoming.filter((one) => one.warehouse === place.id).reduce((sum, one) => sum.plus(one.inProductUom), new Decimal(0));
  return {
    warehouse: textOf(place, "name"),
    code: textOf(place, "code"),
    onHand: (stock?.onHand ?? new Decimal(0)).toFixed(),
    free: (stock?.free ?? new Decimal(0)).toFixed(),
    incoming: coming.toFixed(),
  };
}

function describeReceipt(one: Incoming, all: readonly Row[], context: ToolContext): z.input<typeof receipt> {
  const place = all.find((row) => row.id === one.warehouse);
  const daysLate = daysPast(one.expected, context);
  return {
    id: String(one.receipt.id),
    reference: textOf(one.receipt, "name"),
    purchaseOrder: purchaseOrderOf(one.receipt),
    expected: one.expected,
    quantity: one.quantity.toFixed(),
    uom: one.uom,
    warehouse: place && textOf(place, "name"),
    late: daysLate > 0,
    daysLate,
  };
}
