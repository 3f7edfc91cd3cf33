import type { Documents, Passage } from "./documents.ts";

const passage = (id: string, heading: string, text: string): Passage => ({ id, document: "Returns policy", heading, page: null, text });
const WINDOW = passage("returns.md#0", "Return window", "Goods may be returned within 30 days of delivery.");
const TERMS = passage("terms.md#0", "Terms", "Invoices are payable within 30 days of the invoice date.");

/** For tests: two passages, and what they state. */
export const exampleDocuments: Documents = {
  search: async (question) => (question.includes("return") ? [WINDOW] : []),
  stated: async (name) =>
    name === "return_window_days" ? { value: "30", passage: WINDOW } : name === "payment_term_days" ? { value: "30", passage: TERMS } : undefined,
  count: async () => 2,
};
