import { z } from "zod";
import { DATA_CLASSES, type DataLabel } from "../core/access.ts";
import type { Domain } from "../core/domain.ts";
import { ROLES } from "../core/principal.ts";
import { CHANGE_KINDS } from "../odoo/companion/kinds.ts";
import { WATCHED_INSIGHTS, type WatchedInsight } from "../tools/insight-standing.ts";

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
  /** The largest amount that this role may countersign, in the policy's currency; absent means none but its own small changes. */
  countersigns_up_to: decimal.optional(),
  /** Reads the audit and every approval. */
  audits: z.boolean().default(false),
  /** Which use cases this role may switch off and on: none, those of its own role, or all of them and all writes. */
  switches: z.enum(["none", "own", "all"]).default("none"),
});

export const rolesSchema = z.strictObject({
  version: z.number().int().positive(),
  /** Fewer records than this are not summed for a role that sees a class of amounts in part only. */
  minimum_group: z.number().int().min(2),
  models: z.record(z.string(), z.array(z.string())),
  roles: z.record(z.enum(ROLES), role),
});

export const dataSchema = z.record(z.string(), z.record(z.string(), label));

/** Of a million tokens; small models cost fractions of a cent a thousand. */
const rateOfTokens = z.string().regex(/^\d+(\.\d{1,6})?$/, 'must be an amount such as "0.15"');
const price = z.strictObject({ input: rateOfTokens, output: rateOfTokens });

export const providersSchema = z.strictObject({
  version: z.number().int().positive(),
  providers: z.record(
    z.string(),
    z.strictObject({
      sees: z.array(label),
      region: z.string(),
      retention: z.string(),
      /** For a million tokens each way, in the currency of limits.yaml; what has no price can't be counted and is not asked. */
      price,
      /** For single models of this provider, by name, where they differ. */
      models: z.record(z.string(), price).default({}),
    }),
  ),
});

const band = z.strictObject({
  up_to: decimal.optional(),
  approvers: z.array(z.enum([...ROLES, "requester"])).min(1),
  count: z.number().int().positive(),
});

const kind = z.strictObject({ name: z.string().min(1), match, bands: z.array(band).min(1) }).superRefine(({ bands }, context) => {
  bands.forEach((one, at) => {
    const problem = problemOf(one, bands[at - 1], at === bands.length - 1);
    if (problem) context.addIssue({ code: "custom", path: ["bands", at], message: problem });
  });
});

/** Bands rise and end in one without a limit, so that every amount has exactly one. */
function problemOf({ up_to, approvers, count }: Band, before: Band | undefined, isLast: boolean): string | undefined {
  if (isLast && up_to !== undefined) return "the last band must have no up_to, so that every amount has a band";
  if (!isLast && up_to === undefined) return "only the last band may leave out up_to; the bands after this one would never apply";
  if (up_to !== undefined && before?.up_to !== undefined && Number(up_to) <= Number(before.up_to))
    return `bands must rise: ${up_to} is not more than ${before.up_to}`;
  if (count > 1 && approvers.every((approver) => approver === "requester")) return "the requester alone can't give several countersignatures";
  return undefined;
}

const currency = z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as "USD"');
const rate = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,9})?$/, 'must be a rate such as "1.08"')
  .refine((text) => Number(text) > 0, "must be more than 0");

/** What the policy can add to and not leave out, or a standing order would sign for what nobody may trust. */
const ADVISED: { readonly [kind: string]: readonly WatchedInsight[] } = {
  create_purchase_order: ["demand", "lead-time"],
  change_reorder_rule: ["demand", "lead-time"],
};

export const approvalsSchema = z
  .strictObject({
    version: z.number().int().positive(),
    expires_after_minutes: z.number().int().positive(),
    /** The currency of all amounts of the policy. */
    currency,
    /** What one unit of another currency is worth in the policy's. */
    rates: z.record(currency, rate).default({}),
    kinds: z.array(kind),
    duplicates: z.strictObject({
      window_hours: z.number().int().min(1).max(744),
      tolerance_percent: decimal.refine((text) => Number(text) <= 100, "must be at most 100"),
      changes: matches,
    }),
    delegations: z.strictObject({ longest_days: z.number().int().min(1).max(366) }),
    standing_orders: z.strictObject({
      longest_days: z.number().int().min(1).max(366),
      per_change_up_to: decimal,
      per_day_up_to: decimal,
      times_per_day: z.number().int().positive(),
    }),
    /** The estimates that a kind of change rests on: one that isn't trusted pauses the standing orders for it. */
    rests_on: z
      .record(
        z.string().refine((kind) => kind in CHANGE_KINDS, "is no kind of change"),
        z.array(z.enum(WATCHED_INSIGHTS)),
      )
      .superRefine((restsOn, context) => {
        for (const [kind, insights] of Object.entries(ADVISED))
          for (const insight of insights.filter((one) => !restsOn[kind]?.includes(one)))
            context.addIssue({ code: "custom", path: [kind], message: `must name ${insight}: our advice on these changes is made of it` });
      }),
  })
  .superRefine(({ kinds, currency: own, rates }, context) => {
    kinds.forEach(({ name }, at) => {
      if (kinds.findIndex((other) => other.name === name) !== at)
        context.addIssue({
          code: "custom",
          path: ["kinds", at, "name"],
          message: `there is another kind called "${name}"; what adds up over a day goes by its name`,
        });
    });
    if (own in rates) context.addIssue({ code: "custom", path: ["rates", own], message: "the policy's own currency needs no rate" });
  });

const days = z.number().int().positive();

export const retentionSchema = z.strictObject({
  version: z.number().int().positive(),
  days: z.strictObject({ conversations: days, approvals: days, vault: days, cases: days, sessions: days, counters: days, quality: days }),
});

export type RolePolicy = z.output<typeof role>;
export type ChangeMatch = z.output<typeof match>;
export type Band = z.output<typeof band>;
export type ApprovalKind = z.output<typeof approvalsSchema>["kinds"][number];
