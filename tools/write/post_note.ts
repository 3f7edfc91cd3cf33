import { z } from "zod";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { typed } from "../inputs.ts";
import { ANY_RECORD_MODELS, resolveAny } from "../lookup/any-record.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.post_note;

export default writeTool({
  name: "post_note",
  description:
    "Propose an internal note on a record; it is seen by colleagues in Odoo and sent to nobody outside. Takes the reference of an order, delivery, purchase order or invoice, or a customer's name.",
  models: ANY_RECORD_MODELS,
  input: z.object({
    on: typed("Reference of an order, delivery, purchase order or invoice, or a customer's name"),
    text: z.string().trim().min(1).max(4_000).describe("The note, plain text"),
  }),
  async plan({ on, text }, context) {
    const { model, id, label, company } = await resolveAny(context, on);
    return {
      kind: "post_note",
      model,
      ids: [id],
      operation,
      method,
      values: { body: text },
      before: {},
      company,
      summary: `Add a note to ${label}`,
      lines: [{ field: "mail.message.body", label: "Note", before: null, after: text }],
      sources: [{ model, id, label }],
    };
  },
});
