import { z } from "zod";
import { ROLES } from "../core/principal.ts";
import { slotTypeSchema } from "./allowlist/slot-types.ts";

/** One approved use of AI, as a compliance officer writes it: policy/use-cases/<id>.yaml. */
export const useCaseSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  version: z.number().int().positive(),
  title: z.string(),
  /** Where it stands among a role's suggestions; the lowest is first. */
  rank: z.number().int().default(100),
  /** A prompt that fits the embedded Odoo's data; elsewhere the first example is suggested. */
  demo: z.string().optional(),
  owner: z.string(),
  tier: z.enum(["low", "medium", "high"]),
  roles: z.array(z.enum(ROLES)).min(1),
  /** answer: reads only; propose: its write tools may plan changes that somebody countersigns. */
  autonomy: z.enum(["answer", "propose"]),
  tools: z.array(z.string()).min(1),
  /** What the person can ask; the first is shown as the suggestion. */
  examples: z.array(z.string()).min(3),
  /** More ways of asking, for matching alone; records stand in angle brackets by their kind, as in cues. */
  paraphrases: z.array(z.string()).default([]),
  /** Words and phrases that point to this use case, for the offline matcher. */
  cues: z.array(z.string()).default([]),
  slots: z.record(z.string(), z.strictObject({ type: slotTypeSchema, required: z.boolean().default(false), ask: z.string().optional() })).default({}),
  boundaries: z.array(z.string()).min(1),
});

export type UseCase = z.infer<typeof useCaseSchema>;
