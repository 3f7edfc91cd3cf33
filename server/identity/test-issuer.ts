import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

type Key = Awaited<ReturnType<typeof newKey>>;

async function newKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" } };
}

/** Who is at the identity provider, and what it says of them. */
export type Claims = JWTPayload & { readonly sub: string };

interface Code {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirectUri: string;
  readonly claims: Claims;
}

/** A small identity provider on loopback: discovery, keys that rotate, authorize, token with PKCE. `clientId` is the only client. */
export async function startTestIssuer({ clientId = "countersign", clientSecret = "s3cret", now = () => Date.now() } = {}) {
  let keys: readonly Key[] = [await newKey("key-1")];
  let count = 1;
  const codes = new Map<string, Code>();
  const asked = { jwks: 0 };
  const person: { claims: Claims; altered: (claims: JWTPayload) => JWTPayload } = { claims: { sub: "1" }, altered: (claims) => claims };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const json = (response: ServerResponse, status: number, body: unknown) =>
    void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", issuer);
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json(response, 200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ["code"],
          code_challenge_methods_supported: ["S256"],
          id_token_signing_alg_values_supported: ["RS256"],
        });
      case "/jwks":
        asked.jwks += 1;
        return json(response, 200, { keys: keys.map(({ jwk }) => jwk) });
      case "/authorize":
        return authorize(url.searchParams, response);
      case "/token":
        return token(await bodyOf(request), request.headers.authorization, response);
      default:
        return json(response, 404, {});
    }
  }

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const redirectUri = query.get("redirect_uri") ?? "";
    if (query.get("client_id") !== clientId || query.get("code_challenge_method") !== "S256") {
      json(response, 400, { error: "invalid_request" });
      return;
    }
    const code = crypto.randomUUID();
    codes.set(code, { challenge: query.get("code_challenge") ?? "", nonce: query.get("nonce") ?? "", redirectUri, claims: person.claims });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", query.get("state") ?? "");
    response.writeHead(302, { location: back.toString() }).end();
  }

  async function token(form: URLSearchParams, authorization: string | undefined, response: ServerResponse): Promise<void> {
    if (authorization !== `Basic ${btoa(`${clientId}:${clientSecret}`)}`) return json(response, 401, { error: "invalid_client" });
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!code || verifier !== code.challenge || form.get("redirect_uri") !== code.redirectUri) return json(response, 400, { error: "invalid_grant" });
    const idToken = await sign(person.altered({ ...times(), iss: issuer, aud: clientId, nonce: code.nonce, ...code.claims }));
    return json(response, 200, { access_token: crypto.randomUUID(), token_type: "Bearer", expires_in: 300, id_token: idToken });
  }

  const seconds = () => Math.floor(now() / 1000);
  const times = () => ({ iat: seconds(), exp: seconds() + 300 });
  const newest = (): Key => keys[0] ?? raise();

  function sign(claims: JWTPayload, { key = newest(), kid = key.kid }: { readonly key?: Key; readonly kid?: string } = {}): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid }).sign(key.privateKey);
  }

  return {
    issuer,
    clientId,
    clientSecret,
    asked,
    /** The codes that were given out and not redeemed. */
    codes,
    /** Who signs in next, and how their ID token is altered before it is signed. */
    person,
    newest,
    newKey,
    /** An access token for an audience. */
    accessToken: (audience: string, claims: Claims, more: JWTPayload = {}, how: Parameters<typeof sign>[1] = {}) =>
      sign({ ...times(), iss: issuer, aud: audience, ...claims, ...more }, how),
    /** A new key signs from now on; old ones are forgotten. */
    async rotate(): Promise<void> {
      count += 1;
      keys = [await newKey(`key-${count}`)];
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((closed) => void server.close(() => closed()));
    },
  };
}

export type TestIssuer = Awaited<ReturnType<typeof startTestIssuer>>;

function raise(): never {
  throw new TypeError("The test issuer has no key.");
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}
