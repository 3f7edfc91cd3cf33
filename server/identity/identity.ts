import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import type { Append, Audit } from "../../guardrails/audit/audit.ts";
import type { Policy } from "../../guardrails/policy.ts";
import type { Store } from "../../store/store.ts";
import { type Sessions, sessionHash } from "../sessions.ts";
import { type Statement, statementOf } from "./claims.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { type Person, personStore } from "./person-store.ts";
import type { SignInStore } from "./sign-in-store.ts";

export interface IdentityDeps {
  readonly issuer: string;
  readonly policy: Policy;
  readonly store: Store;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly provider: IdentityProvider;
  readonly signIns: SignInStore;
  readonly sessions: Sessions;
}

export interface Browser {
  /** The cookie of the session that this browser has, if it has one. */
  readonly session: string | undefined;
  readonly userAgent: string;
}

/** Signing in through the identity provider: what it states of people is stored, with its place in the audit. */
export function createIdentity({ issuer, policy, store, audit, clock, provider, signIns, sessions }: IdentityDeps) {
  /** What is known of a person after this statement; a statement that is older than what is known changes nothing. */
  async function learn(client: PoolClient, append: Append, statement: Statement): Promise<Person> {
    const before = await personStore.findBySubject(client, statement.issuer, statement.subject);
    const person = await personStore.put(client, statement, clock());
    if (before && rightsOf(before) !== rightsOf(person))
      await append([
        { kind: "claims_changed", principal: person.id, subject: subjectDigest(person), roles: person.roles, policyDigest: policy.digest },
      ]);
    return person;
  }

  return {
    /** Where to send a browser that wants to sign in, and the secret for its cookie. */
    async begin(returnTo: string, session: string | undefined) {
      const { url, state, verifier, nonce } = await provider.begin();
      const oldSession = session === undefined ? undefined : sessionHash(session);
      return { url, state, secret: await signIns.begin(state, { verifier, nonce, returnTo, oldSession }) };
    },

    /**
     * The browser is back: its state is taken out whatever comes of it, and a session is opened that it did not have before.
     * Refusals are on the record from here on only, lest anybody who finds the address could fill the log.
     */
    async finish(query: string, state: string | undefined, browserSecret: string | undefined, browser: Browser) {
      const pending = state === undefined || browserSecret === undefined ? undefined : await signIns.take(state, browserSecret);
      if (state === undefined || !pending)
        throw new CopilotError("UNAUTHENTICATED", "This sign-in was not begun in this browser, took too long, or was used already. Sign in again.");
      let who = "nobody";
      try {
        const statement = statementOf(policy.identity, await provider.finish(query, state, pending));
        const session = await audit.transaction(async (client, append) => {
          const person = await learn(client, append, statement);
          who = person.id;
          if (person.disabled) throw new CopilotError("DENIED", "You are disabled here. Ask your administrator.");
          const replaces = [pending.oldSession, browser.session === undefined ? undefined : sessionHash(browser.session)];
          const opened = await sessions.open(person.id, { replaces, userAgent: browser.userAgent }, client);
          const { roles } = person;
          await append([
            { kind: "session_opened", principal: who, subject: subjectDigest(person), roles, channel: "console", policyDigest: policy.digest },
          ]);
          return opened;
        });
        return { ...session, returnTo: pending.returnTo };
      } catch (error) {
        if (error instanceof CopilotError && (error.code === "UNAUTHENTICATED" || error.code === "DENIED"))
          await audit.append([{ kind: "session_refused", principal: who, code: error.code, policyDigest: policy.digest }]);
        throw error;
      }
    },

    /** The id of whom a bearer token of the identity provider names; a token newer than what is known of them updates it. */
    async personOfBearer(token: string): Promise<string | undefined> {
      const claims = await provider.claimsOfBearer(token);
      if (!claims) return undefined;
      const statement = statementOf(policy.identity, claims);
      const known = await personStore.findBySubject(store.pool, statement.issuer, statement.subject);
      if (known && known.claims_at >= statement.at) return known.id;
      return (await audit.transaction((client, append) => learn(client, append, statement))).id;
    },

    /** Ends every session of a person and refuses new ones, or lets them sign in again; an operator at this machine does it. */
    async setDisabled(login: string, disabled: boolean): Promise<Person> {
      return audit.transaction(async (client, append) => {
        const person = await personStore.findByLogin(client, issuer, login);
        if (!person) throw new CopilotError("NOT_FOUND", `Nobody called ${JSON.stringify(login.slice(0, 80))} has signed in here.`);
        await personStore.setDisabled(client, person.id, disabled);
        if (disabled) await sessions.closeAll(person.id, client);
        await append([
          { kind: disabled ? "person_disabled" : "person_enabled", principal: "operator", person: person.id, policyDigest: policy.digest },
        ]);
        return { ...person, disabled };
      });
    },

    list: () => personStore.list(store.pool, issuer),
  };
}

export type Identity = ReturnType<typeof createIdentity>;

function rightsOf({ roles, companies, warehouses }: Person): string {
  return JSON.stringify([roles, companies, warehouses]);
}

/** Names the provider's account without giving it away. */
function subjectDigest({ issuer, subject }: Pick<Person, "issuer" | "subject">): string {
  return createHash("sha256").update(`${issuer}\n${subject}`).digest("hex");
}
