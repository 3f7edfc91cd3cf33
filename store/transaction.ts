import type { Pool, PoolClient } from "pg";
import { CopilotError } from "../core/errors.ts";

const BEGIN = "BEGIN; SET LOCAL lock_timeout = '10s'; SET LOCAL statement_timeout = '30s'";

/** The embedded database holds no socket, so without a timer a wait that can't end would end the program without a word. */
const KEEP_ALIVE_MS = 60_000;

/** Transactions on one pool: bounded waits, and a connection that can't roll back is thrown away. */
export function transactionOn(pool: Pool) {
  return async <Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> => {
    const waiting = setInterval(ignore, KEEP_ALIVE_MS);
    try {
      return await run(await checkout(pool), work);
    } finally {
      clearInterval(waiting);
    }
  };
}

async function run<Result>(client: PoolClient, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  client.on("error", ignore);
  try {
    await client.query(BEGIN);
    const result = await work(client);
    await commit(client);
    giveBack(client);
    return result;
  } catch (error) {
    await client.query("ROLLBACK").then(
      () => giveBack(client),
      (broken: unknown) => giveBack(client, broken instanceof Error ? broken : true),
    );
    throw error;
  }
}

/** PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement failed and its error was swallowed. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query("COMMIT");
  if (command !== "COMMIT") throw new CopilotError("STORE_UNAVAILABLE", "The database rolled the transaction back. Nothing was stored; try again.");
}

/** A connection lost between two statements is reported by the next one; unheard, it would end the process. */
function ignore(): void {}

function giveBack(client: PoolClient, broken?: Error | true): void {
  client.off("error", ignore);
  client.release(broken);
}

async function checkout(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw new CopilotError("STORE_UNAVAILABLE", "The database gave no connection in time. Try again; if it goes on, see /readyz.", { cause });
  }
}
