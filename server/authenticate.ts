import type { Context, MiddlewareHandler } from "hono";
import { CopilotError } from "../core/errors.ts";
import type { Channel, Principal } from "../core/principal.ts";
import type { Program } from "./program.ts";
import { sameText } from "./sessions.ts";
import type { TokenUse } from "./tokens.ts";

export interface Authenticated {
  Variables: { person: Principal; csrf: string };
}

/** Only a signed-in browser session, with its CSRF token on everything that changes something. */
export function requireSession(program: Program, channel: Channel): MiddlewareHandler<Authenticated> {
  return async (c, next) => {
    await useSession(program, c, channel);
    await next();
  };
}

/** A browser session or a bearer token for the given use. */
export function requireSessionOrToken(program: Program, use: TokenUse, channel: Channel): MiddlewareHandler<Authenticated> {
  return async (c, next) => {
    const token = bearerOf(c);
    if (token === undefined) await useSession(program, c, "widget");
    else c.set("person", await personOfToken(program, token, use, channel));
    await next();
  };
}

/** Under the demo a token of our own, elsewhere one of the identity provider; neither is good where the other is. */
export async function personOfToken(program: Program, token: string, use: TokenUse, channel: Channel): Promise<Principal> {
  const id = program.identity ? await program.identity.personOfBearer(token) : await program.tokens.verify(token, use);
  if (id === undefined) {
    const how = program.identity ? "Get a new one from your identity provider." : `Make one with: cs token --as USER --for ${use}`;
    throw new CopilotError("UNAUTHENTICATED", `This bearer token isn't good here: it is wrong, expired, or for another use. ${how}`);
  }
  return program.people.get(id, channel);
}

export function bearerOf(c: Context): string | undefined {
  return /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
}

async function useSession(program: Program, c: Context<Authenticated>, channel: Channel): Promise<void> {
  const cookie = program.cookies.session(c);
  const session = cookie === undefined ? undefined : await program.sessions.find(cookie);
  if (!session) throw new CopilotError("UNAUTHENTICATED", "You are not signed in, or your session has ended. Sign in again; what you typed is kept.");
  const changes = c.req.method !== "GET" && c.req.method !== "HEAD";
  if (changes && !sameText(c.req.header("x-csrf-token") ?? "", session.csrf))
    throw new CopilotError("DENIED", "This request doesn't come from our own page. Reload the page and try again.");
  c.set("person", await program.people.get(session.principal, channel));
  c.set("csrf", session.csrf);
}
