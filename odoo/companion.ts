import type { Change, Effect, Receipt } from "../core/change.ts";

/**
 * Our small piece inside Odoo, called under the requester's own key. Only `preview` and `lookup` are given to the gate;
 * the writer, which alone can `commit`, is held by guardrails/commit.ts.
 */
export interface Previewer {
  /** Runs the change in Odoo and rolls everything back; returns all that it would have done. Throws STALE when `before` does not hold. */
  preview(change: Change): Promise<Effect>;
  /** The receipt of a commit id, or undefined when nothing was committed under it. */
  receipt(commitId: string): Promise<Receipt | undefined>;
}

export interface CommitOrder {
  readonly change: Change;
  /** The effect that was approved, whole; Odoo compares it with what it does and rolls back on any difference. */
  readonly effect: Effect;
  /** Secret, single-use: 32 random bytes in hex. */
  readonly commitId: string;
  /** The chatter note that names requester and approvers, plain text. */
  readonly note: string;
}

export interface Writer {
  /** One Odoo transaction: receipt, check `before`, act, compare the effect, note. Throws STALE, REFUSED_BY_ODOO, ODOO_DENIED; UNKNOWN_OUTCOME when the answer was lost. */
  commit(order: CommitOrder): Promise<Receipt>;
}
