import type { Pool, PoolClient } from "pg";

/** Called before each statement, and with "after" when its answer is there; it may wait, and what it throws takes the statement's place. */
export type StatementHook = (sql: string, moment: "before" | "after") => Promise<void> | void;

/**
 * Lets a harness stand between the program and its database, on whatever connection a statement goes out.
 * The returned function takes it away again.
 */
export function watchStatements(pool: Pool, hook: StatementHook): () => void {
  const watched = new Map<PoolClient, PoolClient["query"]>();
  const watch = (client: PoolClient): void => {
    if (watched.has(client)) return;
    const plain = client.query;
    watched.set(client, plain);
    client.query = watchedQuery(plain.bind(client), hook);
  };
  pool.on("acquire", watch);
  return () => {
    pool.off("acquire", watch);
    for (const [client, plain] of watched) client.query = plain;
  };
}

/** pg's query has many shapes; a callback comes last, and without one a promise is returned. */
function watchedQuery(plain: (...args: unknown[]) => unknown, hook: StatementHook): PoolClient["query"] {
  async function run(args: readonly unknown[]): Promise<unknown> {
    const sql = textOf(args[0]);
    await hook(sql, "before");
    const result = await plain(...args);
    await hook(sql, "after");
    return result;
  }
  const query = (...args: unknown[]): unknown => {
    const callback = args.at(-1);
    if (!isCallback(callback)) return run(args);
    run(args.slice(0, -1)).then(
      (result) => callback(null, result),
      (error: unknown) => callback(error),
    );
    return undefined;
  };
  // The overloads can't be said of a function that passes all of them on.
  return query as PoolClient["query"];
}

function isCallback(value: unknown): value is (error: unknown, result?: unknown) => void {
  return typeof value === "function";
}

function textOf(query: unknown): string {
  if (typeof query === "string") return query;
  return typeof query === "object" && query !== null && "text" in query ? String(query.text) : "";
}
