import { isJsonObject, type Json } from "../../../core/json.ts";
import { badRequest, notFound, OdooError, unauthorized } from "../errors.ts";
import { asOdooError, errorBody, html, json } from "./answer.ts";
import { answerRpc } from "./jsonrpc.ts";
import type { Server } from "./server.ts";

const VERSION = { version_info: [19, 0, 0, "final", 0, ""], version: "19.0" } as const;

/** Answers one HTTP request as Odoo 19's server does. */
export async function handle(server: Server, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === "/web/version" || pathname === "/json/version") return json(200, VERSION);
  if (pathname === "/web/health") return json(200, { status: "pass" });
  if (pathname === "/jsonrpc")
    return request.method === "POST"
      ? answerRpc(server, request)
      : html(405, "Method Not Allowed", "The method is not allowed for the requested URL.");
  if (pathname === "/json/2" || pathname.startsWith("/json/2/")) return answerJson2(server, request, pathname);
  return html(404, "Not Found", "The requested URL was not found on the server.");
}

async function answerJson2(server: Server, request: Request, pathname: string): Promise<Response> {
  const database = request.headers.get("x-odoo-database");
  if (database !== null && database !== server.database) return html(404, "Not Found", "The requested URL was not found on the server.");
  try {
    const [, , , model, method, ...more] = pathname.split("/");
    if (!model || !method || more.length > 0 || request.method !== "POST") throw notFound("Did you mean POST /json/2/<model>/<method>?");
    const text = await request.text();
    if (text !== "" && !/^application\/json/.test(request.headers.get("content-type") ?? "")) {
      return html(415, "Unsupported Media Type", "The server does not support the media type transmitted in the request.");
    }
    const uid = authenticated(server, request);
    const body = text === "" ? {} : parse(text);
    if (!isJsonObject(body)) throw badRequest(`could not parse the body, expected an object: ${text.slice(0, 100)}`);
    const { ids = [], context = {}, ...params } = body;
    return json(
      200,
      server.call(uid, {
        model: decodeURIComponent(model),
        method: decodeURIComponent(method),
        ids,
        context: isJsonObject(context) ? context : {},
        params,
      }),
    );
  } catch (thrown) {
    const error = asOdooError(thrown);
    return json(error.status, errorBody(error), error.status === 401 ? { "www-authenticate": "Bearer" } : {});
  }
}

function authenticated(server: Server, request: Request): number {
  const match = /^bearer\s+(.+)$/i.exec(request.headers.get("authorization") ?? "");
  if (!match?.[1]) throw unauthorized("User not authenticated, use an API Key with a Bearer Authorization header.");
  const uid = server.userOfKey(match[1].trim());
  if (uid === undefined) throw unauthorized("Invalid apikey");
  return uid;
}

export function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw Object.assign(new OdooError(400, "werkzeug.exceptions.BadRequest", `could not parse the body as json: ${text.slice(0, 100)}`), { cause });
  }
}
