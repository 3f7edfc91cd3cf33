import type { ClientBase } from "pg";
import { CopilotError } from "../core/errors.ts";
import { errorCode } from "./error-code.ts";

/** Embeddings need pgvector; where it is missing the program says who can install it instead of starting halfway. */
export async function ensureVector(client: ClientBase): Promise<void> {
  const { rows } = await client.query("SELECT 1 FROM pg_extension WHERE extname = 'vector'");
  if (rows.length > 0) return;
  try {
    await client.query("CREATE EXTENSION vector");
  } catch (cause) {
    const message =
      errorCode(cause) === "42501"
        ? "The database user may not install pgvector. Have an administrator run CREATE EXTENSION vector in this database."
        : "The database server has no pgvector. Install it (Debian: postgresql-NN-pgvector) and start again.";
    throw new CopilotError("NOT_CONFIGURED", message, { cause });
  }
}
