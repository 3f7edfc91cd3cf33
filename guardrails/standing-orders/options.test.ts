import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPolicy } from "../policy.ts";
import { optionsFor } from "./options.ts";

const policy = loadPolicy(join(import.meta.dirname, "../policy"));

test("a manager is offered what they countersign at any size, and nobody else is offered anything", () => {
  const { useCases, currency } = optionsFor(policy, { roles: ["operations_manager"] });
  expect(currency).toBe("USD");
  expect(useCases.map(({ id, kinds }) => [id, kinds])).toContainEqual(["reschedule_delivery", ["reschedule_delivery"]]);
  for (const role of ["customer_service", "buyer", "auditor", "admin"] as const) expect(optionsFor(policy, { roles: [role] }).useCases).toEqual([]);
});
