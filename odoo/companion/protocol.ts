import { z } from "zod";
import type { Change, Effect, Receipt } from "../../core/change.ts";
import type { Json } from "../../core/json.ts";

/** How Odoo's UserError begins when the companion raised it; the rest of the message is JSON. */
export const COMPANION_SAYS = { preview: "COUNTERSIGN_PREVIEW ", stale: "COUNTERSIGN_STALE ", refused: "COUNTERSIGN_REFUSED " } as const;

/** What is put under the context key `cs` of `ir.actions.server/run`. */
export type CompanionOrder =
  | { readonly op: "preview"; readonly change: Change }
  | { readonly op: "commit"; readonly change: Change; readonly effect: Effect; readonly commit_id: string; readonly note: string }
  | { readonly op: "receipt"; readonly commit_id: string };

const json: z.ZodType<Json> = z.json();
const values = z.record(z.string(), json);
const record = z.strictObject({
  model: z.string(),
  ref: z.string(),
  label: z.string().exactOptional(),
  before: values.exactOptional(),
  after: values.exactOptional(),
});

/** The effect as the companion computes it; a preview carries it in the error's message. */
export const effectSchema: z.ZodType<Effect> = z.strictObject({
  created: z.array(record),
  changed: z.array(record),
  deleted: z.array(record),
  other: z.record(z.string(), z.string()),
  warnings: z.array(z.string()),
  amount: z.string().regex(/^\d+\.\d{2}$/),
  currency: z.string().length(3),
});

const receiptSchema: z.ZodType<Receipt> = z.strictObject({
  commitId: z.string(),
  model: z.string(),
  ids: z.array(z.number().int()),
  at: z.string(),
  readBack: z.record(z.string(), values),
});

/** What `commit` and `receipt` answer; null when nothing was committed under the id. */
export const receiptAnswerSchema = z.strictObject({ receipt: receiptSchema.nullable() });
