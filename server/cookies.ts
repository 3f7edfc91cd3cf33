import { createHash } from "node:crypto";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CookieOptions } from "hono/utils/cookie";
import type { Config } from "./config.ts";

const SIGN_IN_SECONDS = 600;

/**
 * Our cookies. Behind https they are Secure and bound to our host by the __Host- prefix, whoever ends TLS. The session is
 * SameSite=Strict, unless foreign pages may hold the chat in a frame: then it is None, and Partitioned, so that each of
 * those pages' frames has a session of its own and none sees the one of our own pages. The CSRF token and the Origin check
 * stand either way.
 */
export function createCookies({ publicUrl, widgetOrigins }: Pick<Config, "publicUrl" | "widgetOrigins">) {
  const secure = publicUrl?.startsWith("https://") ?? false;
  const prefix = secure ? "__Host-" : "";
  const base: CookieOptions = { httpOnly: true, path: "/", secure };
  const framed: CookieOptions = secure && widgetOrigins.length > 0 ? { sameSite: "None", partitioned: true } : { sameSite: "Strict" };
  const sessionName = `${prefix}countersign_session`;
  // One for each sign-in under way, since people open several tabs at once; Lax, since they come back from another site.
  const signInName = (state: string) => `${prefix}countersign_sign_in_${createHash("sha256").update(state).digest("hex").slice(0, 12)}`;
  return {
    session: (c: Context) => getCookie(c, sessionName),
    setSession: (c: Context, cookie: string) => setCookie(c, sessionName, cookie, { ...base, ...framed }),
    deleteSession: (c: Context) => void deleteCookie(c, sessionName, { ...base, ...framed }),
    signIn: (c: Context, state: string) => getCookie(c, signInName(state)),
    setSignIn: (c: Context, state: string, secret: string) =>
      setCookie(c, signInName(state), secret, { ...base, sameSite: "Lax", maxAge: SIGN_IN_SECONDS }),
    deleteSignIn: (c: Context, state: string) => void deleteCookie(c, signInName(state), { ...base, sameSite: "Lax" }),
  };
}

export type Cookies = ReturnType<typeof createCookies>;
