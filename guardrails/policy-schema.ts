import { z } from "zod";
import { DATA_CLASSES, type DataLabel } from "../core/access.ts";
import type { Domain } from "../core/domain.ts";
import { ROLES } from "../core/principal.ts";

const isLabel = (text: string): text is DataLabel => DATA_CLASSES.some((name) => text === name || text.startsWith(`${name}.`));
const label = z.string().refine(isLabel, { error: `must be one of ${DATA_CLASSES.join(", ")}, or one of their facets` });

/** Anchored lists are reused inside lists, so that one nesting level is flattened. */
const names = z.array(z.union([z.string(), z.array(z.string())])).transform((list) => list.flat());
const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((one) => (Array.isArray(one) ? one : [one]));

const isDomain = (value: unknown): value is Domain =>
  Array.isArray(value) &&
  value.every((term) => term === "&" || term === "|" || term === "!" || (Array.isArray(term) && term.length === 3 && typeof term[0] === "string"));
const domain = z.custom<Domain>(isDomain, { error: "must be an Odoo domain: a list of [field, operator, value]" });

/** Which changes are meant: model, method, and for writes the fields. */
const match = z.strictObject({ model: oneOrMore, method: oneOrMore, values: z.array(z.string()).optional() });
const matches = z.array(z.union([match, z.array(match)])).transform((list) => list.flat());

const decimal = z.string().regex(/^\d+(\.\d{1,2})?$/, 'must be an amount such as "1000"');

const role = z.strictObject({
  title: z.string(),
  does: z.string(),
  sees: z.array(label),
  masked: z.array(label).default([]),
  reads: names,
  scope: z.record(z.string(), domain).default({}),
  proposes: matches,
  /** The largest amount that this role may countersign, in the company's currency; absent means none but its own small changes. */
  countersigns_up_to: decimal.optional(),
  /** Reads the audit and every approval. */
  audits: z.boolean().default(false),
});

export const rolesSchema = z.strictObject({
  version: z.number().int(),
  models: z.record(z.string(), z.array(z.string())),
  roles: z.record(z.enum(ROLES), role),
});

export const dataSchema = z.record(z.string(), z.record(z.string(), label));

export const providersSchema = z.strictObject({
  version: z.number().int(),
  providers: z.record(z.string(), z.strictObject({ sees: z.array(label), region: z.string(), retention: z.string() })),
});

const band = z.strictObject({
  up_to: decimal.optional(),
  approvers: z.array(z.enum([...ROLES, "requester"])).min(1),
  count: z.number().int().positive(),
});

export const approvalsSchema = z.strictObject({
  version: z.number().int(),
  expires_after_minutes: z.number().int().positive(),
  kinds: z.array(z.strictObject({ name: z.string(), match, bands: z.array(band).min(1) })),
});

export const retentionSchema = z.strictObject({ version: z.number().int(), days: z.record(z.string(), z.number().int().positive()) });

export type RolePolicy = z.output<typeof role>;
export type ChangeMatch = z.output<typeof match>;
export type Band = z.output<typeof band>;
export type ApprovalKind = z.output<typeof approvalsSchema>["kinds"][number];
