import type { FoundCustomers } from "../../../../tools/read/find_customers.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, table } from "../wording/format.ts";
import { onePartner, townOf } from "../wording/one-partner.ts";

export default answer<FoundCustomers>(({ customers, hasMore }, { slots, speech }) => {
  const { say } = speech;
  const [first, ...others] = customers;
  if (!first) return say("There is no customer like “{text}” among those you may see.", { text: slots["text"] ?? "" });
  if (others.length === 0 && !hasMore) return onePartner(first, speech);
  const count = customers.length;
  return paragraphs(
    hasMore ? say("The first {count} customers that fit:", { count }) : say("{count} customers fit:", { count }),
    table(customers, [
      { title: say("Customer"), cell: ({ name }) => name },
      { title: say("Reference"), cell: ({ reference }) => reference },
      { title: say("Street"), cell: ({ street }) => street },
      { title: say("Town"), cell: townOf },
      { title: say("Phone"), cell: ({ phone }) => phone },
      { title: say("E-mail"), cell: ({ email }) => email },
    ]),
    hasMore && speech.more,
  );
});
