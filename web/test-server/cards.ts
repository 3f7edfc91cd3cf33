import type { ApprovalCard, CardField } from "../../core/wire.ts";

const field = (label: string, before: string | null, after: string | null): CardField => ({ label, before, after });

/** A card as the server would send it, waiting for the operations manager. */
export function reschedule(id: string, requester: string, now: number, over: Partial<ApprovalCard> = {}): ApprovalCard {
  return {
    id,
    digest: "3f1c9e0b6f1d4a0c8f7a2b5d9e8c7b6a5f4e3d2c1b0a99887766554433221100",
    kind: "reschedule_delivery",
    summary: "Move delivery WH/OUT/00012 for Azure Interior from 3 June to 5 June 2026",
    status: "pending",
    requester,
    useCase: { id: "reschedule-delivery", version: 1, title: "Reschedule a delivery" },
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 8 * 3_600_000).toISOString(),
    company: "Lakeside Supplies",
    amount: { amount: "2450.00", currency: "EUR" },
    lines: [field("Scheduled date", "3 June 2026, 08:00", "5 June 2026, 08:00"), field("Deadline", "4 June 2026, 17:00", "4 June 2026, 17:00")],
    effect: {
      created: [
        {
          model: "mail.message",
          title: "New note 1",
          fields: [field("Text", null, `Date changed at the customer's request. ${"The customer called twice about this. ".repeat(14)}`)],
        },
      ],
      changed: [
        {
          model: "stock.picking",
          title: "Delivery WH/OUT/00012",
          fields: [field("Scheduled date", "3 June 2026, 08:00", "5 June 2026, 08:00"), field("Late", "no", "yes")],
        },
        {
          model: "stock.move",
          title: "Move: 12 × Cabinet with Doors \u202Elive",
          fields: [field("Date", "3 June 2026, 08:00", "5 June 2026, 08:00")],
        },
      ],
      deleted: [{ model: "mail.activity", title: "Activity: call the customer back", fields: [field("Due", "2 June 2026", null)] }],
      other: ["mail_tracking_value: 2/0/0"],
      warnings: ["The new date is after the customer's deadline of 4 June 2026."],
    },
    hidden: 2,
    requirement: { roles: ["operations_manager"], count: 1, requesterMayApprove: false, reason: "A delivery date promised to a customer." },
    decisions: [],
    sources: [{ model: "stock.picking", id: 12, label: "WH/OUT/00012" }],
    outcome: null,
    mayDecide: false,
    mayNotBecause: "You asked for this change, so an operations manager countersigns it.",
    ...over,
  };
}

/** The card as one principal sees it. */
export function seenBy(card: ApprovalCard, principal: string): ApprovalCard {
  const may = principal.startsWith("operations_manager") && card.requester !== principal;
  return { ...card, mayDecide: may, mayNotBecause: may ? null : card.mayNotBecause };
}
