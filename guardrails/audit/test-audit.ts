import { join } from "node:path";
import { createSigner } from "../../store/signer.ts";
import type { Store } from "../../store/store.ts";
import { type Audit, createAudit } from "./audit.ts";
import type { AuditEvent } from "./entry.ts";

export const TEST_SECRET = "a secret that only the tests know, long enough";

/** A log on a test's store; a clock that moves a second a call makes every entry's time its own. */
export function testAudit(store: Store, dataFolder: string, secret = TEST_SECRET): Audit {
  let seconds = 0;
  const clock = () => new Date(Date.UTC(2026, 0, 5, 8) + 1_000 * seconds++);
  return createAudit({ store, signer: createSigner(secret, "audit"), clock, headFile: headFileOf(dataFolder) });
}

export function headFileOf(dataFolder: string): string {
  return join(dataFolder, "audit-head.json");
}

/** Events that differ from one another. */
export function events(count: number, tool = "find_orders"): readonly AuditEvent[] {
  return Array.from({ length: count }, (_, index) => ({ kind: "tool_called", principal: "buyer@demo", tool, rows: index }));
}
