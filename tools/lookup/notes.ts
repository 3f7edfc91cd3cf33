import type { z } from "zod";
import { anyOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { daysPast } from "../days.ts";
import { day, record, text, whole } from "../output.ts";
import { dayOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";

const NOTES = 12;
const LONGEST = 300;

/** Records by model, whose notes are looked for. */
export type About = Readonly<Record<"sale.order" | "stock.picking" | "res.partner", readonly Row[]>>;

export const note = record("mail.message", {
  order: text("sale.order.name", "open"),
  delivery: text("stock.picking.name", "open"),
  date: day("mail.message.date"),
  author: text("mail.message.author_id", "personal.name"),
  text: text("mail.message.body", "free_text"),
});

export const activity = record("mail.activity", {
  order: text("sale.order.name", "open"),
  delivery: text("stock.picking.name", "open"),
  kind: text("mail.activity.activity_type_id", "open"),
  summary: text("mail.activity.summary", "free_text"),
  due: day("mail.activity.date_deadline"),
  owner: text("mail.activity.user_id", "personal.name"),
  daysOverdue: whole("mail.activity.date_deadline"),
});

export const NOTE_MODELS = ["mail.message", "mail.activity"] as const;

/** What people wrote on the records, the newest first, and what is still to be done about them; Odoo's own notices are left out. */
export async function notesOn(context: ToolContext, about: About) {
  const places: (readonly [model: string, rows: readonly Row[]])[] = Object.entries(about).filter(([, rows]) => rows.length > 0);
  if (places.length === 0 || context.odoo.sight("mail.message", "body") !== "shown") return { notes: [], activities: [], hasMore: false };
  const on = (model: string, id: string) =>
    anyOf(
      ...places.map(
        ([name, rows]): Domain => [
          [model, "=", name],
          [id, "in", rows.map((row) => row.id)],
        ],
      ),
    );
  const [messages, activities] = await Promise.all([
    context.odoo.search("mail.message", {
      domain: [["message_type", "in", ["comment", "email", "email_outgoing"]], ...on("model", "res_id")],
      fields: ["model", "res_id", "date", "author_id", "body"],
      limit: NOTES + 1,
      order: "date desc, id desc",
    }),
    context.odoo.search("mail.activity", {
      domain: on("res_model", "res_id"),
      fields: ["res_model", "res_id", "activity_type_id", "summary", "date_deadline", "user_id"],
      limit: NOTES + 1,
      order: "date_deadline, id",
    }),
  ]);
  const placeOf = (model: unknown, id: unknown): { order?: string | null | undefined; delivery?: string | null | undefined } => {
    const row = places.find(([name]) => name === model)?.[1].find((one) => one.id === Number(id));
    if (!row || model === "res.partner") return {};
    return model === "sale.order" ? { order: textOf(row, "name") } : { order: textOf(row, "sale_id"), delivery: textOf(row, "name") };
  };
  return {
    notes: messages.slice(0, NOTES).map(
      (row): z.input<typeof note> => ({
        id: String(row.id),
        ...placeOf(row["model"], row["res_id"]),
        date: dayOf(row, "date", context.timeZone),
        author: textOf(row, "author_id"),
        text: plainText(row),
      }),
    ),
    activities: activities.slice(0, NOTES).map((row): z.input<typeof activity> => {
      const due = dayOf(row, "date_deadline", context.timeZone);
      return {
        id: String(row.id),
        ...placeOf(row["res_model"], row["res_id"]),
        kind: textOf(row, "activity_type_id"),
        summary: textOf(row, "summary"),
        due,
        owner: textOf(row, "user_id"),
        daysOverdue: daysPast(due, context),
      };
    }),
    hasMore: messages.length > NOTES || activities.length > NOTES,
  };
}

const ENTITIES: { readonly [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };

/** The words of a note without its markup. */
function plainText(row: Row): string | null | undefined {
  const body = textOf(row, "body");
  if (typeof body !== "string") return body;
  const plain = body
    .slice(0, LONGEST * 10)
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain || null;
}
