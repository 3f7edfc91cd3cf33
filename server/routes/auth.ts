import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { describeRoute } from "hono-openapi";
import { CopilotError } from "../../core/errors.ts";
import { HTTP_STATUS } from "../http-error.ts";
import type { Identity } from "../identity/identity.ts";
import type { Program } from "../program.ts";

/** /auth: signing in through the identity provider. Under the demo there is none of it. */
export function authRoutes(program: Program) {
  const { cookies } = program;
  return new Hono()
    .get("/auth/sign-in", describeRoute({ description: "To the identity provider's sign-in, and back to `return`." }), async (c) =>
      orPage(program, c, async (identity) => {
        const { url, state, secret } = await identity.begin(ownPath(c.req.query("return")), cookies.session(c));
        cookies.setSignIn(c, state, secret);
        return c.redirect(url.toString(), 303);
      }),
    )
    .get("/auth/callback", describeRoute({ description: "Where the identity provider sends people back to." }), async (c) =>
      orPage(program, c, async (identity) => {
        const state = c.req.query("state");
        const secret = state === undefined ? undefined : cookies.signIn(c, state);
        if (state !== undefined) cookies.deleteSignIn(c, state);
        const browser = { session: cookies.session(c), userAgent: c.req.header("user-agent") ?? "" };
        const { cookie, returnTo } = await identity.finish(new URL(c.req.url).search, state, secret, browser);
        cookies.setSession(c, cookie);
        return c.redirect(returnTo, 303);
      }),
    )
    .get("/auth/signed-out", describeRoute({ description: "What is shown after signing out." }), (c) =>
      page(c, "You are signed out", "Your session here has ended. Your identity provider may still know you.", 200),
    );
}

/** A path of ours, lest signing in be a way to send people elsewhere. */
export function ownPath(path: string | undefined): string {
  if (path === undefined || !/^\/[\w\-./?=&%:]{0,500}$/.test(path) || path.startsWith("//") || path.startsWith("/auth/")) return "/";
  return path;
}

async function orPage(program: Program, c: Context, answer: (identity: Identity) => Promise<Response>): Promise<Response> {
  if (!program.identity) throw new CopilotError("NOT_FOUND", "The demo has no sign-in: pick a role on its first page.");
  try {
    return await answer(program.identity);
  } catch (error) {
    if (!(error instanceof CopilotError)) throw error;
    if (error.cause) program.log.warn({ code: error.code, err: error.cause }, "a sign-in was refused");
    return page(c, "You are not signed in", error.message, HTTP_STATUS[error.code]);
  }
}

function page(c: Context, title: string, text: string, status: 200 | (typeof HTTP_STATUS)[keyof typeof HTTP_STATUS]) {
  c.header("cache-control", "no-store");
  return c.html(
    html`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Countersign</title>
      <body style="font: 16px/1.5 system-ui; max-width: 34rem; margin: 15vh auto; padding: 0 1rem"><h1>${title}</h1><p>${text}</p>
      <p><a href="/auth/sign-in">Sign in</a></p></body></html>`,
    status,
  );
}
