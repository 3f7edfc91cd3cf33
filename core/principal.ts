/** The roles of the policy, in the order in which the documents list them. */
export const ROLES = [
  "customer_service",
  "sales",
  "buyer",
  "planner",
  "warehouse",
  "accounts_payable",
  "finance_manager",
  "operations_manager",
  "auditor",
  "admin",
] as const;

export type Role = (typeof ROLES)[number];

export const CHANNELS = ["widget", "console", "mcp", "cli", "workflow"] as const;
export type Channel = (typeof CHANNELS)[number];

/** The authenticated person or service on whose behalf everything happens. */
export interface Principal {
  /** For people the login, for the demo "buyer@demo". */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Odoo company ids; "all" means every company that the person's Odoo user belongs to. */
  readonly companies: "all" | readonly number[];
  /** Odoo warehouse ids. */
  readonly warehouses: "all" | readonly number[];
  /** IANA time zone in which this person's days begin and end. */
  readonly timeZone: string;
  readonly channel: Channel;
}
