import type { JWTPayload } from "jose";
import * as oidc from "openid-client";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import type { OidcConfig } from "../config.ts";
import type { PendingSignIn } from "./sign-in-store.ts";
import { CLOCK_SKEW, createTokenVerifier, type TokenVerifier } from "./verify-token.ts";

const TIMEOUT_SECONDS = 8;

export interface IdentityProviderOptions {
  readonly oidc: OidcConfig;
  /** Where the identity provider sends people back to. */
  readonly redirectUri: string;
  readonly clock: Clock;
  readonly jwksCooldownMs?: number;
}

/** The identity provider: authorization code with PKCE, state and nonce for browsers, bearer tokens for programs. It is asked when first needed. */
export function createIdentityProvider({ oidc: settings, redirectUri, clock, jwksCooldownMs }: IdentityProviderOptions) {
  let connecting: Promise<{ readonly config: oidc.Configuration; readonly verify: TokenVerifier }> | undefined;

  function connect() {
    connecting ??= discover().catch((cause: unknown) => {
      connecting = undefined;
      throw cause instanceof CopilotError
        ? cause
        : new CopilotError(
            "IDENTITY_UNAVAILABLE",
            "The identity provider can't be reached, so nobody can sign in. Try again in a minute; if it stays, tell your administrator.",
            { cause },
          );
    });
    return connecting;
  }

  async function discover() {
    const { issuer, clientId, clientSecret } = settings;
    const url = new URL(issuer);
    const insecure = url.protocol === "http:";
    const found = await oidc.discovery(url, clientId, {}, oidc.None(), {
      timeout: TIMEOUT_SECONDS,
      execute: insecure ? [oidc.allowInsecureRequests] : [],
    });
    const metadata = found.serverMetadata();
    const addresses = [metadata.jwks_uri, metadata.authorization_endpoint, metadata.token_endpoint].map((address) => new URL(address ?? "missing:"));
    const [jwksUri] = addresses;
    // What an insecure issuer is allowed (on loopback only, see the settings) a secure one is not.
    if (!jwksUri || addresses.some(({ protocol }) => protocol !== "https:" && protocol !== url.protocol))
      throw new CopilotError(
        "IDENTITY_UNAVAILABLE",
        "The identity provider at OIDC_ISSUER doesn't name https addresses for its keys, sign-in and tokens. Check OIDC_ISSUER.",
      );
    const clocks = { [oidc.clockSkew]: Math.round((clock().getTime() - Date.now()) / 1000), [oidc.clockTolerance]: CLOCK_SKEW };
    const config = new oidc.Configuration(metadata, clientId, clocks, clientAuth(clientSecret, metadata));
    config.timeout = TIMEOUT_SECONDS;
    if (insecure) oidc.allowInsecureRequests(config);
    const cooldown = jwksCooldownMs === undefined ? {} : { cooldownMs: jwksCooldownMs };
    return { config, verify: createTokenVerifier({ issuer: metadata.issuer, jwksUri, clock, ...cooldown }) };
  }

  return {
    /** The address that a browser is sent to, and what must be known when it comes back. */
    async begin(): Promise<{ readonly url: URL; readonly state: string; readonly verifier: string; readonly nonce: string }> {
      const { config } = await connect();
      const [state, verifier, nonce] = [oidc.randomState(), oidc.randomPKCECodeVerifier(), oidc.randomNonce()];
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        response_type: "code",
        scope: settings.scopes,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
      });
      return { url, state, verifier, nonce };
    },

    /** Redeems the code. The ID token's signature is checked although it came from the provider directly: only keys are trusted. */
    async finish(query: string, state: string, { verifier, nonce }: Pick<PendingSignIn, "verifier" | "nonce">): Promise<JWTPayload> {
      const { config, verify } = await connect();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await oidc.authorizationCodeGrant(config, new URL(`${redirectUri}${query}`), checks).catch((cause: unknown) => {
        throw notSignedIn(cause);
      });
      const claims = await verify(tokens.id_token ?? "", settings.clientId);
      if (claims?.["nonce"] !== nonce) throw notSignedIn(new Error("The ID token's signature, audience, times or nonce are not right."));
      return claims;
    },

    /** The claims of an access token for our audience, or undefined for one that isn't good. */
    async claimsOfBearer(token: string): Promise<JWTPayload | undefined> {
      return (await connect()).verify(token, settings.audience);
    },
  };
}

export type IdentityProvider = ReturnType<typeof createIdentityProvider>;

/** The way the provider offers, by header unless it takes only the other; PKCE alone where there is no secret. */
function clientAuth(secret: string | undefined, { token_endpoint_auth_methods_supported: offered }: oidc.ServerMetadata): oidc.ClientAuth {
  if (secret === undefined) return oidc.None();
  const byHeader = offered === undefined || offered.includes("client_secret_basic");
  return byHeader ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
}

/** Of the library's error only the words are kept: its details hold claims and tokens, and causes are logged. */
function notSignedIn(error: unknown): CopilotError {
  const cause = new Error(error instanceof Error ? `${error.name}: ${error.message}` : "unknown");
  return new CopilotError("UNAUTHENTICATED", "The identity provider didn't confirm who you are, so you are not signed in. Sign in again.", { cause });
}
