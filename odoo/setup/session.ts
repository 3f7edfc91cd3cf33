import { CopilotError } from "../../core/errors.ts";
import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import { asCopilotError } from "../transports/odoo-said.ts";

/** A signed-in web session: setup needs one because Odoo makes API keys only there. */
export interface OdooSession {
  readonly uid: number;
  call(model: string, method: string, args: readonly Json[], kwargs?: JsonObject): Promise<Json>;
}

export interface SessionServer {
  readonly url: string;
  readonly db: string;
  readonly fetch: typeof fetch;
}

const TIMEOUT_MS = 120_000;

/** Signs in with a password, as a browser does. */
export async function openSession(server: SessionServer, login: string, password: string): Promise<OdooSession> {
  const { result, cookie } = await post(server, "/web/session/authenticate", { db: server.db, login, password }, undefined);
  const uid = isJsonObject(result) ? result["uid"] : undefined;
  if (typeof uid !== "number")
    throw new CopilotError("ODOO_KEY_REJECTED", `Odoo doesn't sign in ${login}: check the login, the password and the database.`);
  return {
    uid,
    async call(model, method, args, kwargs = {}) {
      const answer = await post(server, `/web/dataset/call_kw/${model}/${method}`, { model, method, args, kwargs }, cookie);
      return answer.result;
    },
  };
}

async function post(
  { url, fetch }: SessionServer,
  path: string,
  params: JsonObject,
  cookie: string | undefined,
): Promise<{ result: Json; cookie: string }> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`${url.replace(/\/+$/, "")}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(cookie ? { cookie } : {}) },
      body: JSON.stringify({ jsonrpc: "2.0", method: "call", params }),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    body = await response.json();
  } catch (cause) {
    throw new CopilotError("ODOO_UNREACHABLE", `Odoo can't be reached at ${url}. Check that it runs and that the address is right.`, { cause });
  }
  if (!isJsonObject(body)) throw new CopilotError("ODOO_FAULT", `What answers at ${url} is not Odoo. Check the address.`);
  const { error } = body;
  if (isJsonObject(error)) {
    const data = isJsonObject(error["data"]) ? error["data"] : {};
    throw asCopilotError({ status: 200, name: String(data["name"] ?? ""), message: String(data["message"] ?? "") });
  }
  const fresh = response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return { result: body["result"] ?? null, cookie: fresh };
}
