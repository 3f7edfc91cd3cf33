import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Pool } from "pg";
import type { Clock } from "../core/clock.ts";

export const SESSION_COOKIE = "countersign_session";
const LIFETIME_MS = 12 * 3600_000;

export interface Session {
  readonly principal: string;
  readonly csrf: string;
}

/** Signed-in browser sessions, the only door to a decision. The database holds a hash of the cookie, never the cookie. */
export function createSessions({ pool, clock }: { readonly pool: Pool; readonly clock: Clock }) {
  return {
    async open(principal: string, userAgent: string): Promise<{ readonly cookie: string; readonly csrf: string }> {
      const cookie = randomBytes(32).toString("base64url");
      const csrf = randomBytes(24).toString("base64url");
      const now = clock();
      await pool.query("insert into session (id_hash, principal, csrf, created_at, expires_at, user_agent) values ($1, $2, $3, $4, $5, $6)", [
        hash(cookie),
        principal,
        csrf,
        now,
        new Date(now.getTime() + LIFETIME_MS),
        userAgent.slice(0, 200),
      ]);
      return { cookie, csrf };
    },
    async find(cookie: string): Promise<Session | undefined> {
      const { rows } = await pool.query("select principal, csrf from session where id_hash = $1 and expires_at > $2", [hash(cookie), clock()]);
      return rows[0] && { principal: rows[0]["principal"], csrf: rows[0]["csrf"] };
    },
    async close(cookie: string): Promise<void> {
      await pool.query("delete from session where id_hash = $1", [hash(cookie)]);
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;

export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}

function hash(cookie: string): string {
  return createHash("sha256").update(cookie).digest("hex");
}
