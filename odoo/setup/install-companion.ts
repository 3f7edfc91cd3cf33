import { CopilotError } from "../../core/errors.ts";
import { companionSource } from "../companion/companion-source.ts";
import { byExternalId, ensure, searchIds } from "./records.ts";
import type { OdooSession } from "./session.ts";

/** Installs the companion or brings its code up to date; internal users may run it, and its code stays hidden from them. */
export async function installCompanion(admin: OdooSession): Promise<number> {
  const users = await byExternalId(admin, "base.group_user");
  const [model] = await searchIds(admin, "ir.model", [["model", "=", "res.users"]]);
  if (users === undefined || model === undefined)
    throw new CopilotError("ODOO_FAULT", "This Odoo has no internal users group. Is the database set up?");
  return ensure(admin, "companion", "ir.actions.server", {
    name: "Countersign companion",
    model_id: model,
    state: "code",
    code: companionSource(),
    group_ids: [[6, 0, [users]]],
  });
}
