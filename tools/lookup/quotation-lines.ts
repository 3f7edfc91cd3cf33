import { CopilotError } from "../../core/errors.ts";
import type { Row } from "../../odoo/reader.ts";
import { textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { chooseOne } from "./choose.ts";
import { likeness } from "./words.ts";

const MOST = 200;

/** The one line of a sales order that a product's code or name means. */
export async function resolveQuotationLine({ odoo }: ToolContext, order: Row, typed: string, fields: readonly string[]): Promise<Row> {
  const reference = textOf(order, "name") ?? String(order.id);
  const rows = await odoo.search("sale.order.line", {
    domain: [
      ["order_id", "=", order.id],
      ["display_type", "=", false],
    ],
    fields: ["product_id", ...fields],
    limit: MOST,
    order: "sequence, id",
  });
  if (rows.length === 0) throw new CopilotError("NOT_FOUND", `${reference} has no lines. See it with get_order_status.`);
  const candidates = rows.map((row) => {
    const label = textOf(row, "product_id") ?? "?";
    return { found: row, label, score: score(typed, label) };
  });
  return chooseOne(
    candidates.filter(({ score: fits }) => fits > 0),
    { what: `line of ${reference}`, typed, hint: `Its lines are: ${candidates.map(({ label }) => label).join(", ")}.`.slice(0, 300) },
  );
}

/** "[VLV-0125] Ball valve" by its code, its name, or words of either. */
function score(typed: string, label: string): number {
  const [, code = "", name = label] = /^\[([^\]]+)\]\s*(.*)$/s.exec(label) ?? [];
  const said = typed.trim().toLowerCase();
  if (said === label.toLowerCase() || said === code.toLowerCase()) return 6;
  if (said === name.toLowerCase()) return 5;
  return Math.max(likeness(typed, name), likeness(typed, `${code} ${name}`));
}
