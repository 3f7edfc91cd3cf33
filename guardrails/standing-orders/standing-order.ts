import { z } from "zod";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";

const changeKinds = Object.keys(CHANGE_KINDS);
const amount = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, 'must be an amount such as "500"');
const ids = z.array(z.number().int().positive()).min(1).max(200);

/** What a standing order covers: a closed set of terms, judged on the change and its effect alone. */
export const standingOrderTerms = z.strictObject({
  useCase: z.string().min(1).max(64),
  changeKind: z.string().refine((kind) => changeKinds.includes(kind), `must be one of ${changeKinds.join(", ")}`),
  /** Odoo companies in which it holds. */
  companies: ids,
  /** Odoo ids of the customers or vendors; absent means all. */
  partners: ids.optional(),
  /** Odoo ids of the products that lines may name; absent means all. */
  products: ids.optional(),
  /** How far a date may be moved, in days; absent means any distance. */
  maxDaysMoved: z.number().int().min(0).max(366).optional(),
  /** In the policy's currency. */
  perChange: amount,
  perDay: amount,
  timesPerDay: z.number().int().positive(),
  /** The last instant at which it holds, ISO 8601. */
  expiresAt: z.iso.datetime(),
});

export type StandingOrderTerms = z.output<typeof standingOrderTerms>;

/** An approval in advance; in force once a second manager has signed its digest. */
export interface StandingOrder {
  readonly id: string;
  /** SHA-256 over id, terms, currency, time zone and proposer. */
  readonly digest: string;
  readonly terms: StandingOrderTerms;
  /** The policy's currency when it was proposed; under another one it covers nothing. */
  readonly currency: string;
  /** Whose day its daily caps go by. */
  readonly timeZone: string;
  readonly proposedBy: string;
  readonly createdAt: string;
  readonly signature: { readonly by: string; readonly at: string } | null;
  readonly revoked: { readonly by: string; readonly at: string } | null;
}

/** As people and pages see it. */
export type StandingOrderStatus = "waits for a signature" | "in force" | "expired" | "revoked";

export function statusOfOrder(order: StandingOrder, now: Date): StandingOrderStatus {
  if (order.revoked) return "revoked";
  if (Date.parse(order.terms.expiresAt) <= now.getTime()) return "expired";
  return order.signature ? "in force" : "waits for a signature";
}
