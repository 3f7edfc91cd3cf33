import { z } from "zod";
import { ROLES } from "../../core/principal.ts";

const claim = z.string().min(1);
/** Ids of one kind of Odoo record, as a claim names them, or the same for everybody. */
const ids = z.union([z.strictObject({ claim }), z.strictObject({ fixed: z.union([z.literal("all"), z.array(z.number().int().positive())]) })], {
  error: "must be { claim: NAME }, or { fixed: all } or { fixed: [ids] }",
});

/** identity.yaml: what the identity provider's claims mean here. */
export const identitySchema = z.strictObject({
  version: z.number().int().positive(),
  claims_valid_hours: z.number().positive().max(720),
  session: z.strictObject({ idle_minutes: z.number().int().min(1).max(1440), longest_hours: z.number().positive().max(72) }),
  claims: z.strictObject({ login: claim, name: claim, email: claim, groups: claim, companies: ids, warehouses: ids, time_zone: claim }),
  groups: z.record(z.string().min(1), z.array(z.enum(ROLES)).min(1)),
});

export type IdentityPolicy = z.output<typeof identitySchema>;
