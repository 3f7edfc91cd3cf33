import type { Change, Effect, Receipt } from "../core/change.ts";
import { CopilotError } from "../core/errors.ts";
import { digestOf } from "../core/json.ts";
import type { CommitOrder, Previewer, Writer } from "../odoo/companion.ts";

/** How the next commit goes wrong, as networks and servers do. */
export type Mishap = "lost before" | "lost after" | "stale" | "refused";

/** The companion across the network: one record, one receipt for each commit id, and mishaps on demand. */
export function fakeCompanion(effect: Effect) {
  const receipts = new Map<string, Receipt>();
  const applied: string[] = [];
  const notes: string[] = [];
  const mishaps: Mishap[] = [];

  const writer: Writer = {
    async commit({ change, commitId, effect: approved, note }: CommitOrder) {
      const mishap = mishaps.shift();
      if (mishap === "lost before") throw new CopilotError("UNKNOWN_OUTCOME", "No answer.");
      if (mishap === "stale") throw new CopilotError("STALE", "The record has changed since.");
      if (mishap === "refused") throw new CopilotError("REFUSED_BY_ODOO", "Odoo refused.");
      if (receipts.has(commitId)) throw new CopilotError("REFUSED_BY_ODOO", "This commit id is used.");
      if (digestOf(approved) !== digestOf(effect)) throw new CopilotError("STALE", "The effect differs.");
      const receipt: Receipt = { commitId, model: change.model, ids: change.ids, at: "2026-06-08T10:00:00Z", readBack: {} };
      receipts.set(commitId, receipt);
      applied.push(change.summary);
      notes.push(note);
      if (mishap === "lost after") throw new CopilotError("UNKNOWN_OUTCOME", "No answer.");
      return receipt;
    },
  };
  const previewer: Previewer = {
    preview: async (_change: Change) => effect,
    receipt: async (commitId) => receipts.get(commitId),
  };
  return { writer, previewer, applied, notes, mishaps };
}
