import { z } from "zod";
import { typed } from "../inputs.ts";
import { findCustomers } from "../lookup/customers.ts";
import { describePartner, PARTNER_FIELDS, partner } from "../records/partner.ts";
import { readTool } from "../tool.ts";

const LIMIT = 25;

const output = z.object({ customers: z.array(partner), hasMore: z.boolean() });
export type FoundCustomers = z.output<typeof output>;

export default readTool({
  name: "find_customers",
  description: `Find customers by any part of their name, their reference or their town. At most ${LIMIT}; hasMore says whether to narrow the search.`,
  models: ["res.partner"],
  input: z.object({ text: typed("Any part of the customer's name, reference or town") }),
  output,
  async run({ text }, context) {
    const found = await findCustomers(context, text, PARTNER_FIELDS);
    return { customers: found.slice(0, LIMIT).map((candidate) => describePartner(candidate.found)), hasMore: found.length > LIMIT };
  },
});
