import type { Pool, PoolClient } from "pg";
import type { Principal } from "../core/principal.ts";

/**
 * People as they are today; undefined when they no longer exist. Inside a transaction its client is handed on, because
 * the embedded database has one connection.
 */
export type PrincipalOf = (id: string, queryable?: Pick<Pool | PoolClient, "query">) => Promise<Principal | undefined>;
