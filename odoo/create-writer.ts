import { CopilotError } from "../core/errors.ts";
import { askCompanion } from "./companion/ask-companion.ts";
import { receiptAnswerSchema } from "./companion/protocol.ts";
import type { Writer } from "./companion.ts";
import type { Transport } from "./transport.ts";

/** The only code that changes anything in Odoo: one call, one transaction, never tried again here. */
export function createWriter(transport: Transport, actionId: number): Writer {
  const link = { transport, actionId };
  return {
    async commit({ change, effect, commitId, note }) {
      const answer = receiptAnswerSchema.safeParse(await askCompanion(link, { op: "commit", change, effect, commit_id: commitId, note }, false));
      if (answer.success && answer.data.receipt?.commitId === commitId) return answer.data.receipt;
      throw new CopilotError("UNKNOWN_OUTCOME", "Odoo answered, but without a receipt. It is looked up before anything is tried again.");
    },
  };
}
