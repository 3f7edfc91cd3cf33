import type { Random } from "../../odoo/sandbox/dataset/random.ts";

export interface Attachment {
  readonly id: number;
  readonly name: string;
  readonly index_content: string;
  readonly res_model: string;
}

/** Files on orders, which no role of the policy reads: another world has other ones. */
export function attachmentsOf(random: Random): Attachment[] {
  return Array.from({ length: random.int(4, 9) }, (_, index) => ({
    id: index + 1,
    name: `price-list-${random.int(1000, 9999)}.pdf`,
    index_content: `Our cost is ${random.int(10, 99)}.`,
    res_model: "sale.order",
  }));
}
