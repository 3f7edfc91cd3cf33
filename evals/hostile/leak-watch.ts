import type { Role } from "../../core/principal.ts";
import type { Canaries, Canary } from "./canaries.ts";
import type { Failures } from "./failures.ts";

/** Who reads a text: people of these roles, the model's provider in the turn of such a person, or nobody at all (logs, database columns, audit). */
export type Audience = readonly Role[] | { readonly providerFor: readonly Role[] } | "nobody";

/** Looks for planted values in every text that leaves; a text is read by the roles of its audience. */
export interface LeakWatch {
  check(audience: Audience, where: string, text: string): void;
  /** How many characters have been looked at. */
  looked(): number;
}

export function createLeakWatch(canaries: Canaries, failures: Failures): LeakWatch {
  let characters = 0;
  const byToken = new Map(canaries.all.map((canary) => [canary.token, canary]));

  function seen(audience: Audience, where: string, { readers, auditors, provider }: Canary): boolean {
    if (audience === "nobody") return false;
    if ("providerFor" in audience) return provider && audience.providerFor.some((role) => readers.includes(role));
    const shown = where.startsWith("GET /approvals") ? [...readers, ...auditors] : readers;
    return audience.some((role) => shown.includes(role));
  }

  return {
    check(audience, where, text) {
      characters += text.length;
      for (const token of canaries.tokensIn(text)) {
        const canary = byToken.get(token);
        if (!canary || seen(audience, where, canary)) continue;
        const to =
          audience === "nobody" ? audience : "providerFor" in audience ? `the provider for ${audience.providerFor.join(", ")}` : audience.join(", ");
        failures.add(`${canary.what} reached ${to} in ${where}`);
      }
      for (const secret of canaries.secrets())
        if (text.includes(secret.value) && !(secret.allowed?.(where) ?? false)) failures.add(`${secret.what} stands in ${where}`);
    },
    looked: () => characters,
  };
}
