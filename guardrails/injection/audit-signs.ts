import type { AuditEvent } from "../audit/entry.ts";
import type { Policy } from "../policy.ts";
import { injectionSigns, isSuspicious } from "./signs.ts";

/** What the record says of a message: how it was hidden and, where the policy has the detector on, what made it look like an attempt on the model. */
export function auditSigns(
  text: string,
  hidden: readonly string[],
  { allowlist }: Pick<Policy, "allowlist">,
): Pick<AuditEvent, "signs" | "suspicion"> {
  const found = allowlist.injection_detector === "on" ? injectionSigns(text) : undefined;
  const told = found && isSuspicious(found) ? found : undefined;
  const signs = [...hidden.map((name) => `hidden_${name}`), ...(told?.signs ?? [])];
  return { ...(signs.length > 0 ? { signs } : {}), ...(told ? { suspicion: told.score } : {}) };
}
