import type { Effect } from "../core/change.ts";
import { CopilotError } from "../core/errors.ts";
import { askCompanion } from "./companion/ask-companion.ts";
import { COMPANION_SAYS, effectSchema, receiptAnswerSchema } from "./companion/protocol.ts";
import type { Previewer } from "./companion.ts";
import type { Transport } from "./transport.ts";
import { odooSaid } from "./transports/odoo-said.ts";

/** The half of the companion that changes nothing: dry runs and receipts. */
export function createPreviewer(transport: Transport, actionId: number): Previewer {
  const link = { transport, actionId };
  return {
    async preview(change) {
      try {
        await askCompanion(link, { op: "preview", change }, true);
      } catch (error) {
        const said = odooSaid(error)?.message ?? "";
        if (said.startsWith(COMPANION_SAYS.preview)) return parseEffect(said.slice(COMPANION_SAYS.preview.length));
        throw error;
      }
      throw new CopilotError("ODOO_FAULT", "The companion in Odoo didn't answer with an effect. Install it again with `cs odoo setup`.");
    },

    async receipt(commitId) {
      const answer = receiptAnswerSchema.safeParse(await askCompanion(link, { op: "receipt", commit_id: commitId }, true));
      if (!answer.success)
        throw new CopilotError("ODOO_FAULT", "The companion in Odoo didn't answer with a receipt. Install it again with `cs odoo setup`.");
      return answer.data.receipt ?? undefined;
    },
  };
}

function parseEffect(text: string): Effect {
  try {
    return effectSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new CopilotError("ODOO_FAULT", "The effect that Odoo computed can't be read. Install the companion again with `cs odoo setup`.", { cause });
  }
}
