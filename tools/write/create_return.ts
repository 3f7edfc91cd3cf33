import { Decimal } from "decimal.js";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { positiveQuantity, typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { type Returnable, resolveShipped, returnableOf } from "../lookup/returnable.ts";
import { restsOn } from "../rests-on.ts";
import { idOf, textOf } from "../row-values.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.create_return;
const LINES = 40;

export default writeTool({
  name: "create_return",
  description:
    "Propose a return of goods that were delivered: a receipt that waits for them, of some products or of all that has not come back yet. It credits nothing; draft_credit_note does. Takes the delivery's reference, or the order's when one of its deliveries was shipped.",
  models: ["stock.picking", "stock.move", "sale.order", "res.company"],
  input: z.object({
    delivery: typed("Delivery reference such as WH/OUT/00012, or the sales order's when one of its deliveries was shipped"),
    lines: z
      .array(z.object({ product: typed("Product code or name"), quantity: positiveQuantity("How many come back") }))
      .max(LINES)
      .optional()
      .describe("What comes back; everything that was delivered when left out"),
  }),
  async plan({ delivery, lines = [] }, context) {
    const row = await resolveShipped(context, delivery, ["state", "sale_id", "company_id"]);
    const reference = textOf(row, "name") ?? String(row.id);
    const returnable = await returnableOf(context, row);
    if (returnable.length === 0) throw new CopilotError("STALE", `All of ${reference} has been returned, or is on its way back, already.`);
    const wanted =
      lines.length === 0 ? returnable.map((one) => ({ ...one, quantity: one.left })) : lines.map((line) => partOf(line, returnable, reference));
    const order = idOf(row, "sale_id");
    return {
      kind: "create_return",
      model: "stock.picking",
      ids: [row.id],
      operation,
      method,
      values: { moves: wanted.map(({ move, quantity }) => [0, 0, { move_id: move, quantity: Number(quantity) }]) },
      before: { [String(row.id)]: restsOn(row, ["state"]) },
      company: await companyOf(context, row),
      summary: `Take back ${lines.length === 0 ? "all" : "part"} of delivery ${reference}: ${wanted
        .slice(0, 2)
        .map(({ quantity, uom, label }) => `${quantity} ${uom} of ${label}`)
        .join(", ")}${wanted.length > 2 ? ` and ${wanted.length - 2} more` : ""}`,
      lines: wanted.map(({ label, uom, quantity }) => ({ field: "stock.move.quantity", label, before: null, after: `${quantity} ${uom}`.trim() })),
      sources: [
        { model: "stock.picking", id: row.id, label: reference },
        ...(order === undefined ? [] : [{ model: "sale.order", id: order, label: textOf(row, "sale_id") ?? String(order) }]),
      ],
    };
  },
});

/** The move that a line of the return means, with no more than what has not come back yet. */
function partOf(line: { readonly product: string; readonly quantity: string }, returnable: readonly Returnable[], reference: string) {
  const said = line.product.trim().toLowerCase();
  const [first, ...others] = returnable.filter(({ label }) => label.toLowerCase().includes(said));
  if (!first)
    throw new CopilotError(
      "NOT_FOUND",
      `Nothing called "${line.product}" can come back from ${reference}. It has ${returnable.map(({ label }) => label).join(", ")}.`.slice(0, 400),
    );
  if (others.length > 0)
    throw new CopilotError("AMBIGUOUS", `More than one product of ${reference} could be "${line.product}"; say which one is meant.`, {
      choices: [first, ...others].map(({ label }) => label).slice(0, 6),
    });
  if (new Decimal(line.quantity).gt(first.left))
    throw new CopilotError(
      "BAD_INPUT",
      `Of ${first.label} at most ${first.left} ${first.uom} can come back from ${reference}. Give no more than that.`,
    );
  return { ...first, quantity: line.quantity };
}
