import type { Change } from "../../core/change.ts";
import { CopilotError } from "../../core/errors.ts";
import type { Json, JsonObject } from "../../core/json.ts";
import type { Transport } from "../transport.ts";
import { odooSaid } from "../transports/odoo-said.ts";
import { COMPANION_SAYS, type CompanionOrder } from "./protocol.ts";

/** One person's way to the companion: their own transport, and the server action that holds it. */
export interface CompanionLink {
  readonly transport: Transport;
  readonly actionId: number;
}

/** Runs the companion as the person whose key the transport carries; its own refusals become STALE and DENIED. */
export async function askCompanion({ transport, actionId }: CompanionLink, order: CompanionOrder, retry: boolean): Promise<Json> {
  const companies = "change" in order ? { allowed_company_ids: [order.change.company] } : {};
  try {
    return await transport.call({ model: "ir.actions.server", method: "run", ids: [actionId], context: { ...companies, cs: asJson(order) }, retry });
  } catch (error) {
    throw companionError(error, "change" in order ? order.change : undefined);
  }
}

function companionError(error: unknown, change: Change | undefined): unknown {
  const said = odooSaid(error)?.message ?? "";
  const about = change ? `"${change.summary}"` : "this";
  if (said.startsWith(COMPANION_SAYS.stale))
    return new CopilotError("STALE", `Odoo's records have changed since ${about} was worked out.`, { cause: error });
  if (said.startsWith(COMPANION_SAYS.refused))
    return new CopilotError("DENIED", `The companion in Odoo doesn't carry out ${about}: it is not on its list.`, { cause: error });
  return error;
}

/** Orders are JSON already; their types only say more. */
function asJson(order: CompanionOrder): JsonObject {
  return JSON.parse(JSON.stringify(order));
}
