import { z } from "zod";

/** What one role's Odoo user may do: groups by external id, and the access rows that those lack. */
const roleRightsSchema = z.strictObject({
  groups: z.array(z.string().regex(/^[a-z_]+\.[a-z0-9_]+$/)).min(1),
  access: z
    .array(
      z.strictObject({
        model: z.string(),
        read: z.boolean().default(true),
        write: z.boolean().default(false),
        create: z.boolean().default(false),
      }),
    )
    .default([]),
});

/** guardrails/policy/odoo-groups.yaml: the demo's Odoo users by their login's first part. */
export const odooGroupsSchema = z.strictObject({ version: z.number().int(), users: z.record(z.string(), roleRightsSchema) });

type RoleRights = z.output<typeof roleRightsSchema>;

/** One Odoo user to be set up, with exactly these rights. */
export interface RoleUser extends RoleRights {
  readonly login: string;
  readonly name: string;
}
