import type { Phrasing } from "./phrasing.ts";

const of = (useCase: string, ...said: readonly (string | readonly [string, Phrasing["slots"] & {}])[]): Phrasing[] =>
  said.map((one) => (typeof one === "string" ? { say: one, expect: [useCase] } : { say: one[0], expect: [useCase], slots: one[1] }));

/** Written before the uses were matched: what people ask of the company's documents. */
export const DOCUMENT_PHRASINGS: readonly Phrasing[] = [
  ...of(
    "document_question",
    "how long can a customer take before sending something back",
    "What does the company say about gifts from suppliers?",
    "is there a fee when unused goods come back",
    "Whats the latest an order can be confirmed to go out the same day",
    "Where does it say who pays for return shipping?",
    "look in the handbook: what about hazardous goods",
    "which rules apply to over-deliveries",
    "Our rules on substitutes please",
    "when exactly is the second reminder sent according to our terms",
    "do we ever ship on a weekend",
    "What is written about early payment discounts?",
    "policy on cut or machined goods?",
    "What do the documents say about cycle counts",
    "in which cases do we block a whole lot at inspection",
    "how must damage in transit be reported, and when",
    "What are the rules for express service?",
    "who has to release an order that is on credit hold",
    "tell me the procedure for new bank details of a vendor",
    "What does a claim against a carrier have to include?",
    "are there terms for brand new customers",
  ),
  ...of(
    "order_policy",
    ["can S10005 still go back", { order: "S10005" }],
    ["Is order S10003 still inside the return window?", { order: "S10003" }],
    "until which day may they return S10005",
    "is it already too late to send S10003 back to us",
    "Would a return of S10005 be covered by our policy?",
    "S10003 - is a return still possible",
    "how many more days does the customer have to return S10005",
    "When does the return period for S10003 end?",
    "Does S10005 qualify for a return?",
    "do the payment terms on S10003 match our policy",
    "Are S10005's payment terms the standard ones?",
    "what does our returns policy mean for S10005",
    "S10003 payment terms vs our documents",
    "last possible return date for S10005?",
    "Check S10005 against the returns policy",
    "is S10003 eligible to be returned",
    "may the customer still return order S10005",
    "hold S10003 against our payment policy",
    "Can they still give back what was on S10005?",
    "has the return deadline for S10003 passed",
  ),
];
