import { CopilotError } from "../core/errors.ts";
import type { Principal } from "../core/principal.ts";
import type { Audit } from "../guardrails/audit/audit.ts";
import type { Policy } from "../guardrails/policy.ts";
import type { Store } from "../store/store.ts";
import type { Credentials } from "./credentials.ts";
import { personStore } from "./identity/person-store.ts";
import type { OdooHub } from "./odoo-hub.ts";

export interface OdooKeysDeps {
  readonly policy: Policy;
  readonly store: Store;
  readonly audit: Audit;
  readonly credentials: Credentials;
  readonly hub: Pick<OdooHub, "ownerOf">;
  /** The configured Odoo as credentials know it; undefined for the embedded one, which has its own keys. */
  readonly server: string | undefined;
}

const KEY = /^[\x21-\x7e]{20,200}$/;

/** People's own Odoo keys: pasted once, checked to be theirs, sealed, and never shown again. */
export function createOdooKeys({ policy, store, audit, credentials, hub, server }: OdooKeysDeps) {
  function odoo(): string {
    if (server !== undefined) return server;
    throw new CopilotError("NOT_CONFIGURED", "The embedded Odoo needs no key of yours. Keys are for a real one, which ODOO_URL names.");
  }

  /** The Odoo logins that may be this person's: their own, and their verified e-mail address. */
  async function loginsOf({ id }: Principal): Promise<readonly string[]> {
    const person = await personStore.find(store.pool, id);
    return [id, person?.login, person?.email].flatMap((login) => (login ? [login.toLowerCase()] : []));
  }

  return {
    has: async (person: Principal): Promise<boolean> => server !== undefined && (await credentials.find(person.id, server)) !== undefined,

    async put(person: Principal, text: string): Promise<void> {
      const key = text.trim();
      if (!KEY.test(key))
        throw new CopilotError("BAD_INPUT", "This isn't an Odoo API key. Make one in Odoo: your profile, Account security, New API key.");
      const owner = await hub.ownerOf(person.id, key);
      if (!(await loginsOf(person)).includes(owner.toLowerCase()))
        throw new CopilotError("DENIED", "This key belongs to somebody else in Odoo. Make one while signed in to Odoo as yourself.");
      const target = odoo();
      await audit.transaction(async (client, append) => {
        await credentials.put(person.id, target, key, client);
        await append([{ kind: "key_stored", principal: person.id, policyDigest: policy.digest }]);
      });
    },

    async remove(person: Principal): Promise<void> {
      const target = odoo();
      await audit.transaction(async (client, append) => {
        await credentials.remove(person.id, target, client);
        await append([{ kind: "key_removed", principal: person.id, policyDigest: policy.digest }]);
      });
    },
  };
}

export type OdooKeys = ReturnType<typeof createOdooKeys>;
