import type { Outcome } from "../../core/wire.ts";

export const OUTCOMES = ["answered", "clarify", "refused", "needs_approval", "handed_over", "failed"] as const satisfies readonly Outcome[];
