import { Decimal } from "decimal.js";
import type { Row } from "../../odoo/reader.ts";
import { groupId } from "../group-values.ts";
import { idOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { type InsightDoubt, insightDoubts, isDoubted } from "./insight-doubts.ts";
import { resolveProducts } from "./products.ts";
import { ruleOrders } from "./rule-orders.ts";
import { stockoutsAhead } from "./stockouts-ahead.ts";
import type { Bought } from "./vendor-offers.ts";
import { warehouseCalled, warehouses } from "./warehouses.ts";

/** Shortages that one answer plans for. */
const MOST_SHORTAGES = 8;
const PRODUCT_FIELDS = ["display_name", "default_code", "uom_id", "product_tmpl_id", "purchase_ok"];
const ROWS = 500;

/** What is to be had of one product, in its unit of measure. */
export interface SourcingNeed extends Bought {
  readonly name: string;
  /** By which a write tool finds it again. */
  readonly code: string;
  readonly quantity: Decimal;
  readonly due: string | undefined;
  /** On hand and reserved for nobody: in the warehouse that was named, or else in all; unknown for shortages, which have it taken off. */
  readonly free: Decimal | undefined;
  readonly isBought: boolean;
}

export interface SourcingNeeds {
  readonly needs: readonly SourcingNeed[];
  /** The warehouse that was named. */
  readonly only: Row | undefined;
  /** The day until which shortages were looked for. */
  readonly until?: string;
  /** Where nothing was named: what the quantities come from, and the estimates behind them that aren't trusted. */
  readonly basis?: "forecast" | "rules";
  readonly doubts?: readonly InsightDoubt[];
  readonly hasMore: boolean;
}

interface Asked {
  readonly lines?: readonly { readonly product: string; readonly quantity: string }[] | undefined;
  readonly warehouse?: string | undefined;
  readonly due?: string | undefined;
}

/** What was asked for, or, where nothing was named, what is likely to run out. */
export function sourcingNeeds(context: ToolContext, { lines, ...asked }: Asked): Promise<SourcingNeeds> {
  return lines === undefined ? shortagesAhead(context, asked) : whatWasAsked(context, lines, asked);
}

async function whatWasAsked(context: ToolContext, lines: NonNullable<Asked["lines"]>, { warehouse, due }: Asked): Promise<SourcingNeeds> {
  const [products, only] = await Promise.all([
    resolveProducts(
      context,
      lines.map(({ product }) => product),
      PRODUCT_FIELDS,
    ),
    warehouse === undefined ? undefined : warehouses(context).then((all) => warehouseCalled(warehouse, all)),
  ]);
  const distinct = [...new Map(products.map((row) => [row.id, row])).values()];
  const free = await freeOf(
    context,
    distinct.map(({ id }) => id),
    only?.id,
  );
  const quantityOf = (id: number) => lines.reduce((sum, { quantity }, at) => (products[at]?.id === id ? sum.plus(quantity) : sum), new Decimal(0));
  return {
    needs: distinct.map((row) => needOf(row, { quantity: quantityOf(row.id), due, free: free.get(row.id) ?? new Decimal(0) })),
    only,
    hasMore: false,
  };
}

async function shortagesAhead(context: ToolContext, asked: Asked): Promise<SourcingNeeds> {
  const doubts = await insightDoubts(context, ["demand"]);
  const byRules = isDoubted(doubts, "demand") ? await neededByRules(context, asked) : undefined;
  return { ...(byRules ?? (await neededByForecast(context, asked))), doubts };
}

/** What Odoo's own reordering rules would order now; undefined for a role that doesn't read them. */
async function neededByRules(context: ToolContext, { warehouse, due }: Asked): Promise<SourcingNeeds | undefined> {
  const only = warehouse === undefined ? undefined : warehouseCalled(warehouse, await warehouses(context));
  const rules = await ruleOrders(context, { warehouse: only?.id });
  if (!rules) return undefined;
  const wanted = Map.groupBy(
    rules.filter(({ toOrder }) => toOrder.gt(0)),
    ({ product }) => product,
  );
  const shown = [...wanted.keys()].slice(0, MOST_SHORTAGES);
  const rows = shown.length === 0 ? [] : await context.odoo.read("product.product", shown, PRODUCT_FIELDS);
  return {
    needs: rows.map((row) => {
      const quantity = (wanted.get(row.id) ?? []).reduce((sum, { toOrder }) => sum.plus(toOrder), new Decimal(0));
      return needOf(row, { quantity, due, free: undefined });
    }),
    only,
    basis: "rules",
    hasMore: wanted.size > shown.length,
  };
}

async function neededByForecast(context: ToolContext, { warehouse, due }: Asked): Promise<SourcingNeeds> {
  const { risks, only, until, hasMore } = await stockoutsAhead(context, { warehouse, to: due });
  const wanted = Map.groupBy(
    risks.filter(({ advised }) => advised.gt(0)),
    ({ outlook }) => outlook.product,
  );
  const shown = [...wanted.keys()].slice(0, MOST_SHORTAGES);
  const rows = shown.length === 0 ? [] : await context.odoo.read("product.product", shown, PRODUCT_FIELDS);
  return {
    needs: shown.flatMap((product) => {
      const [row, own] = [rows.find(({ id }) => id === product), wanted.get(product) ?? []];
      const quantity = own.reduce((sum, { advised }) => sum.plus(advised.ceil()), new Decimal(0));
      const first = own.map(({ runsOut }) => runsOut ?? until).sort()[0];
      return row === undefined ? [] : [needOf(row, { quantity, due: first, free: undefined })];
    }),
    only,
    until,
    basis: "forecast",
    hasMore: hasMore || wanted.size > shown.length,
  };
}

function needOf(row: Row, need: Pick<SourcingNeed, "quantity" | "due" | "free">): SourcingNeed {
  const name = textOf(row, "display_name") ?? "?";
  return {
    id: row.id,
    template: idOf(row, "product_tmpl_id"),
    uom: textOf(row, "uom_id") ?? "",
    name,
    code: textOf(row, "default_code") ?? name,
    isBought: row["purchase_ok"] !== false,
    ...need,
  };
}

async function freeOf({ odoo }: ToolContext, products: readonly number[], warehouse: number | undefined): Promise<ReadonlyMap<number, Decimal>> {
  const groups = await odoo.group("stock.quant", {
    domain: [
      ["product_id", "in", [...products]],
      ["location_id.usage", "=", "internal"],
      ...(warehouse === undefined ? [] : [["warehouse_id", "=", warehouse] as const]),
    ],
    groupby: ["product_id"],
    aggregates: ["quantity:sum", "reserved_quantity:sum"],
    limit: ROWS,
  });
  return new Map(
    groups.flatMap((group) => {
      const product = groupId(group, "product_id");
      const free = new Decimal(Number(group["quantity:sum"] ?? 0)).minus(Number(group["reserved_quantity:sum"] ?? 0));
      return product === undefined ? [] : [[product, Decimal.max(0, free)] as const];
    }),
  );
}
