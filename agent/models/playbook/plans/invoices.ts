import { oneCall, pick } from "../plan.ts";

/** A reference names the document, so nothing else may hide it: "is it due?" must find a paid one too. */
export default oneCall("find_invoices", (slots) =>
  slots["reference"] === undefined ? pick(slots, "partner", "status", "kind") : pick(slots, "reference"),
);
