import { CopilotError } from "../../core/errors.ts";
import { isJsonObject, type Json } from "../../core/json.ts";
import { openSession, type SessionServer } from "./session.ts";

export interface NewKey {
  readonly apiKey: string;
  readonly uid: number;
}

/** Odoo's own limit for people who are not administrators. */
const DAYS = "90";

/** Makes an API key for a person with their password, through the same steps as Odoo's own form. */
export async function mintKey(server: SessionServer, login: string, password: string, name: string): Promise<NewKey> {
  const session = await openSession(server, login, password);
  const made = await session.call("res.users.apikeys.description", "create", [[{ name, duration: DAYS }]]);
  const wizard = Array.isArray(made) ? made[0] : made;
  const check = await session.call("res.users.apikeys.description", "make_key", [[wizard ?? null]]);
  const checkId = isJsonObject(check) ? check["res_id"] : undefined;
  const shown = await session.call("res.users.identitycheck", "run_check", [[checkId ?? null]], { context: { password } });
  const apiKey = keyIn(shown);
  if (apiKey === undefined) throw new CopilotError("ODOO_FAULT", `Odoo made no API key for ${login}. Make one in the user's preferences.`);
  return { apiKey, uid: session.uid };
}

function keyIn(action: Json): string | undefined {
  const context = isJsonObject(action) ? action["context"] : undefined;
  const key = isJsonObject(context) ? context["default_key"] : undefined;
  return typeof key === "string" && key.length > 0 ? key : undefined;
}
