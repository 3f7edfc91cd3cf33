import type { Clock } from "../../core/clock.ts";
import type { Audit } from "../../guardrails/audit/audit.ts";
import type { Policy } from "../../guardrails/policy.ts";
import type { Sealer } from "../../store/seal.ts";
import type { Store } from "../../store/store.ts";
import type { Config } from "../config.ts";
import { createDemoPeople } from "../people.ts";
import { createSessions } from "../sessions.ts";
import { createIdentity } from "./identity.ts";
import { createIdentityProvider } from "./identity-provider.ts";
import { createSignInStore } from "./sign-in-store.ts";
import { createSignedInPeople } from "./signed-in-people.ts";

export interface OpenPeopleOptions {
  readonly config: Pick<Config, "oidc" | "publicUrl" | "timeZone">;
  readonly policy: Policy;
  readonly store: Store;
  readonly sealer: Sealer;
  readonly audit: Audit;
  readonly clock: Clock;
}

/** Who there is and how they sign in: through the identity provider, or by picking a role where none is configured, which only the demo starts with. */
export function openPeople({ config, policy, store, sealer, audit, clock }: OpenPeopleOptions) {
  const { pool } = store;
  const sessions = createSessions({ pool, clock, policy: policy.identity.session });
  if (!config.oidc) return { sessions, identity: undefined, people: createDemoPeople(config.timeZone) };
  const { issuer } = config.oidc;
  const provider = createIdentityProvider({ oidc: config.oidc, redirectUri: `${config.publicUrl}/auth/callback`, clock });
  const signIns = createSignInStore({ pool, sealer, clock });
  return {
    sessions,
    identity: createIdentity({ issuer, policy, store, audit, clock, provider, signIns, sessions }),
    people: createSignedInPeople({ pool, issuer, policy: policy.identity, timeZone: config.timeZone, clock }),
  };
}
