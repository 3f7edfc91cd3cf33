import { createSecretKey } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import type { Clock } from "../core/clock.ts";
import { keyFor } from "../store/seal.ts";

export const TOKEN_USES = ["mcp", "agent"] as const;
export type TokenUse = (typeof TOKEN_USES)[number];

const ISSUER = "countersign";
const LIFETIME_SECONDS = 8 * 3600;
/** Another replica's clock may be this far behind the one that made the token. */
const REPLICAS_DIFFER_SECONDS = 60;

/** Bearer tokens for programs. They name a person and a use; no token is ever good for a decision. */
export function createTokens(secret: string, clock: Clock) {
  const key = createSecretKey(keyFor(secret, "bearer-token"));
  return {
    async mint(principal: string, use: TokenUse): Promise<string> {
      const now = Math.floor(clock().getTime() / 1000);
      return new SignJWT({})
        .setProtectedHeader({ alg: "HS256" })
        .setIssuer(ISSUER)
        .setSubject(principal)
        .setAudience(use)
        .setIssuedAt(now)
        .setNotBefore(now - REPLICAS_DIFFER_SECONDS)
        .setExpirationTime(now + LIFETIME_SECONDS)
        .setJti(crypto.randomUUID())
        .sign(key);
    },
    /** The person's id, or undefined for a token that is wrong, expired, or for another use. */
    async verify(token: string, use: TokenUse): Promise<string | undefined> {
      try {
        const { payload } = await jwtVerify(token, key, { issuer: ISSUER, audience: use, algorithms: ["HS256"], currentDate: clock() });
        return payload.sub;
      } catch {
        return undefined;
      }
    },
  };
}

export type Tokens = ReturnType<typeof createTokens>;
