import type { ApprovalStatus } from "../../core/wire.ts";
import type { Config } from "../../server/config.ts";

/** What the harness tells a program process to do, one after the other. */
export type Order =
  | { readonly op: "start"; readonly config: Config; readonly aheadMs: number }
  | { readonly op: "set up" }
  /** From now on every statement waits for the harness to say that it may go on. */
  | { readonly op: "watch" }
  | { readonly op: "propose"; readonly by: string; readonly tool: string; readonly args: object }
  | { readonly op: "decide"; readonly id: string; readonly by: string }
  | { readonly op: "sweep" }
  | { readonly op: "look"; readonly id: string }
  | { readonly op: "tally" }
  | { readonly op: "verify" };

export interface Proposed {
  readonly id: string;
  readonly digest: string;
}

/** An approval as it stands: in the database, and what of it lies in the embedded Odoo. */
export interface Looked {
  readonly status: ApprovalStatus;
  readonly outcome: string | null;
  readonly hasReceipt: boolean;
  /** Commits of it that left their note in the embedded Odoo. */
  readonly effects: number;
}

/** Everything in the embedded Odoo that only commits of ours can have made. */
export interface Tally {
  readonly receipts: number;
  readonly orders: number;
}

export interface Verified {
  readonly ok: boolean;
  readonly entries: number;
  readonly problems: readonly string[];
}

/** What a program process says: the answer to an order, or that it is about to send a statement. */
export type Said =
  | { readonly kind: "answer"; readonly value: unknown }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "step"; readonly step: number; readonly statement: string };

/** The harness lets a statement go out. */
export interface GoOn {
  readonly goOn: number;
}
