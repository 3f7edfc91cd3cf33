import { join } from "node:path";
import { expect, test } from "vitest";
import type { Role } from "../../core/principal.ts";
import { loadPolicy } from "../policy.ts";
import { confirmation, effectWorth } from "../test-approval-scene.ts";
import type { Approval } from "./approval.ts";
import { mayApprove } from "./authority.ts";

const policy = loadPolicy(join(import.meta.dirname, "../policy"));
const waiting = {
  requester: "sales@demo",
  change: confirmation,
  effect: effectWorth("5000.00"),
  origin: { tool: "confirm_quotation", args: {}, company: "The company" },
  requirement: { approvers: ["operations_manager"], count: 1, reason: "A sales document.", requesters: ["sales@demo"] },
} as unknown as Approval;
const person = (role: Role) =>
  ({ id: `${role}@demo`, name: role, roles: [role], companies: "all", warehouses: "all", timeZone: "UTC", channel: "console" }) as const;

test.for<{ role: Role; may: boolean; because: string }>([
  { role: "operations_manager", may: true, because: "it is the role that is asked for" },
  { role: "finance_manager", may: false, because: "a limit high enough is not the role" },
  { role: "auditor", may: false, because: "seeing is not signing" },
])("$role may countersign: $may, as $because", ({ role, may }) => {
  expect(mayApprove(policy, waiting, person(role)).may).toBe(may);
});
