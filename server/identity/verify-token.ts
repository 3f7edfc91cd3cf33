import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";

/** Asymmetric only: whoever can check a signature must not be able to make one, and "none" is no signature. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"];
/** Clocks of machines may differ by this much, in seconds. */
export const CLOCK_SKEW = 30;
const MOST_TOKEN = 16_384;

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly jwksUri: URL;
  readonly clock: Clock;
  /** An unknown key makes the keys be fetched again, but not sooner than this after the last time. */
  readonly cooldownMs?: number;
}

/** Checks tokens of one issuer: signature, issuer, audience, times. Undefined for one that isn't good. */
export function createTokenVerifier({ issuer, jwksUri, clock, cooldownMs = 30_000 }: TokenVerifierOptions) {
  const keys = createRemoteJWKSet(jwksUri, { cooldownDuration: cooldownMs, cacheMaxAge: 600_000, timeoutDuration: 5_000 });
  return async (token: string, audience: string): Promise<JWTPayload | undefined> => {
    if (token.length > MOST_TOKEN) return undefined;
    const now = clock();
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SKEW,
        currentDate: now,
        requiredClaims: ["iss", "aud", "sub", "exp", "iat"],
      });
      return typeof payload.iat === "number" && payload.iat <= now.getTime() / 1000 + CLOCK_SKEW ? payload : undefined;
    } catch (cause) {
      if (isVerdict(cause)) return undefined;
      throw new CopilotError(
        "IDENTITY_UNAVAILABLE",
        "The identity provider's keys can't be fetched, so nobody can be recognised. Try again in a minute; if it stays, tell your administrator.",
        { cause },
      );
    }
  };
}

export type TokenVerifier = ReturnType<typeof createTokenVerifier>;

/** Whether the token itself was found wanting; anything else says nothing of it. */
function isVerdict(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return false;
  return error instanceof errors.JOSEError && error.code !== "ERR_JOSE_GENERIC";
}
