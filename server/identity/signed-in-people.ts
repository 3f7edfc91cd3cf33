import type { Pool } from "pg";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import type { Channel, Principal } from "../../core/principal.ts";
import type { IdentityPolicy } from "../../guardrails/identity/identity-schema.ts";
import { nobody, type People } from "../people.ts";
import { type Person, personStore } from "./person-store.ts";

export interface SignedInPeopleOptions {
  readonly pool: Pool;
  readonly issuer: string;
  readonly policy: IdentityPolicy;
  /** For people whose claims name none. */
  readonly timeZone: string;
  readonly clock: Clock;
}

/**
 * People as the identity provider last stated them. Who is disabled, comes from another issuer, or was stated too long
 * ago is nobody, not a person without roles: what they asked for is then neither countersigned nor carried out in their
 * name, and their session asks them to sign in again, which is the one way to learn what they may do today.
 */
export function createSignedInPeople({ pool, issuer, policy, timeZone, clock }: SignedInPeopleOptions): People {
  const isCurrent = (person: Person) =>
    person.issuer === issuer && !person.disabled && clock().getTime() - person.claims_at.getTime() <= policy.claims_valid_hours * 3_600_000;

  function asPrincipal({ id, name, roles, companies, warehouses, time_zone }: Person, channel: Channel): Principal {
    return { id, name, roles, companies, warehouses, timeZone: time_zone ?? timeZone, channel };
  }

  return {
    async find(id, channel, db = pool) {
      const person = await personStore.find(db, id);
      return person && isCurrent(person) ? asPrincipal(person, channel) : undefined;
    },
    async get(id, channel) {
      if (channel === "cli")
        throw new CopilotError(
          "DENIED",
          "Outside the demo the command line acts for nobody, since nobody has signed in there. Sign in in the browser, or send a bearer token of your identity provider.",
        );
      const person = await personStore.find(pool, id);
      if (person && isCurrent(person)) return asPrincipal(person, channel);
      if (!person || person.issuer !== issuer) throw nobody(id, "Sign in through your identity provider.");
      throw new CopilotError(
        "UNAUTHENTICATED",
        person.disabled
          ? "You are disabled here. Ask your administrator."
          : "What you may do was last confirmed too long ago. Sign in again; what you typed is kept.",
      );
    },
    list: async () => (await personStore.list(pool, issuer)).filter(isCurrent).map((person) => asPrincipal(person, "console")),
  };
}
