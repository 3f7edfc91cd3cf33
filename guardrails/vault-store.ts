import type { Pool } from "pg";
import { CopilotError } from "../core/errors.ts";
import type { Sealer } from "../store/seal.ts";
import { createPlaceholderCodes } from "./placeholders.ts";
import type { Policy } from "./policy.ts";
import { createVault, type Vault, type VaultEntry } from "./vault.ts";

/** Keeps each conversation's placeholders sealed, apart from its checkpoints. */
export function createVaultStore({
  pool,
  sealer,
  policy,
  secret,
}: {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly policy: Policy;
  readonly secret: string;
}) {
  const codesOf = createPlaceholderCodes(secret);
  return {
    async open(thread: string, provider: string): Promise<Vault> {
      const { rows } = await pool.query("select placeholder, class, sealed from vault_entry where thread = $1", [thread]);
      const known = rows.map(
        (row): VaultEntry => ({ placeholder: row["placeholder"], label: row["class"], value: sealer.open("vault", row["sealed"]) }),
      );
      return createVault(policy, provider, known, codesOf(thread));
    },
    /** Throws STALE when a turn at the same time gave one of the placeholders to another value, which would restore the wrong one. */
    async save(thread: string, vault: Vault): Promise<void> {
      for (const { placeholder, label, value } of vault.fresh()) {
        const { rowCount } = await pool.query(
          "insert into vault_entry (thread, placeholder, sealed, class) values ($1, $2, $3, $4) on conflict do nothing",
          [thread, placeholder, sealer.seal("vault", value), label],
        );
        if (rowCount === 1) continue;
        const { rows } = await pool.query("select sealed from vault_entry where thread = $1 and placeholder = $2", [thread, placeholder]);
        if (sealer.open("vault", rows[0]?.["sealed"]) !== value)
          throw new CopilotError("STALE", "Another message of this conversation was being answered at the same time. Ask again.");
      }
    },
  };
}
