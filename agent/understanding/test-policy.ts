import { fileURLToPath } from "node:url";
import type { Role } from "../../core/principal.ts";
import { loadPolicy, useCasesOf } from "../../guardrails/policy.ts";
import { createUnderstanding } from "./understand.ts";
import type { Carried, Understanding } from "./understanding.ts";

/** The shipped use cases, prepared once for a test file. */
export function testUnderstanding() {
  const policy = loadPolicy(fileURLToPath(new URL("../../guardrails/policy", import.meta.url)));
  const prepared = createUnderstanding(policy.useCases);
  /** A Wednesday morning in Chicago. */
  const now = new Date("2026-11-18T15:00:00Z");
  const say = (message: string, role: Role = "operations_manager", carried?: Carried) =>
    prepared({ message, ...(carried ? { carried } : {}), useCases: useCasesOf(policy, { roles: [role] }), now, timeZone: "America/Chicago" });
  /** The turns of one conversation, with what the last one came to. */
  const talk = (messages: readonly string[], role: Role = "operations_manager") => {
    let carried: Carried | undefined;
    let understanding: Understanding | undefined;
    for (const message of messages) ({ carried, understanding } = say(message, role, carried));
    if (!understanding || !carried) throw new TypeError("A conversation has at least one turn.");
    return { understanding, carried };
  };
  return { policy, say, talk };
}

/** What a message came to, in the words of the development set. */
export function cameTo({
  understanding,
  carried,
}: {
  readonly understanding: Understanding;
  readonly carried: Carried;
}): readonly string[] | "none" | "person" {
  if (understanding.wantsPerson) return "person";
  if (understanding.intents.length > 0) return understanding.intents.map(({ useCase }) => useCase);
  return understanding.clarify && carried.pending ? [carried.pending.useCase] : "none";
}
