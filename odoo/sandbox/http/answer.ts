import type { Json } from "../../../core/json.ts";
import { OdooError } from "../errors.ts";

/** How Odoo writes an error into an answer; `debug` stands for the traceback that a real server always sends. */
export function errorBody(error: OdooError): { readonly [key: string]: Json } {
  const web = error.odooName.startsWith("werkzeug.");
  return {
    name: error.odooName,
    message: error.message,
    arguments: web ? [error.message, error.status] : [error.message],
    context: {},
    debug: `Traceback (most recent call last):\n  (embedded Odoo)\n${error.odooName}: ${error.message}\n`,
  };
}

/** A mistake in the embedded Odoo itself is a server fault, as it would be in the real one. */
export function asOdooError(error: unknown): OdooError {
  if (error instanceof OdooError) return error;
  return new OdooError(500, "builtins.RuntimeError", error instanceof Error ? error.message : String(error));
}

export function json(status: number, body: Json, headers: { readonly [name: string]: string } = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json; charset=utf-8", ...headers } });
}

export function html(status: number, title: string, text: string): Response {
  return new Response(`<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>${text}</p>\n`, {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}
