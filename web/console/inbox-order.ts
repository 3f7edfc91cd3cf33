import type { ApprovalCard } from "../../core/wire.ts";

/** What waits comes first, and of that what is one's own to decide and then what expires soonest; the rest by age, newest first. */
export function inboxOrder(cards: readonly ApprovalCard[]): readonly ApprovalCard[] {
  const waiting = cards.filter(({ status }) => status === "pending");
  const rest = cards.filter(({ status }) => status !== "pending");
  return [
    ...waiting.toSorted((a, b) => Number(b.mayDecide) - Number(a.mayDecide) || a.expiresAt.localeCompare(b.expiresAt)),
    ...rest.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)),
  ];
}
