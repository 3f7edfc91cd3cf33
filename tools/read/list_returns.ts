import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { allOf, anyOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { startOf } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { day, quantity, record, text, whole, word } from "../output.ts";
import { describeInvoice, INVOICE_FIELDS, invoice } from "../records/invoice.ts";
import { dayOf, idOf, quantityOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 20;
const MOVES = 200;

const RETURN_STATUSES = ["expected", "received"] as const;

const returned = record("stock.picking", {
  reference: text("stock.picking.name", "open"),
  order: text("stock.picking.sale_id", "open"),
  customer: text("stock.picking.partner_id", "personal.name"),
  returnOf: text("stock.picking.return_id", "open"),
  status: word("stock.picking.state", RETURN_STATUSES),
  expected: day("stock.picking.scheduled_date"),
  done: day("stock.picking.date_done"),
  contents: z.array(
    record("stock.move", {
      product: text("stock.move.product_id", "open"),
      quantity: quantity("stock.move.product_uom_qty"),
      uom: text("stock.move.product_uom", "open"),
    }),
  ),
});

const output = z.object({
  /** Those still expected first, then the newest; cancelled ones left out. */
  returns: z.array(returned),
  expectedCount: whole("stock.picking.id"),
  receivedCount: whole("stock.picking.id"),
  /** Credit notes of the same order, customer or time, drafts included; absent where the role reads no invoices. */
  creditNotes: z.array(invoice).optional(),
  hasMore: z.boolean(),
});
export type Returns = z.output<typeof output>;

const input = z.object({
  order: typed("Order or delivery reference").optional(),
  customer: typed("Customer's name").optional(),
  from: isoDay("Returned, or credited, on or after this day").optional(),
  to: isoDay("Returned, or credited, on or before this day").optional(),
});

export default readTool({
  name: "list_returns",
  description: `Goods that customers send back, received or expected, with their products, and the credit notes that refund them. By order, customer and time, or all; at most ${LIMIT} of each, the newest first.`,
  models: ["stock.picking", "stock.move", "account.move", "sale.order", "res.partner"],
  input,
  output,
  async run(asked, context) {
    const order = asked.order === undefined ? undefined : await resolveOrder(context, asked.order, ["name"]);
    const partner = asked.customer === undefined || order ? undefined : await resolveCustomer(context, asked.customer);
    const [found, notes] = await Promise.all([
      context.odoo.search("stock.picking", {
        domain: allOf(
          [
            ["picking_type_code", "=", "incoming"],
            ["sale_id", "!=", false],
            ["state", "!=", "cancel"],
          ],
          order ? [["sale_id", "=", order.id]] : [],
          partner ? ofPartner("partner_id", partner) : [],
          within(
            asked.from && ["scheduled_date", ">=", startOf(asked.from, context)],
            asked.to && ["scheduled_date", "<", startOf(addDays(asked.to, 1), context)],
          ),
        ),
        fields: ["name", "sale_id", "partner_id", "return_id", "state", "scheduled_date", "date_done"],
        limit: LIMIT + 1,
        order: "scheduled_date desc, id desc",
      }),
      creditNotes(order, partner, asked, context),
    ]);
    const rows = found.slice(0, LIMIT);
    const moves = await movesOf(rows, context);
    const received = rows.filter((row) => row["state"] === "done").length;
    return {
      returns: rows.map((row) => describe(row, moves, context)).sort((one, other) => (one.status ?? "").localeCompare(other.status ?? "")),
      expectedCount: rows.length - received,
      receivedCount: received,
      ...(notes ? { creditNotes: notes.slice(0, LIMIT).map((row) => describeInvoice(row, context)) } : {}),
      hasMore: found.length > LIMIT || (notes?.length ?? 0) > LIMIT,
    };
  },
});

type Leaf = readonly [field: string, operator: string, value: string];

function within(...limits: readonly (Leaf | "" | undefined)[]): Domain {
  return allOf(...limits.map((one): Domain => (one ? [[one[0], one[1], one[2]]] : [])));
}

async function creditNotes(order: Row | undefined, partner: Row | undefined, { from, to }: z.output<typeof input>, { odoo }: ToolContext) {
  if (odoo.sight("account.move", "name") === "hidden") return undefined;
  const name = order && textOf(order, "name");
  return odoo.search("account.move", {
    domain: allOf(
      [
        ["move_type", "=", "out_refund"],
        ["state", "!=", "cancel"],
      ],
      name ? anyOf([["invoice_origin", "=", name]], [["reversed_entry_id.invoice_origin", "=", name]]) : [],
      partner ? ofPartner("partner_id", partner) : [],
      within(from && ["invoice_date", ">=", from], to && ["invoice_date", "<=", to]),
    ),
    fields: INVOICE_FIELDS,
    limit: LIMIT + 1,
    order: "invoice_date desc, id desc",
  });
}

async function movesOf(pickings: readonly Row[], { odoo }: ToolContext): Promise<readonly Row[]> {
  if (pickings.length === 0) return [];
  return odoo.search("stock.move", {
    domain: [
      ["picking_id", "in", pickings.map(({ id }) => id)],
      ["state", "!=", "cancel"],
    ],
    fields: ["picking_id", "product_id", "product_uom_qty", "product_uom"],
    limit: MOVES,
    order: "id",
  });
}

function describe(row: Row, moves: readonly Row[], { timeZone }: ToolContext): z.input<typeof returned> {
  const isDone = row["state"] === "done";
  return {
    id: String(row.id),
    reference: textOf(row, "name"),
    order: textOf(row, "sale_id"),
    customer: textOf(row, "partner_id"),
    returnOf: textOf(row, "return_id"),
    status: isDone ? "received" : "expected",
    expected: isDone ? null : dayOf(row, "scheduled_date", timeZone),
    done: isDone ? dayOf(row, "date_done", timeZone) : null,
    contents: moves
      .filter((move) => idOf(move, "picking_id") === row.id)
      .map((move) => ({
        id: String(move.id),
        product: textOf(move, "product_id"),
        quantity: quantityOf(move, "product_uom_qty"),
        uom: textOf(move, "product_uom"),
      })),
  };
}
