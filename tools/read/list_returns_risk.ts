import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import { type ReturnEstimate, returnsPropensity, type SoldLine } from "../../insight/returns/returns-propensity.ts";
import { type Reader, type Row, relatedRows } from "../../odoo/reader.ts";
import { startOf, today } from "../days.ts";
import { groupCount, groupId, groupName } from "../group-values.ts";
import { typed } from "../inputs.ts";
import { resolveProduct } from "../lookup/products.ts";
import { amount, day, record, text, whole } from "../output.ts";
import { dayOf, idOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LIMIT = 8;
const GROUPS = 500;
const MOVES = 200;
const YEAR = 365;
/** What left in these last days may still come back, so it is no evidence yet. */
const TOO_YOUNG = 14;
/** Listed is what came back more than once and so much more than usual. */
const TWICE = 2;
const MORE = 1.25;

const output = z.object({
  /** The one that was asked about. */
  of: record("product.product", { product: text("product.product.display_name", "open") }).optional(),
  /** That come back more than their like, the highest rate first. */
  products: z.array(
    record("product.product", {
      product: text("stock.move.product_id", "open"),
      /** Delivered order lines, and those of them of which something came back. */
      lineCount: whole("stock.move.id"),
      returnedCount: whole("stock.move.id"),
      /** Of lines to come: few lines are judged mostly by what is usual. Nine times out of ten the true rate lies between low and high. */
      ratePercent: amount("stock.move.product_qty", "open"),
      lowPercent: amount("stock.move.product_qty", "open"),
      highPercent: amount("stock.move.product_qty", "open"),
      /** Whether the rate is well above what is usual, and whether even its low end is. */
      isAbove: z.boolean(),
      isLikely: z.boolean(),
      customerCount: whole("stock.picking.partner_id", "personal.name"),
      lastReturned: day("stock.picking.date_done"),
      /** The order of which it last came back. */
      order: text("stock.picking.sale_id", "open"),
    }),
  ),
  count: whole("product.product.id"),
  usualPercent: amount("stock.move.product_qty", "open"),
  /** Of all products together. */
  lineCount: whole("stock.move.id"),
  returnedCount: whole("stock.move.id"),
  from: day("stock.move.date"),
  to: day("stock.move.date"),
  /** Of the products delivered most often, so many were looked at; whether there are others. */
  productCount: whole("product.product.id"),
  isPart: z.boolean(),
  hasMore: z.boolean(),
});
export type ReturnsRisk = z.output<typeof output>;

export default readTool({
  name: "list_returns_risk",
  description: `Products whose delivered lines come back more often than is usual, over the last twelve months: lines, returned ones, estimated rate with its range, how many customers sent them back and when last. All, at most ${LIMIT}, or one product.`,
  models: ["stock.move", "stock.picking", "product.product"],
  input: z.object({ product: typed("Product code or name").optional() }),
  output,
  async run(asked, context) {
    const to = addDays(today(context), -TOO_YOUNG);
    const from = addDays(to, -YEAR);
    const one = asked.product === undefined ? undefined : await resolveProduct(context, asked.product, ["display_name"]);
    const left = (path: string): Domain => [
      [`${path}picking_code`, "=", "outgoing"],
      [`${path}state`, "=", "done"],
      [`${path}date`, ">=", startOf(from, context)],
      [`${path}date`, "<", startOf(addDays(to, 1), context)],
    ];
    const back = allOf([["state", "!=", "cancel"]], left("origin_returned_move_id."));
    const [sold, returned] = await Promise.all([
      context.odoo.group("stock.move", {
        domain: allOf([["sale_line_id", "!=", false]], left("")),
        groupby: ["product_id"],
        aggregates: ["__count"],
        limit: GROUPS,
        order: "__count desc",
      }),
      context.odoo.group("stock.move", {
        domain: back,
        groupby: ["product_id"],
        aggregates: ["origin_returned_move_id:count_distinct", "__count"],
        limit: GROUPS,
        order: "__count desc",
      }),
    ]);
    const events = new Map(returned.map((group) => [groupId(group, "product_id"), Number(group["origin_returned_move_id:count_distinct"] ?? 0)]));
    const names = new Map(sold.map((group) => [String(groupId(group, "product_id")), groupName(group, "product_id")]));
    const lines = sold.flatMap((group) =>
      linesOf(String(groupId(group, "product_id")), groupCount(group), events.get(groupId(group, "product_id")) ?? 0),
    );
    const { usual, products, of } = returnsPropensity(lines);
    const found = one
      ? [
          products.find((estimate) => estimate.of.product === String(one.id)) ?? {
            ...of(String(one.id), ""),
            of: { product: String(one.id) },
            basedOn: { lines: 0, returned: 0 },
          },
        ]
      : products.filter(({ rate, basedOn }) => basedOn.returned >= TWICE && rate >= MORE * usual);
    const shown = found.slice(0, LIMIT);
    const moves = await returnsOf(shown, back, context.odoo);
    return {
      ...(one ? { of: { id: String(one.id), product: textOf(one, "display_name") } } : {}),
      products: shown.map((estimate) =>
        described(estimate, {
          name: names.get(estimate.of.product ?? "") ?? (one && textOf(one, "display_name")),
          usual,
          moves: moves.filter((move) => String(idOf(move, "product_id")) === estimate.of.product),
          timeZone: context.timeZone,
        }),
      ),
      count: found.length,
      usualPercent: percent(usual),
      lineCount: lines.length,
      returnedCount: lines.filter((line) => line.returned).length,
      from,
      to,
      isPart: sold.length === GROUPS,
      productCount: sold.length,
      hasMore: found.length > LIMIT,
    };
  },
});

/** A product's lines, without their customers: whose they are changes nothing of the product's own rate. */
function linesOf(product: string, count: number, returned: number): SoldLine[] {
  return Array.from({ length: count }, (_, at) => ({ product, customer: "", returned: at < returned }));
}

async function returnsOf(shown: readonly ReturnEstimate[], back: Domain, odoo: Reader): Promise<readonly Row[]> {
  const ids = shown.filter(({ basedOn }) => basedOn.returned > 0).map(({ of }) => Number(of.product));
  if (ids.length === 0) return [];
  return odoo.search("stock.move", {
    domain: allOf([["product_id", "in", ids]], back),
    fields: ["product_id"],
    limit: MOVES,
    order: "date desc, id desc",
    with: { picking_id: { model: "stock.picking", fields: ["partner_id", "sale_id", "date_done", "scheduled_date"], limit: 1 } },
  });
}

interface Frame {
  readonly name: string | null | undefined;
  readonly usual: number;
  /** Its returns. */
  readonly moves: readonly Row[];
  readonly timeZone: string;
}

function described({ of, rate, low, high, basedOn }: ReturnEstimate, { name, usual, moves, timeZone }: Frame) {
  const pickings = moves.flatMap((move) => relatedRows(move, "picking_id"));
  const arrived = (picking: Row) => dayOf(picking, "date_done", timeZone) ?? dayOf(picking, "scheduled_date", timeZone) ?? "";
  const last = pickings.toSorted((one, other) => arrived(other).localeCompare(arrived(one))).at(0);
  return {
    id: of.product ?? "",
    product: name,
    lineCount: basedOn.lines,
    returnedCount: basedOn.returned,
    ratePercent: percent(rate),
    lowPercent: percent(low),
    highPercent: percent(high),
    isAbove: rate >= MORE * usual,
    isLikely: low > usual,
    customerCount: new Set(pickings.flatMap((picking) => idOf(picking, "partner_id") ?? [])).size,
    lastReturned: (last && arrived(last)) || null,
    order: last ? textOf(last, "sale_id") : null,
  };
}

function percent(share: number): string {
  return (100 * share).toFixed(1).replace(/\.0$/, "");
}
