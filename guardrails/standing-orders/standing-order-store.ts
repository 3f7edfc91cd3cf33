import type { Pool, PoolClient, QueryResultRow } from "pg";
import { z } from "zod";
import { digestOf } from "../../core/json.ts";
import type { Sealer } from "../../store/seal.ts";
import { type StandingOrder, standingOrderTerms } from "./standing-order.ts";

export type Queryable = Pick<Pool | PoolClient, "query">;

const body = z.strictObject({
  id: z.string(),
  terms: standingOrderTerms,
  currency: z.string(),
  timeZone: z.string(),
  proposedBy: z.string(),
  createdAt: z.string(),
});
const signature = z.strictObject({ id: z.string(), digest: z.string(), by: z.string(), at: z.string() });

/** Standing orders as rows. Terms and signature are sealed with the order's id, so that neither can be forged or exchanged in the database. */
export function createStandingOrderStore(sealer: Sealer) {
  const open = (sealed: Buffer): unknown => JSON.parse(sealer.open("standing-order", sealed));
  const seal = (value: unknown) => sealer.seal("standing-order", JSON.stringify(value));

  /** Undefined for a row that can't be opened or doesn't agree with itself: it signs for nothing. */
  function fromRow(row: QueryResultRow): StandingOrder | undefined {
    try {
      const sealed = body.parse(open(row["sealed"]));
      const digest = digestOf(sealed);
      if (sealed.id !== row["id"] || sealed.terms.useCase !== row["use_case"]) return undefined;
      const signed = row["signature_sealed"] ? signature.parse(open(row["signature_sealed"])) : null;
      if (signed && (signed.id !== sealed.id || signed.digest !== digest)) return undefined;
      return {
        ...sealed,
        digest,
        signature: signed && { by: signed.by, at: signed.at },
        revoked: row["revoked_at"] ? { by: String(row["revoked_by"]), at: new Date(row["revoked_at"]).toISOString() } : null,
      };
    } catch {
      return undefined;
    }
  }

  return {
    async insert(db: Queryable, order: StandingOrder): Promise<void> {
      const { digest, signature: _signature, revoked: _revoked, ...sealed } = order;
      await db.query(
        "insert into standing_order (id, use_case, digest, sealed, proposed_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)",
        [order.id, order.terms.useCase, digest, seal(sealed), order.proposedBy, order.createdAt, order.terms.expiresAt],
      );
    },

    async find(db: Queryable, id: string, lock: "lock" | "read" = "read"): Promise<StandingOrder | undefined> {
      if (id.includes("\u0000")) return undefined;
      const { rows } = await db.query(`select * from standing_order where id = $1${lock === "lock" ? " for update" : ""}`, [id]);
      return rows[0] && fromRow(rows[0]);
    },

    async lockFor(db: Queryable, useCase: string, now: Date): Promise<StandingOrder[]> {
      const { rows } = await db.query(
        `select * from standing_order where use_case = $1 and expires_at > $2 and revoked_at is null and signature_sealed is not null
         order by created_at, id limit 50 for update`,
        [useCase, now],
      );
      return rows.flatMap((row) => fromRow(row) ?? []);
    },

    async list(db: Queryable): Promise<StandingOrder[]> {
      const { rows } = await db.query("select * from standing_order order by created_at desc, id limit 200");
      return rows.flatMap((row) => fromRow(row) ?? []);
    },

    async setSignature(db: Queryable, { id, digest, signature: signed }: StandingOrder): Promise<void> {
      await db.query("update standing_order set signature_sealed = $2 where id = $1", [id, seal({ id, digest, ...signed })]);
    },

    async setRevoked(db: Queryable, { id, revoked }: StandingOrder): Promise<void> {
      await db.query("update standing_order set revoked_at = $2, revoked_by = $3 where id = $1", [id, revoked?.at, revoked?.by]);
    },
  };
}
