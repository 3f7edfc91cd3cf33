import { z } from "zod";

const likeness = z.number().min(-1).max(1);

const topic = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string().min(1),
  examples: z.array(z.string().min(1)).min(1),
});

/** policy/allowlist.yaml: what is near enough to an approved use, and what people ask for that none covers. */
export const allowlistSchema = z.strictObject({
  version: z.number().int().positive(),
  thresholds: z.strictObject({ decline_below: likeness, propose_above: likeness, propose_lead: likeness }),
  injection_detector: z.enum(["on", "off"]),
  topics: z.array(topic).refine((topics) => new Set(topics.map(({ id }) => id)).size === topics.length, { error: "two topics have the same id" }),
});

export type AllowlistPolicy = z.output<typeof allowlistSchema>;
export type Topic = AllowlistPolicy["topics"][number];
