import { expect, test } from "vitest";
import { requirementText } from "./requirement.ts";

test.for([
  { roles: ["requester"], count: 1, requesterMayApprove: true, text: "The requester countersigns it." },
  { roles: ["operations_manager"], count: 1, requesterMayApprove: false, text: "Needs a countersignature: Operations manager, not the requester." },
  {
    roles: ["operations_manager", "requester"],
    count: 1,
    requesterMayApprove: true,
    text: "Needs a countersignature: Operations manager, or the requester.",
  },
  {
    roles: ["operations_manager", "finance_manager"],
    count: 2,
    requesterMayApprove: false,
    text: "Needs 2 countersignatures: Operations manager or Finance manager.",
  },
])("$count of $roles reads: $text", ({ text, ...requirement }) => {
  expect(requirementText({ ...requirement, reason: "" })).toBe(text);
});
