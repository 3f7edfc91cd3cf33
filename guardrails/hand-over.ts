import type { Clock } from "../core/clock.ts";
import type { Sealer } from "../store/seal.ts";
import type { Audit } from "./audit/audit.ts";

export interface HandOverDeps {
  readonly sealer: Sealer;
  readonly audit: Pick<Audit, "transaction">;
  readonly clock: Clock;
}

/** Gives a conversation to a person as a case, with what was said so far; returns the case's short reference. */
export function handOverTo({ sealer, audit, clock }: HandOverDeps) {
  return async ({
    principal,
    thread,
    evidence,
  }: {
    readonly principal: string;
    readonly thread: string;
    readonly evidence: unknown;
  }): Promise<string> => {
    const id = crypto.randomUUID();
    const reference = id.slice(0, 8);
    await audit.transaction(async (client, append) => {
      await client.query(
        `insert into case_item (id, kind, priority, principal, thread, evidence_sealed, owner_role, status, created_at)
         values ($1, 'handed_over', 3, $2, $3, $4, 'operations_manager', 'open', $5)`,
        [id, principal, thread, sealer.seal("case", JSON.stringify(evidence)), clock()],
      );
      await append([{ kind: "handed_over", principal, outcome: "open" }]);
    });
    return reference;
  };
}
