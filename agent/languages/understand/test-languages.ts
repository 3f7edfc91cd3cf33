import { fileURLToPath } from "node:url";
import type { Role } from "../../../core/principal.ts";
import { loadPolicy, useCasesOf } from "../../../guardrails/policy.ts";
import { vocabularyOf } from "../../understanding/match/cues.ts";
import { createUnderstanding, type UnderstandOutput } from "../../understanding/understand.ts";
import type { Carried } from "../../understanding/understanding.ts";
import { createInEnglish } from "./understand-in-languages.ts";

/** The shipped use cases and languages, prepared once for a test file. */
export function testLanguages() {
  const policy = loadPolicy(fileURLToPath(new URL("../../../guardrails/policy", import.meta.url)));
  const understand = createUnderstanding(policy.useCases);
  const inEnglish = createInEnglish(policy.useCases, vocabularyOf(policy.useCases));
  const askedBy = (message: string, role: Role, carried?: Carried) => ({
    message,
    ...(carried ? { carried } : {}),
    useCases: useCasesOf(policy, { roles: [role] }),
    /** A Wednesday morning in Chicago. */
    now: new Date("2026-11-18T15:00:00Z"),
    timeZone: "America/Chicago",
  });
  const say = (message: string, role: Role = "operations_manager", carried?: Carried): UnderstandOutput => {
    const { asked, asTyped } = inEnglish(askedBy(message, role, carried));
    return asTyped(understand(asked));
  };
  const english = (message: string, carried?: Carried) => inEnglish(askedBy(message, "operations_manager", carried)).asked.message;
  /** The turns of one conversation. */
  const talk = (messages: readonly string[], role: Role = "operations_manager"): UnderstandOutput => {
    let last: UnderstandOutput | undefined;
    for (const message of messages) last = say(message, role, last?.carried);
    if (!last) throw new TypeError("A conversation has at least one turn.");
    return last;
  };
  return { policy, say, english, talk };
}
