import type { Watched } from "./watched.ts";

/** Whether an insight may be relied upon: advice shows its doubt, standing orders that rest on it pause, replenishment falls back to Odoo's own rules. */
export type Standing = { readonly kind: "trusted" } | { readonly kind: "doubtful"; readonly reasons: readonly string[] };

/** One alarm makes an insight doubtful until it is validated afresh; a monitor with too little to go on does not. */
export function standingOf(results: readonly Watched[]): Standing {
  const reasons = results.flatMap((result) => (result.kind === "alarm" ? result.reasons : []));
  return reasons.length === 0 ? { kind: "trusted" } : { kind: "doubtful", reasons };
}
