import { z } from "zod";
import { typed } from "../inputs.ts";
import { planPaymentHold } from "../lookup/payment-hold.ts";
import { writeTool } from "../tool.ts";

export default writeTool({
  name: "hold_payment",
  description:
    "Propose to hold the payment of one posted vendor bill, so that nobody pays it until it is released. Takes the bill's number, or the vendor's; find it with find_invoices.",
  models: ["account.move", "res.company"],
  input: z.object({ bill: typed("The bill's number such as BILL/2026/05/0002, or the vendor's") }),
  plan: ({ bill }, context) => planPaymentHold(context, "hold_payment", bill),
});
