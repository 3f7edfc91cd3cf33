import { isJsonObject, type Json, type JsonObject } from "../../../core/json.ts";
import { namedArguments } from "../engine/call.ts";
import { keyError, OdooError, typeError } from "../errors.ts";
import { asOdooError, errorBody, json } from "./answer.ts";
import type { Server } from "./server.ts";

const VERSION = { server_version: "19.0", server_version_info: [19, 0, 0, "final", 0, ""], server_serie: "19.0", protocol_version: 1 } as const;

/** The older RPC: always HTTP 200, errors inside. */
export async function answerRpc(server: Server, request: Request): Promise<Response> {
  let id: Json = null;
  try {
    const body = JSON.parse(await request.text()) as Json;
    if (!isJsonObject(body)) throw typeError("Invalid JSON-RPC data");
    id = body["id"] ?? null;
    const params = isJsonObject(body["params"]) ? body["params"] : {};
    return json(200, { jsonrpc: "2.0", id, result: dispatch(server, params) });
  } catch (thrown) {
    const error = asOdooError(thrown);
    const { name, message, arguments: args, context, debug } = errorBody(error);
    return json(200, {
      jsonrpc: "2.0",
      id,
      error: {
        code: error.status === 404 && error.odooName.startsWith("werkzeug") ? 404 : 0,
        message: "Odoo Server Error",
        data: { name: name ?? "", message: message ?? "", arguments: args ?? [], context: context ?? {}, debug: debug ?? "" },
      },
    });
  }
}

function dispatch(server: Server, params: JsonObject): Json {
  const { service, method } = params;
  const args = Array.isArray(params["args"]) ? params["args"] : [];
  if (service === "common" && method === "version") return VERSION;
  if (service === "common" && (method === "authenticate" || method === "login")) {
    const [database, login, password] = args;
    checkDatabase(server, database);
    return server.userOf(String(login), String(password)) ?? false;
  }
  if (service === "object" && (method === "execute_kw" || method === "execute")) {
    const [database, uid, secret, model, name, positional, kwargs] = method === "execute_kw" ? args : [...args.slice(0, 5), args.slice(5), {}];
    checkDatabase(server, database);
    if (typeof uid !== "number" || !server.allows(uid, String(secret))) throw new OdooError(403, "odoo.exceptions.AccessDenied", "Access Denied");
    const call = namedArguments(
      server.world,
      String(model),
      String(name),
      Array.isArray(positional) ? positional : [],
      isJsonObject(kwargs) ? kwargs : {},
    );
    return server.call(uid, call);
  }
  throw keyError(`Method not found: ${String(service)}.${String(method)}`);
}

function checkDatabase(server: Server, database: Json | undefined): void {
  if (database !== server.database) throw new OdooError(500, "psycopg2.OperationalError", `database "${String(database)}" does not exist`);
}
