import { createHash, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import type { Clock } from "../../core/clock.ts";
import type { Sealer } from "../../store/seal.ts";

const LASTS_MS = 10 * 60_000;
const PURPOSE = "sign-in-verifier";

/** What a sign-in must still know when the browser comes back from the identity provider. */
export interface PendingSignIn {
  readonly verifier: string;
  readonly nonce: string;
  readonly returnTo: string;
  /** Of the session that the browser had before. */
  readonly oldSession: string | undefined;
}

/** Sign-ins that are under way: found by their state, once, and only by the browser that began them. */
export function createSignInStore({ pool, sealer, clock }: { readonly pool: Pool; readonly sealer: Sealer; readonly clock: Clock }) {
  return {
    /** The secret that goes into the browser's cookie, so that nobody can be signed in by a link of somebody else's. */
    async begin(state: string, { verifier, nonce, returnTo, oldSession }: PendingSignIn): Promise<string> {
      const browser = randomBytes(32).toString("base64url");
      const now = clock();
      await pool.query("delete from sign_in where expires_at <= $1", [now]);
      await pool.query(
        "insert into sign_in (state_hash, browser_hash, verifier_sealed, nonce, return_to, old_session_hash, expires_at) values ($1, $2, $3, $4, $5, $6, $7)",
        [hash(state), hash(browser), sealer.seal(PURPOSE, verifier), nonce, returnTo, oldSession ?? null, new Date(now.getTime() + LASTS_MS)],
      );
      return browser;
    },
    async take(state: string, browser: string): Promise<PendingSignIn | undefined> {
      const { rows } = await pool.query(
        "delete from sign_in where state_hash = $1 and browser_hash = $2 returning verifier_sealed, nonce, return_to, old_session_hash, expires_at",
        [hash(state), hash(browser)],
      );
      const [found] = rows;
      if (!found || found["expires_at"] <= clock()) return undefined;
      return {
        verifier: sealer.open(PURPOSE, found["verifier_sealed"]),
        nonce: found["nonce"],
        returnTo: found["return_to"],
        oldSession: found["old_session_hash"] ?? undefined,
      };
    },
  };
}

export type SignInStore = ReturnType<typeof createSignInStore>;

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
