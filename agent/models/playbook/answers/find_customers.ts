import type { FoundCustomers } from "../../../../tools/read/find_customers.ts";
import { answer } from "../wording/answer.ts";
import { MORE, paragraphs, table } from "../wording/format.ts";

type Partner = FoundCustomers["customers"][number];

export default answer<FoundCustomers>(({ customers, hasMore }, { slots }) => {
  const [first, ...others] = customers;
  if (!first) return `There is no customer like “${slots["text"] ?? ""}” among those you may see.`;
  if (others.length === 0 && !hasMore) return onePartner(first);
  return paragraphs(
    hasMore ? `The first ${customers.length} customers that fit:` : `${customers.length} customers fit:`,
    table(customers, [
      { title: "Customer", cell: ({ name }) => name },
      { title: "Reference", cell: ({ reference }) => reference },
      { title: "Street", cell: ({ street }) => street },
      { title: "Town", cell: townOf },
      { title: "Phone", cell: ({ phone }) => phone },
      { title: "E-mail", cell: ({ email }) => email },
    ]),
    hasMore && MORE,
  );
});

/** Name, address and how to reach them, in a sentence. */
export function onePartner(partner: Partner): string {
  const address = [partner.street, townOf(partner), partner.country].filter(Boolean).join(", ");
  const reach = [partner.phone && `phone ${partner.phone}`, partner.email && `e-mail ${partner.email}`].filter(Boolean).join(", ");
  return `**${partner.name ?? "The customer"}**${partner.reference ? ` (${partner.reference})` : ""}${address ? `, ${address}` : ""}.${reach ? ` ${reach.charAt(0).toUpperCase()}${reach.slice(1)}.` : ""}`;
}

function townOf({ zip, town }: Partner): string {
  return [zip, town].filter(Boolean).join(" ");
}
