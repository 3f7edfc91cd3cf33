import { z } from "zod";
import { type InsightStanding, type Miss, WATCHED_INSIGHTS, type WatchedInsight } from "../insight-standing.ts";
import { amount, day, word } from "../output.ts";
import type { ToolContext } from "../tool.ts";

/** An estimate behind an answer that isn't trusted, and how far it was off lately; shares in whole percent. */
export const doubtShape = z.object({
  insight: word("stock.move.product_qty", WATCHED_INSIGHTS),
  state: word("stock.move.product_qty", ["doubted", "unchecked"]),
  /** The days in which it was furthest off; absent where it is not told by a stretch of time. */
  from: day("stock.move.date"),
  to: day("stock.move.date"),
  /** For demand: customers took so much less or more than was forecast. */
  than: word("stock.move.product_qty", ["less", "more"]),
  offPercent: amount("stock.move.product_qty", "open"),
  usualPercent: amount("stock.move.product_qty", "open"),
  /** For lead times: deliveries that were late in those days, and before. */
  latePercent: amount("product.supplierinfo.delay", "vendor_terms.lead_time"),
  usualLatePercent: amount("product.supplierinfo.delay", "vendor_terms.lead_time"),
});
export type InsightDoubt = z.input<typeof doubtShape>;

/** Those of the estimates that are doubted or were not checked lately; none where nothing is watched. */
export async function insightDoubts({ standing }: Pick<ToolContext, "standing">, insights: readonly WatchedInsight[]): Promise<InsightDoubt[]> {
  if (!standing) return [];
  const found = await Promise.all(insights.map(async (insight) => doubtOf(insight, await standing(insight))));
  return found.flatMap((doubt) => doubt ?? []);
}

function doubtOf(insight: WatchedInsight, now: InsightStanding): InsightDoubt | undefined {
  switch (now.kind) {
    case "trusted":
      return undefined;
    case "unchecked":
      return { insight, state: "unchecked" };
    case "doubted":
      return { insight, state: "doubted", ...(now.miss ? figuresOf(insight, now.miss) : {}) };
  }
}

function figuresOf(insight: WatchedInsight, { from, to, offPercent, usualPercent }: Miss): Partial<InsightDoubt> {
  switch (insight) {
    case "demand":
      return { from, to, than: offPercent < 0 ? "less" : "more", offPercent: String(Math.abs(offPercent)), usualPercent: String(usualPercent) };
    case "lead-time":
      return { from, to, latePercent: String(offPercent), usualLatePercent: String(usualPercent) };
  }
}

/** Advice from a doubted estimate is not given; of demand, Odoo's own rules are gone by instead. */
export function isDoubted(doubts: readonly InsightDoubt[], of: WatchedInsight): boolean {
  return doubts.some(({ insight, state }) => insight === of && state === "doubted");
}
