import type { Rec } from "../engine/record.ts";

/** The partner's address for invoices or deliveries: a contact of that kind below it, or up to its company; else itself. */
export function addressOf(partner: Rec, kind: "invoice" | "delivery"): number {
  const seen = new Set<number>();
  for (let current: Rec | undefined = partner; current; current = current.to("parent_id")) {
    const queue: Rec[] = [current];
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (seen.has(next.id)) continue;
      seen.add(next.id);
      if (next.str("type") === kind) return next.id;
      queue.unshift(...next.all("child_ids").filter((child) => !child.bool("is_company")));
    }
    if (current.bool("is_company")) break;
  }
  return partner.id;
}
