import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import type { Clock } from "../core/clock.ts";
import type { IdentityPolicy } from "../guardrails/identity/identity-schema.ts";

export interface Session {
  readonly principal: string;
  readonly csrf: string;
}

export interface SessionsOptions {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly policy: IdentityPolicy["session"];
}

/** How exactly the last request is remembered: to the minute, so that reading does not always write. */
const SEEN_EVERY_MS = 60_000;

/** Signed-in browser sessions, the only door to a decision. The database holds a hash of the cookie, never the cookie. */
export function createSessions({ pool, clock, policy }: SessionsOptions) {
  const idleSince = (now: Date) => new Date(now.getTime() - policy.idle_minutes * 60_000);
  return {
    /** A new session, never one that the browser brought along; those that it replaces, by their hash, end, whoever's they were. */
    async open(
      principal: string,
      { replaces, userAgent }: { readonly replaces: readonly (string | undefined)[]; readonly userAgent: string },
      db: Pick<Pool | PoolClient, "query"> = pool,
    ): Promise<{ readonly cookie: string; readonly csrf: string }> {
      const cookie = randomBytes(32).toString("base64url");
      const csrf = randomBytes(24).toString("base64url");
      const now = clock();
      const ends = new Date(now.getTime() + policy.longest_hours * 3_600_000);
      await db.query("delete from session where id_hash = any($1::text[]) or expires_at <= $2", [replaces.filter((one) => one !== undefined), now]);
      await db.query(
        "insert into session (id_hash, principal, csrf, created_at, seen_at, expires_at, user_agent) values ($1, $2, $3, $4, $4, $5, $6)",
        [sessionHash(cookie), principal, csrf, now, ends, userAgent.slice(0, 200)],
      );
      return { cookie, csrf };
    },
    async find(cookie: string): Promise<Session | undefined> {
      const now = clock();
      const { rows } = await pool.query(
        `select principal, csrf, coalesce(seen_at, created_at) as seen_at from session
         where id_hash = $1 and expires_at > $2 and coalesce(seen_at, created_at) > $3`,
        [sessionHash(cookie), now, idleSince(now)],
      );
      const [found] = rows;
      if (!found) return undefined;
      if (now.getTime() - found["seen_at"].getTime() >= SEEN_EVERY_MS)
        await pool.query("update session set seen_at = $2 where id_hash = $1 and coalesce(seen_at, created_at) < $2", [sessionHash(cookie), now]);
      return { principal: found["principal"], csrf: found["csrf"] };
    },
    async close(cookie: string): Promise<void> {
      await pool.query("delete from session where id_hash = $1", [sessionHash(cookie)]);
    },
    async closeAll(principal: string, db: Pick<Pool | PoolClient, "query"> = pool): Promise<void> {
      await db.query("delete from session where principal = $1", [principal]);
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;

export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}

export function sessionHash(cookie: string): string {
  return createHash("sha256").update(cookie).digest("hex");
}
