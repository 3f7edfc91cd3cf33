import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve } from "node:path";
import { type Context, Hono } from "hono";

const DIST = resolve(import.meta.dirname, "../../web/dist");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
};

/** The chat page, the console and the widget, as `npm run build` left them. */
export function pageRoutes() {
  return new Hono()
    .get("/", (c) => send(c, "index.html"))
    .get("/console", (c) => send(c, "console.html"))
    .get("/console/*", (c) => send(c, "console.html"))
    .get("/widget.js", (c) => send(c, "widget.js"))
    .get("/assets/*", (c) => send(c, c.req.path))
    .get("/favicon.svg", (c) => send(c, "favicon.svg"));
}

async function send(c: Context, path: string): Promise<Response> {
  const file = join(DIST, normalize(`/${path}`));
  try {
    const body = await readFile(file);
    return c.body(new Uint8Array(body), 200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    });
  } catch {
    return c.json({ code: "NOT_FOUND", message: "There is no such page. If the pages were never built, run: npm run build" }, 404);
  }
}
