import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auditEventSchema } from "./entry.ts";
import { createFingerprint } from "./fingerprint.ts";
import { maskInputs } from "./mask-inputs.ts";

const fingerprint = createFingerprint("a secret that only the tests know, long enough");
const event = { kind: "tool_called", principal: "buyer@demo", tool: "find_customers" };

describe("an event may hold", () => {
  test.for([
    { what: "inputs that were masked", fields: { inputs: maskInputs(fingerprint, { customer: "Anna Schmidt", limit: 5 }) } },
    {
      what: "a date, an id and a document's reference in clear",
      fields: { inputs: { day: "2026-06-05", id: "42", ref: "WH/OUT/00012", order: "S00042" } },
    },
    {
      what: "digests, labels and a fingerprint of a text",
      fields: { digest: "0".repeat(64), approvalId: "ap_1", text: fingerprint("please hurry") },
    },
    { what: "the fields that were masked", fields: { masked: [{ model: "res.partner", field: "email", class: "personal" }] } },
  ])("$what", ({ fields }) => {
    expect(auditEventSchema.safeParse({ ...event, ...fields }).success).toBe(true);
  });
});

describe("an event is refused that holds", () => {
  test.for([
    { what: "a name in its inputs", fields: { inputs: { customer: "Anna" } } },
    { what: "an IBAN in its inputs", fields: { inputs: { account: "DE89370400440532013000" } } },
    { what: "a phone number in its inputs", fields: { inputs: { phone: "+49301234567" } } },
    { what: "a phone number written as digits", fields: { inputs: { phone: "0301234567" } } },
    { what: "a name deep in its inputs", fields: { inputs: { lines: [{ note: "for Anna" }] } } },
    { what: "a name as a key", fields: { inputs: { "Anna Schmidt": 1 } } },
    { what: "free text as its outcome", fields: { outcome: "Anna said yes" } },
    { what: "free text as its text", fields: { text: "please hurry" } },
    { what: "a field that is not listed", fields: { note: "hello" } },
    { what: "a kind that is not listed", fields: { kind: "something_else" } },
    { what: "a commit id where the receipt's digest belongs", fields: { receipt: "secret" } },
  ])("$what", ({ fields }) => {
    expect(auditEventSchema.safeParse({ ...event, ...fields }).success).toBe(false);
  });
});

test("whatever the inputs, masking makes them fit for the log and never throws", () => {
  fc.assert(
    fc.property(fc.anything(), (inputs) => {
      expect(auditEventSchema.safeParse({ ...event, inputs: maskInputs(fingerprint, inputs) }).success).toBe(true);
    }),
  );
});

test("a fingerprint is the same for the same text, and another under another secret", () => {
  expect(fingerprint("Anna")).toBe(fingerprint("Anna"));
  expect(fingerprint("Anna")).not.toBe(fingerprint("Hanna"));
  expect(createFingerprint("another secret of more than thirty-two characters")("Anna")).not.toBe(fingerprint("Anna"));
});
